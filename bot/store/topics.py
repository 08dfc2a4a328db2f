"""The topics that the installation knows, and how much is reported on each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store.db import Tx
from bot.store.schema import article_topics, articles, topics
from bot.store.visible import visible_to
from summarizer import Topic

_DAY = timedelta(days=1)
_DAYS = 15  # the last one, and a fortnight before it


async def every(tx: Tx) -> list[Topic]:
    """All topics, by name."""
    rows = await tx.execute(sa.select(topics).order_by(topics.c.name))
    return [
        Topic(row.name, {language: tuple(words) for language, words in row.words.items()})
        for row in rows
    ]


async def replace(tx: Tx, wanted: Sequence[Topic]) -> None:
    """Make these the topics; what was found about articles before is kept."""
    await tx.execute(sa.delete(topics))
    if wanted:
        await tx.execute(
            sa.insert(topics),
            [
                {"name": topic.name, "words": {k: list(v) for k, v in topic.words.items()}}
                for topic in wanted
            ],
        )


async def ensure(tx: Tx, names: Sequence[str]) -> None:
    """Make these names topics, unless one is called so already, in whatever capitals."""
    known = {topic.name.casefold() for topic in await every(tx)}
    new = {name.casefold(): name for name in reversed(names) if name.casefold() not in known}
    if new:
        await tx.execute(
            sa.insert(topics), [{"name": name, "words": {}} for name in reversed(new.values())]
        )


async def counts(tx: Tx, chat_id: int | None, since: datetime | None) -> list[tuple[str, int]]:
    """Topics by the number of visible stories since then, the most reported first."""
    number = sa.func.count(articles.c.story_id.distinct())
    query = (
        sa.select(article_topics.c.topic, number)
        .join(articles, articles.c.id == article_topics.c.article_id)
        .where(articles.c.story_id.is_not(None), visible_to(chat_id))
        .group_by(article_topics.c.topic)
        .order_by(number.desc(), article_topics.c.topic)
    )
    if since is not None:
        query = query.where(articles.c.fresh_at >= since)
    return [(topic, count) for topic, count in await tx.execute(query)]


async def daily(
    tx: Tx, chat_id: int | None, now: datetime, topic: str | None = None
) -> dict[str, list[int]]:
    """Each topic's visible stories of each of the last days, up to the 24 hours before ``now``.

    Only as many days as anything was read; of one topic, where one is named.
    """
    ago = sa.case(
        *((articles.c.fresh_at > now - (days + 1) * _DAY, days) for days in range(_DAYS - 1)),
        else_=_DAYS - 1,
    )
    query = (
        sa.select(article_topics.c.topic, ago, sa.func.count(articles.c.story_id.distinct()))
        .join(articles, articles.c.id == article_topics.c.article_id)
        .where(
            articles.c.story_id.is_not(None),
            articles.c.fresh_at > now - _DAYS * _DAY,
            articles.c.fresh_at <= now,
            visible_to(chat_id),
        )
        .group_by(article_topics.c.topic, ago)
    )
    if topic is not None:
        query = query.where(article_topics.c.topic == topic)
    found: dict[str, dict[int, int]] = {}
    for name, days, number in await tx.execute(query):
        found.setdefault(name, {})[days] = number
    first = await _first(tx, chat_id, now)
    oldest = 0 if first is None else (now - first) // _DAY
    return {
        name: [counted.get(days, 0) for days in range(oldest, -1, -1)]
        for name, counted in found.items()
    }


async def _first(tx: Tx, chat_id: int | None, now: datetime) -> datetime | None:
    """When of the last days' visible articles the first one was news."""
    query = (
        sa.select(articles.c.fresh_at)
        .where(
            articles.c.story_id.is_not(None),
            articles.c.fresh_at > now - _DAYS * _DAY,
            articles.c.fresh_at <= now,
            visible_to(chat_id),
        )
        .order_by(articles.c.fresh_at)
        .limit(1)
    )
    return (await tx.execute(query)).scalar_one_or_none()


async def because(tx: Tx, article_ids: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """The topics of these articles, each with the words that earned it."""
    rows = await tx.execute(
        sa.select(article_topics.c.topic, article_topics.c.because)
        .where(article_topics.c.article_id.in_(article_ids))
        .order_by(article_topics.c.topic)
    )
    found: dict[str, tuple[str, ...]] = {}
    for topic, words in rows:
        found[topic] = tuple(dict.fromkeys((*found.get(topic, ()), *words)))
    return found
