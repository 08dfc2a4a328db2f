"""What is kept of a story: how it is told, and what was found about its articles together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.store import articles, disagreements, stories
from bot.store.db import Tx
from bot.stories.tell import Told


async def keep(
    tx: Tx, story_id: int | None, told: Told, because: Sequence[str], now: datetime
) -> int:
    """Keep how a story is told; None makes one. Gives its id."""
    return await stories.save(
        tx,
        story_id=story_id,
        title=told.title,
        language=told.language,
        sentences=told.sentences,
        timeline=told.timeline,
        because=because,
        fresh_at=told.fresh_at,
        now=now,
    )


async def keep_together(tx: Tx, story_id: int, told: Told, members: Sequence[int]) -> None:
    """Keep which of its articles are copies and where they differ, once they are in the story."""
    await articles.set_copies(tx, members, told.copies)
    await disagreements.keep_within(tx, story_id, told.differences)
