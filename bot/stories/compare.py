"""The shell that looks for what differs between stories, whenever some are new."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.model import Unread
from bot.quotes import Conflict
from bot.store import articles, disagreements, meta
from bot.store.db import Database

log = logging.getLogger(__name__)

Differ = Callable[[Sequence[Unread], Mapping[int, int]], tuple[Conflict, ...]]

_WINDOW = timedelta(days=7)
_MOST = 600
_FINISHED = "stories looked through"


async def compare(db: Database, now: datetime, differ: Differ) -> None:
    """Compare the newest public articles with one another.

    What a chat's own feed says is compared within its story only.
    """
    async with db.read() as tx:
        recent = await articles.grouped(tx, since=now - _WINDOW, limit=_MOST)
        public = await articles.public(tx, [article.id for _, article in recent])
        known = await disagreements.between(tx, public)
    compared = [article for _, article in recent if article.id in public]
    stories = {article.id: story_id for story_id, article in recent}
    try:
        found = await asyncio.to_thread(differ, compared, stories)
    except Exception:
        log.exception("%d articles could not be compared for what differs", len(compared))
        return
    if set(found) != set(known):
        async with db.write() as tx:
            await disagreements.keep_between(tx, public, found)


async def unfinished(db: Database) -> bool:
    """Were articles read since the stories were last looked through?"""
    async with db.read() as tx:
        newest = await articles.last_enriched(tx)
        done = await meta.get(tx, _FINISHED)
    return newest is not None and (done is None or datetime.fromisoformat(str(done)) < newest)


async def finished(db: Database, now: datetime) -> None:
    """All that was read until now was looked through."""
    async with db.write() as tx:
        await meta.put(tx, _FINISHED, now.isoformat())
