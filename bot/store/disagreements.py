"""Where sources cannot all be right, within a story and between stories.

A reader is shown one only if every article that it quotes is there and his to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from bot.quotes import Conflict, Quote
from bot.store.db import Tx
from bot.store.expressions import new_id
from bot.store.schema import articles, disagreement_sides, disagreements
from bot.store.visible import visible_to


async def keep_within(tx: Tx, story_id: int, found: Sequence[Conflict]) -> None:
    """Make these a story's differences, in place of those that it had."""
    await tx.execute(sa.delete(disagreements).where(disagreements.c.story_id == story_id))
    await _insert(tx, found, story_id)


async def between(tx: Tx, among: Collection[int]) -> list[Conflict]:
    """What is known to differ between stories, of these articles alone."""
    known = await _quoted(tx, disagreements.c.id.in_(await _between(tx, among)))
    return [conflict for conflict, _ in known]


async def keep_between(tx: Tx, among: Collection[int], found: Sequence[Conflict]) -> None:
    """Make these the differences between stories of these articles.

    Those that quote an article besides them stay. What quotes one that is gone is not kept.
    """
    ids = await _between(tx, among)
    await tx.execute(sa.delete(disagreements).where(disagreements.c.id.in_(ids)))
    quoted = {sentence.article_id for each in found for sentence in each.sentences}
    rows = await tx.execute(sa.select(articles.c.id).where(articles.c.id.in_(quoted)))
    there = set(rows.scalars())
    await _insert(tx, [d for d in found if {s.article_id for s in d.sentences} <= there], None)


async def forget_with(tx: Tx, article_id: int) -> None:
    """Forget what quotes this article: it may no longer say so."""
    quoting = sa.select(disagreement_sides.c.disagreement_id).where(
        disagreement_sides.c.article_id == article_id
    )
    await tx.execute(sa.delete(disagreements).where(disagreements.c.id.in_(quoting)))


async def of_stories(
    tx: Tx, chat_id: int | None, story_ids: Collection[int]
) -> dict[int, tuple[Conflict, ...]]:
    """What the chat may see of where these stories' sources differ, also from other stories'."""
    theirs = (
        sa.select(disagreement_sides.c.disagreement_id)
        .join(articles, articles.c.id == disagreement_sides.c.article_id)
        .where(articles.c.story_id.in_(story_ids))
    )
    found: dict[int, dict[str, Conflict]] = defaultdict(dict)
    for conflict, quoted in await _quoted(tx, disagreements.c.id.in_(theirs), visible_to(chat_id)):
        for story_id in quoted & set(story_ids):
            found[story_id].setdefault(conflict.what, conflict)
    return {story_id: tuple(conflicts.values()) for story_id, conflicts in found.items()}


async def _quoted(tx: Tx, *conditions: sa.ColumnElement[bool]) -> list[tuple[Conflict, set[int]]]:
    """Those of which every side fits the conditions, each with the stories that it quotes."""
    rows = await tx.execute(
        sa.select(
            disagreements.c.id,
            disagreements.c.what,
            disagreements.c.sides,
            disagreement_sides.c.text,
            disagreement_sides.c.article_id,
            articles.c.story_id,
            articles.c.source,
            articles.c.url,
            articles.c.published_at,
        )
        .select_from(disagreements.join(disagreement_sides).join(articles))
        .where(*conditions)
        .order_by(disagreements.c.id, disagreement_sides.c.place)
    )
    told: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        told[row.id].append(row)
    return [
        (
            Conflict(sides[0].what, tuple(_quote(side) for side in sides)),
            {side.story_id for side in sides if side.story_id is not None},
        )
        for sides in told.values()
        if len(sides) == sides[0].sides
    ]


async def _between(tx: Tx, among: Collection[int]) -> Sequence[int]:
    """The differences between stories that quote these articles and no other."""
    own, other = disagreement_sides.alias(), disagreement_sides.alias()
    query = (
        sa.select(own.c.disagreement_id)
        .distinct()
        .join(disagreements, disagreements.c.id == own.c.disagreement_id)
        .where(
            disagreements.c.story_id.is_(None),
            own.c.article_id.in_(among),
            ~sa.exists().where(
                other.c.disagreement_id == own.c.disagreement_id, other.c.article_id.not_in(among)
            ),
        )
    )
    return (await tx.execute(query)).scalars().all()


async def _insert(tx: Tx, found: Sequence[Conflict], story_id: int | None) -> None:
    for difference in found:
        made = await tx.execute(
            sa.insert(disagreements).values(
                what=difference.what, story_id=story_id, sides=len(difference.sentences)
            )
        )
        await tx.execute(
            sa.insert(disagreement_sides),
            [
                {
                    "disagreement_id": new_id(made),
                    "place": place,
                    "article_id": sentence.article_id,
                    "text": sentence.text,
                }
                for place, sentence in enumerate(difference.sentences)
            ],
        )


def _quote(side: Any) -> Quote:
    return Quote(side.text, side.article_id, side.source, side.url, side.published_at)
