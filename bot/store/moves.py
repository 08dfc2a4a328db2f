"""Where the articles of a story went: into another story, or some of them into one of their own.

Both ids answer for ever: what was merged away leads on, what was split says what it lost.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from bot.store.db import Tx, insert
from bot.store.schema import articles, story_moves

Kind = Literal["merged", "split"]


@dataclass(frozen=True, slots=True)
class Move:
    """Articles left one story for another."""

    story_id: int
    to_id: int
    kind: Kind
    because: tuple[str, ...]
    at: datetime


async def members(tx: Tx, story_id: int) -> set[int]:
    """The ids of a story's articles."""
    rows = await tx.execute(sa.select(articles.c.id).where(articles.c.story_id == story_id))
    return set(rows.scalars())


async def move(tx: Tx, article_ids: Collection[int], to_id: int, because: Sequence[str]) -> None:
    """Put these articles into another story, and say why they are there."""
    await tx.execute(
        sa.update(articles)
        .where(articles.c.id.in_(article_ids))
        .values(story_id=to_id, because=list(because))
    )


async def record(
    tx: Tx, story_id: int, to_id: int, kind: Kind, because: Sequence[str], now: datetime
) -> None:
    """Remember that articles of a story went into another."""
    values = {"kind": kind, "because": list(because), "at": now}
    await tx.execute(
        insert(story_moves)
        .values(story_id=story_id, to_id=to_id, **values)
        .on_conflict_do_update(index_elements=["story_id", "to_id"], set_=values)
    )


async def merged_into(tx: Tx, story_id: int) -> int | None:
    """Which story one that was merged away is now, however often that was merged in turn."""
    found: int | None = None
    passed = {story_id}
    while (to_id := await _merged(tx, story_id)) is not None and to_id not in passed:
        found = story_id = to_id
        passed.add(to_id)
    return found


async def split_from(tx: Tx, story_id: int) -> list[Move]:
    """Which stories were split from this one, the first first."""
    query = sa.select(story_moves).where(
        story_moves.c.story_id == story_id, story_moves.c.kind == "split"
    )
    return [_move(row) for row in await tx.execute(query.order_by(story_moves.c.at))]


async def inherited(tx: Tx, seen: Mapping[int, datetime]) -> dict[int, datetime]:
    """When stories were seen, also those into which articles of a seen one went since."""
    known = dict(seen)
    new = set(known)
    while new:
        query = sa.select(story_moves).where(story_moves.c.story_id.in_(new))
        moved = [_move(row) for row in await tx.execute(query)]
        new = set()
        for each in moved:
            at = known[each.story_id]
            if each.at >= at and known.get(each.to_id) != max(at, known.get(each.to_id, at)):
                known[each.to_id] = max(at, known.get(each.to_id, at))
                new.add(each.to_id)
    return known


async def _merged(tx: Tx, story_id: int) -> int | None:
    """The story's last merge, if it has no articles any more."""
    left = sa.exists().where(articles.c.story_id == story_moves.c.story_id)
    query = (
        sa.select(story_moves.c.to_id)
        .where(story_moves.c.story_id == story_id, story_moves.c.kind == "merged", ~left)
        .order_by(story_moves.c.at.desc())
        .limit(1)
    )
    return (await tx.execute(query)).scalar_one_or_none()


def _move(row: Any) -> Move:
    return Move(row.story_id, row.to_id, row.kind, tuple(row.because), row.at)
