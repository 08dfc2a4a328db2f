"""The topics that the installation knows, and how much is reported on each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.db import Tx
from bot.store.schema import article_topics, articles, topics
from bot.store.visible import visible_to
from summarizer import Topic


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
