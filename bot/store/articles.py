"""Entries and the articles behind them: what was seen, what is to be enriched, what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from bot.model import Enrichment, Unread
from bot.reading import NewArticle
from bot.store import disagreements, folders, fulltext, names, search
from bot.store.db import Tx, insert
from bot.store.schema import article_topics, articles, entries, feeds, mentions

Saved = Literal["added", "updated", "unchanged"]

#: Nobody says when an undated article became news: it stands below what is dated and fresh.
UNDATED_BEHIND = timedelta(hours=24)


async def save(tx: Tx, feed_id: int, article: NewArticle, now: datetime) -> Saved:
    """Keep an entry and its article.

    The same address from another feed is the same article; its text changes only by an edit of
    a feed that may speak for it (a chat's own feed never changes what everybody sees). Two chats'
    own feeds share none: what one of them carries is not for the other's readers.
    """
    entry = (
        await tx.execute(
            sa.select(entries).where(entries.c.feed_id == feed_id, entries.c.guid == article.guid)
        )
    ).one_or_none()
    if entry is not None and entry.digest == article.digest:
        return "unchanged"
    target = entry.article_id if entry is not None else None
    if target is None and article.url is not None:
        target = await _by_url(tx, feed_id, article.url)
    outcome: Saved
    if target is None:
        target, outcome = await _insert(tx, article, now), "added"
    elif await _may_speak(tx, feed_id, target, first=entry is None):
        await _replace(tx, target, article)
        outcome = "updated"
    else:
        outcome = "unchanged"
    await tx.execute(
        insert(entries)
        .values(
            feed_id=feed_id,
            guid=article.guid,
            digest=article.digest,
            article_id=target,
            seen_at=now,
        )
        .on_conflict_do_update(
            index_elements=["feed_id", "guid"],
            set_={
                "digest": article.digest,
                "article_id": target,
                "edits": entries.c.edits + 1,
            },
        )
    )
    return outcome


async def waiting(tx: Tx, limit: int) -> list[Unread]:
    """Articles to be enriched, oldest first."""
    rows = await tx.execute(
        sa.select(articles)
        .where(articles.c.enriched_at.is_(None))
        .order_by(articles.c.id)
        .limit(limit)
    )
    return [_unread(row) for row in rows]


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


async def _by_url(tx: Tx, feed_id: int, url: str) -> int | None:
    """The article at this address that a feed may share: everybody's, its own or, for a public
    feed, any, which it makes everybody's."""
    public = sa.func.max(feeds.c.public).label("public")
    rows = await tx.execute(
        sa.select(articles.c.id, public, sa.func.max(entries.c.feed_id == feed_id).label("own"))
        .select_from(articles.outerjoin(entries).outerjoin(feeds))
        .where(articles.c.url == url)
        .group_by(articles.c.id)
        .order_by(public.desc(), articles.c.id)
    )
    ours = await _is_public(tx, feed_id)
    for row in rows:
        if row.public or row.own or ours:
            return int(row.id)
    return None


async def _insert(tx: Tx, article: NewArticle, now: datetime) -> int:
    made = await tx.execute(
        sa.insert(articles).values(
            url=article.url,
            source=article.source,
            title=article.title,
            text=article.text,
            note=article.note,
            language=article.language,
            published_at=article.published_at,
            first_seen_at=now,
            fresh_at=article.published_at or now,
            ranked_at=article.published_at or now - UNDATED_BEHIND,
            sentences=[],
            because=[],
        )
    )
    return int(made.lastrowid)


async def _replace(tx: Tx, article_id: int, article: NewArticle) -> None:
    values: dict[str, object] = {
        "title": article.title,
        "text": article.text,
        "note": article.note,
        "source": article.source,
        "language": article.language,
        "enriched_at": None,
    }
    if article.published_at is not None:
        moment = article.published_at
        values |= {"published_at": moment, "fresh_at": moment, "ranked_at": moment}
    await tx.execute(sa.update(articles).where(articles.c.id == article_id).values(values))


async def _may_speak(tx: Tx, feed_id: int, article_id: int, *, first: bool) -> bool:
    """May this feed change the article? A later carrier only gives a private one a public text;
    of several private ones, who brought it first."""
    ours = await _is_public(tx, feed_id)
    carried = await tx.execute(
        sa.select(entries.c.feed_id, feeds.c.public)
        .select_from(entries.join(feeds))
        .where(entries.c.article_id == article_id)
        .order_by(entries.c.id)
    )
    carriers = carried.all()
    theirs = any(carrier.public for carrier in carriers)
    if first:
        return ours and not theirs
    return ours or (not theirs and carriers[0].feed_id == feed_id)


async def _is_public(tx: Tx, feed_id: int) -> bool:
    public = sa.select(feeds.c.public).where(feeds.c.id == feed_id)
    return bool((await tx.execute(public)).scalar_one())
