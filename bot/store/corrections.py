"""Corrections by sources: what was told, how it stands now, and whom that concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.reading import Correction
from bot.store.db import Tx
from bot.store.schema import articles, corrections, stories
from bot.store.visible import visible_to


async def told(
    tx: Tx, story_id: int | None, article_ids: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """The sentences of these articles that stand in their story's summary, not behind a tap."""
    if story_id is None:
        return {}
    kept = (
        await tx.execute(sa.select(stories.c.sentences).where(stories.c.id == story_id))
    ).scalar_one_or_none()
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for text, article_id, more in kept or ():
        if article_id in article_ids and not more:
            found[article_id] += (text,)
    return dict(found)


async def record(tx: Tx, article_id: int, changes: Sequence[tuple[str, str]], at: datetime) -> None:
    """Keep what a source changed: (was, now)."""
    if changes:
        rows = [
            {"article_id": article_id, "was": was, "now": now, "at": at} for was, now in changes
        ]
        await tx.execute(sa.insert(corrections), rows)


async def since(
    tx: Tx, chat_id: int | None, seen: Mapping[int, datetime], limit: int
) -> tuple[Correction, ...]:
    """Corrections of stories after the chat last saw them (``seen``: by story), newest first."""
    if not seen:
        return ()
    rows = await tx.execute(
        sa.select(corrections, articles.c.story_id, articles.c.source, articles.c.url)
        .join(articles, articles.c.id == corrections.c.article_id)
        .where(corrections.c.at > min(seen.values()), visible_to(chat_id))
        .order_by(corrections.c.at.desc(), corrections.c.id)
    )
    found = [
        Correction(row.story_id, row.article_id, row.source, row.url, row.was, row.now, row.at)
        for row in rows
        if row.story_id in seen and row.at > seen[row.story_id]
    ]
    return tuple(found[:limit])
