"""What everybody may see of the days that passed, and of the digests that were composed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from bot.model import Story
from bot.store import moves, stories
from bot.store.db import Tx
from bot.store.schema import articles, chats, composition_stories, compositions, digests
from bot.store.visible import visible_to

#: A day's beginning and its end.
Span = Callable[[datetime], tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class Day:
    """What was reported on a day; ``stories``: those that most reports are on."""

    begin: datetime
    number: int
    articles: int
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest as everybody may see it; ``hidden``: stories that are not everybody's, or gone."""

    day: date
    topics: tuple[str, ...]
    created_at: datetime
    stories: tuple[Story, ...]
    hidden: int


async def days(
    tx: Tx, before: datetime, span: Span, *, number: int, headlines: int
) -> tuple[list[Day], bool]:
    """The last days with public reports before a moment, newest first; are there earlier ones?

    ``span`` gives the local day of a moment.
    """
    found: list[tuple[datetime, tuple[int, int], list[int]]] = []
    while len(found) < number and (newest := await _newest(tx, before)) is not None:
        begin, end = span(newest)
        counted, best = await _counted(tx, begin, end, headlines)
        found.append((begin, counted, best))
        before = begin
    told = await stories.many(tx, None, [one for *_, best in found for one in best])
    by_id = {story.id: story for story in told}
    listed = [
        Day(begin, *numbers, tuple(by_id[one] for one in best if one in by_id))
        for begin, numbers, best in found
    ]
    return listed, await _newest(tx, before) is not None


async def counted(tx: Tx, begin: datetime, end: datetime) -> tuple[int, int]:
    """How many public stories and reports became news from ``begin`` until before ``end``."""
    numbers, _ = await _counted(tx, begin, end, 0)
    return numbers


async def composed(tx: Tx, key: str) -> Composed | None:
    """The digest with this key, its stories in their order as they are told now.

    Only as long as a chat that got it is known: who is forgotten leaves no page.
    """
    got = sa.exists(
        sa.select(1)
        .select_from(digests.join(chats, chats.c.id == digests.c.chat_id))
        .where(digests.c.composition_id == compositions.c.id, chats.c.forgotten.is_(False))
    )
    query = sa.select(compositions).where(compositions.c.key == key, got)
    row = (await tx.execute(query)).one_or_none()
    if row is None or row.day is None:
        return None
    placed = (
        sa.select(composition_stories.c.story_id)
        .where(composition_stories.c.composition_id == row.id)
        .order_by(composition_stories.c.place)
    )
    ids = list((await tx.execute(placed)).scalars())
    now_in = [await moves.merged_into(tx, one) or one for one in ids]
    shown = await stories.many(tx, None, list(dict.fromkeys(now_in)))
    hidden = len(set(now_in)) - len(shown)
    return Composed(row.day, tuple(row.topics or ()), row.created_at, tuple(shown), hidden)


async def _newest(tx: Tx, before: datetime) -> datetime | None:
    found: datetime | None = (
        await tx.execute(
            sa.select(articles.c.fresh_at)
            .where(articles.c.story_id.is_not(None), articles.c.fresh_at < before, visible_to(None))
            .order_by(articles.c.fresh_at.desc())
            .limit(1)
        )
    ).scalar_one_or_none()
    return found


async def _counted(
    tx: Tx, begin: datetime, end: datetime, best: int
) -> tuple[tuple[int, int], list[int]]:
    """How many stories and reports a span has, and the stories that most of these are on."""
    of_span = (
        articles.c.story_id.is_not(None),
        articles.c.fresh_at >= begin,
        articles.c.fresh_at < end,
        visible_to(None),
    )
    # Windows see the groups before the limit: one look at the span for both.
    most = (
        sa.select(
            articles.c.story_id,
            sa.func.count().over().label("stories"),
            sa.func.sum(sa.func.count()).over().label("articles"),
        )
        .where(*of_span)
        .group_by(articles.c.story_id)
        .order_by(sa.func.count().desc(), sa.func.max(articles.c.ranked_at).desc())
        .limit(max(best, 1))
    )
    rows = (await tx.execute(most)).all()
    numbers = (rows[0].stories, int(rows[0].articles)) if rows else (0, 0)
    return numbers, [row.story_id for row in rows[:best]]
