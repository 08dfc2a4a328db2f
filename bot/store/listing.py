"""Which stories there are: of everything, of a topic, a name or a search, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model import Story
from bot.store.db import Tx
from bot.store.expressions import OLDEST
from bot.store.intake import UNDATED_BEHIND
from bot.store.schema import article_topics, articles, mentions
from bot.store.stories import many
from bot.store.visible import visible_to

#: So many of the newest articles are looked through before all are.
_NEWEST = 1_000


async def listed(
    tx: Tx,
    chat_id: int | None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    seen_since: datetime | None = None,
    topic: str | None = None,
    names: Sequence[str] = (),
    matching: sa.ColumnElement[bool] | None = None,
    languages: Sequence[str] = (),
    limit: int,
    offset: int = 0,
) -> list[Story]:
    """Stories with a visible article that fits every condition, the newest first.

    Undated ones stand where what came a day before they were first seen stands.

    ``since`` ≤ fresh < ``until``; ``seen_since``: readable here from then on; ``names``: any
    of them mentioned; ``matching``: a condition on articles; ``languages`` (): all.
    ``chat_id`` None: what everybody may see.
    """
    story = sa.func.max(articles.c.story_id)
    found = sa.select(story).where(articles.c.story_id.is_not(None), visible_to(chat_id))
    if since is not None:
        found = found.where(articles.c.fresh_at >= since)
    if until is not None:
        found = found.where(articles.c.fresh_at < until)
    if seen_since is not None:
        # Not first_seen_at: an article that waits while a digest is made belongs into the next.
        found = found.where(articles.c.enriched_at >= seen_since)
    if topic is not None:
        found = found.where(_on(topic))
    if names:
        found = found.where(mentioning(names))
    if matching is not None:
        found = found.where(matching)
    if languages:
        found = found.where(articles.c.language.in_(languages))
    found = (
        # Not by the column alone: every story in the order of its id would be looked through.
        found.group_by(articles.c.story_id + 0)
        .order_by(sa.func.max(articles.c.ranked_at).desc(), story)
        .limit(limit)
        .offset(offset)
    )
    return await many(tx, chat_id, await _first(tx, found, limit, since))


async def _first(
    tx: Tx, found: sa.Select[int], limit: int, since: datetime | None
) -> Sequence[int]:
    """So many of the stories found: looked for among the newest articles, then among all.

    What enough newer articles tell does not depend on older ones, and what is asked for most is
    found as quickly among a hundred thousand as among a thousand. Nothing fresh ``since`` is
    ranked more than a day before that.
    """
    edge = await _edge(tx)
    if edge is not None:
        ranked_at, oldest = edge
        newer = found.where(articles.c.ranked_at > ranked_at)
        ids = (await tx.execute(newer, {OLDEST.key: oldest})).scalars().all()
        if len(ids) == limit or (since is not None and ranked_at < since - UNDATED_BEHIND):
            return ids
    return (await tx.execute(found)).scalars().all()


async def _edge(tx: Tx) -> tuple[datetime, int] | None:
    """Where the newest articles end, and the least id among them; None: there are no others."""
    newest = sa.select(articles.c.id, articles.c.ranked_at).order_by(articles.c.ranked_at.desc())
    last = newest.limit(_NEWEST).subquery()
    row = (
        await tx.execute(
            sa.select(sa.func.count(), sa.func.min(last.c.ranked_at), sa.func.min(last.c.id))
        )
    ).one()
    return None if row[0] < _NEWEST else (row[1], row[2])


def mentioning(names: Collection[str]) -> sa.ColumnElement[bool]:
    """The condition that an article mentions one of these names."""
    return articles.c.id.in_(
        sa.select(mentions.c.article_id).where(
            mentions.c.name.in_(names), mentions.c.article_id >= OLDEST
        )
    )


def _on(topic: str) -> sa.ColumnElement[bool]:
    """The condition that an article is on this topic."""
    return articles.c.id.in_(
        sa.select(article_topics.c.article_id).where(
            article_topics.c.topic == topic, article_topics.c.article_id >= OLDEST
        )
    )
