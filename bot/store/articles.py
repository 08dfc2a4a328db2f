"""Entries and the articles behind them: what was seen, what is to be enriched, what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model import Enrichment, Unread
from bot.reading import NewArticle
from bot.store import disagreements, folders, fulltext, names, search
from bot.store.db import Tx, these
from bot.store.intake import Saved, save_all
from bot.store.schema import article_topics, articles, entries, feeds, mentions


async def save(tx: Tx, feed_id: int, article: NewArticle, now: datetime) -> Saved:
    """Keep an entry and its article, as ``intake.save_all`` does."""
    return (await save_all(tx, feed_id, [article], now))[0]


async def waiting(tx: Tx, limit: int, *, first: int = 0, last: int | None = None) -> list[Unread]:
    """Articles to be enriched, oldest first; with ids from ``first`` to ``last``."""
    until = sa.true() if last is None else articles.c.id <= last
    rows = await tx.execute(
        sa.select(articles)
        .where(articles.c.enriched_at.is_(None), articles.c.id >= first, until)
        .order_by(articles.c.id)
        .limit(limit)
    )
    return [_unread(row) for row in rows]


async def waiting_ids(tx: Tx, limit: int) -> list[int]:
    """The ids of articles to be enriched, oldest first."""
    rows = await tx.execute(
        sa.select(articles.c.id)
        .where(articles.c.enriched_at.is_(None))
        .order_by(articles.c.id)
        .limit(limit)
    )
    return list(rows.scalars())


async def still_waiting(tx: Tx, some: Sequence[Unread]) -> set[int]:
    """Which of these articles nobody enriched yet, and no source edited since they were read."""
    rows = await tx.execute(
        sa.select(articles).where(
            articles.c.id.in_([unread.id for unread in some]), articles.c.enriched_at.is_(None)
        )
    )
    now = {row.id: _unread(row) for row in rows}
    return {unread.id for unread in some if now.get(unread.id) == unread}


async def grouped(
    tx: Tx, *, since: datetime | None = None, story_ids: Sequence[int] = (), limit: int
) -> list[tuple[int, Unread]]:
    """Articles that have a story, as (story's id, article): fresh since then, or of these stories.

    The newest come first.
    """
    query = sa.select(articles).where(articles.c.story_id.is_not(None))
    if since is not None:
        query = query.where(articles.c.fresh_at >= since)
    if story_ids:
        query = query.where(articles.c.story_id.in_(story_ids))
    rows = await tx.execute(query.order_by(articles.c.fresh_at.desc()).limit(limit))
    return [(row.story_id, _unread(row)) for row in rows]


async def opened(tx: Tx, *, since: datetime, limit: int) -> list[tuple[int, int, datetime | None]]:
    """Articles that have a story and are fresh since then, the newest first, without their texts.

    As (story's id, article's id, when it was enriched).
    """
    rows = await tx.execute(
        sa.select(articles.c.story_id, articles.c.id, articles.c.enriched_at)
        .where(articles.c.story_id.is_not(None), articles.c.fresh_at >= since)
        .order_by(articles.c.fresh_at.desc())
        .limit(limit)
    )
    return [(row.story_id, row.id, row.enriched_at) for row in rows]


async def among(tx: Tx, article_ids: Sequence[int]) -> list[Unread]:
    """These articles, as ingest left them."""
    rows = await tx.execute(sa.select(articles).where(articles.c.id.in_(these(article_ids))))
    return [_unread(row) for row in rows]


async def cleaned(tx: Tx, article_ids: Sequence[int]) -> dict[int, str]:
    """What cleaning left of these articles' texts."""
    return await fulltext.bodies(tx, article_ids)


async def last_enriched(tx: Tx) -> datetime | None:
    """When the last article was enriched."""
    newest: datetime | None = (
        await tx.execute(sa.select(sa.func.max(articles.c.enriched_at)))
    ).scalar_one()
    return newest


async def public(tx: Tx, article_ids: Sequence[int]) -> set[int]:
    """Which of these articles everybody may see."""
    rows = await tx.execute(
        sa.select(entries.c.article_id)
        .join(feeds, feeds.c.id == entries.c.feed_id)
        .where(entries.c.article_id.in_(article_ids), feeds.c.public.is_(True))
    )
    return set(rows.scalars())


async def enriched(
    tx: Tx,
    article_id: int,
    found: Enrichment,
    *,
    story_id: int,
    now: datetime,
    because: Sequence[str] = (),
) -> None:
    """Keep what was found out about an article, in place of what was known before.

    ``because``: why it is in its story.
    """
    await tx.execute(
        sa.update(articles)
        .where(articles.c.id == article_id)
        .values(
            headline=found.title,
            language=found.language,
            sentences=[[sentence.text, sentence.more] for sentence in found.sentences],
            story_id=story_id,
            because=list(because),
            enriched_at=now,
        )
    )
    await disagreements.forget_with(tx, article_id)
    await names.forget_with(tx, [article_id])
    for table in (article_topics, mentions):
        await tx.execute(sa.delete(table).where(table.c.article_id == article_id))
    if about := await folders.topics_of(tx, article_id) | found.topics:
        await tx.execute(
            sa.insert(article_topics),
            [
                {"article_id": article_id, "topic": topic, "because": list(words)}
                for topic, words in about.items()
            ],
        )
    if found.names:
        await tx.execute(
            sa.insert(mentions),
            [
                {"article_id": article_id, "name": name, "kind": kind, "count": count}
                for name, kind, count in found.names
            ],
        )
        await search.index_names(tx, [name for name, _, _ in found.names])
    await fulltext.index(tx, article_id, found.title, found.cleaned)


async def set_copies(tx: Tx, article_ids: Sequence[int], copies: Mapping[int, int]) -> None:
    """Which of these articles carry the text of another one again, and whose."""
    await tx.execute(sa.update(articles).where(articles.c.id.in_(article_ids)).values(copy_of=None))
    for copy, original in copies.items():
        await tx.execute(sa.update(articles).where(articles.c.id == copy).values(copy_of=original))


async def unreadable(tx: Tx, article_id: int, now: datetime) -> None:
    """An article in which nothing is readable: kept as seen, shown to nobody."""
    await tx.execute(
        sa.update(articles)
        .where(articles.c.id == article_id)
        .values(enriched_at=now, story_id=None, sentences=[])
    )
    await fulltext.forget(tx, [article_id])


def _unread(row: sa.Row[Any]) -> Unread:
    return Unread(
        id=row.id,
        url=row.url,
        source=row.source,
        title=row.title,
        text=row.text,
        published_at=row.published_at,
        first_seen_at=row.first_seen_at,
        language=row.language,
    )
