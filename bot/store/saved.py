"""What people put aside to read later: it outlives the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.model import Story
from bot.store.db import Tx, insert
from bot.store.schema import saved


@dataclass(frozen=True, slots=True)
class Saved:
    """A story as it was when it was put aside."""

    story_id: int
    title: str
    url: str | None
    source: str
    at: datetime


async def add(tx: Tx, platform: str, person: str, story: Story, now: datetime) -> None:
    """Put a story aside for a person; once is enough."""
    await tx.execute(
        insert(saved)
        .values(
            platform=platform,
            person=person,
            story_id=story.id,
            title=story.title,
            url=story.best.url,
            source=story.best.source,
            at=now,
        )
        .on_conflict_do_nothing()
    )


async def remove(tx: Tx, platform: str, person: str, story_id: int) -> bool:
    """Take a story from what a person put aside. False: it was not there."""
    gone = await tx.execute(
        sa.delete(saved).where(*_of(platform, person), saved.c.story_id == story_id)
    )
    return gone.rowcount > 0


async def of_person(tx: Tx, platform: str, person: str, limit: int) -> list[Saved]:
    """What a person put aside, the newest first."""
    rows = await tx.execute(
        sa.select(saved).where(*_of(platform, person)).order_by(saved.c.id.desc()).limit(limit)
    )
    return [Saved(row.story_id, row.title, row.url, row.source, row.at) for row in rows]


async def forget(tx: Tx, platform: str, person: str) -> None:
    """All of it."""
    await tx.execute(sa.delete(saved).where(*_of(platform, person)))


def _of(platform: str, person: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (saved.c.platform == platform, saved.c.person == person)
