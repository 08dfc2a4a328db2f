"""Lists of feeds into the store: every list that a person, a file or the seeds bring."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.ingest.opml import FeedOutline
from bot.reading import Feed, FeedKind
from bot.store import feeds, topics
from bot.store.db import Tx


async def add_outlines(
    tx: Tx, outlines: Iterable[FeedOutline], now: datetime, *, chat_id: int | None = None
) -> list[Feed]:
    """Add the feeds of a list, or find them; the folders of everybody's feeds become topics."""
    wanted = list(outlines)
    if chat_id is None:
        await topics.ensure(tx, folders(wanted))
    return [
        await feeds.add(
            tx,
            outline.url,
            kind=FeedKind.FEED,
            title=outline.title or outline.url,
            language=outline.language,
            folder=outline.folder,
            now=now,
            chat_id=chat_id,
        )
        for outline in wanted
    ]


def folders(outlines: Iterable[FeedOutline]) -> list[str]:
    """The names of all folders and of the folders inside them, once each."""
    paths = (outline.folder for outline in outlines if outline.folder)
    return list(dict.fromkeys(name for path in paths for name in path.split("/") if name))
