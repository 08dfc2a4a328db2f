"""Folders of a list of feeds are topics: whoever sorted feeds into "Energy" follows that."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store import topics
from bot.store.db import Tx
from bot.store.schema import entries, feeds


async def topics_of(tx: Tx, article_id: int) -> dict[str, tuple[str, ...]]:
    """The topics that an article has by the folders of the public feeds that carry it.

    Each with its reason. A chat's own folders are its own affair, and make none.
    """
    rows = await tx.execute(
        sa.select(feeds.c.folder)
        .join(entries, entries.c.feed_id == feeds.c.id)
        .where(
            entries.c.article_id == article_id,
            feeds.c.public.is_(True),
            feeds.c.folder.is_not(None),
        )
    )
    paths = list(rows.scalars())
    if not paths:
        return {}
    known = {topic.name.casefold(): topic.name for topic in await topics.every(tx)}
    found: dict[str, tuple[str, ...]] = {}
    for path in paths:
        for name in path.split("/"):
            if topic := known.get(name.casefold()):
                found.setdefault(topic, (f"folder: {path}",))
    return found
