"""Stories as one chat may see them: only the articles of public feeds and of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.model import Article, Story, StorySentence
from bot.quotes import Conflict, Dated
from bot.store import disagreements
from bot.store.db import Tx
from bot.store.expressions import new_id
from bot.store.schema import (
    article_topics,
    articles,
    entries,
    feeds,
    mentions,
    stories,
)
from bot.store.visible import feeds_of, visible_to
from bot.wall import Wall

_WALLS = frozenset(Wall)
#: All that readers are told of an article; its text is long.
_TOLD = [column for column in articles.c if column is not articles.c.text]


async def save(
    tx: Tx,
    *,
    story_id: int | None,
    title: str,
    language: str,
    sentences: Sequence[StorySentence],
    because: Sequence[str],
    fresh_at: datetime,
    now: datetime,
    timeline: Sequence[Dated] = (),
) -> int:
    """Make a story, or change the one with this id; gives its id."""
    values = {
        "title": title,
        "language": language,
        "sentences": [[s.text, s.article_id, s.more] for s in sentences],
        "timeline": [
            [d.day.isoformat(), d.text, d.article_id, d.certain, d.whole_month] for d in timeline
        ],
        "because": list(because),
        "fresh_at": fresh_at,
    }
    if story_id is None:
        made = await tx.execute(sa.insert(stories).values(**values, created_at=now))
        return new_id(made)
    await tx.execute(sa.update(stories).where(stories.c.id == story_id).values(values))
    return story_id


async def of_article(tx: Tx, article_id: int) -> int | None:
    """The story that an article belongs to."""
    return (
        await tx.execute(sa.select(articles.c.story_id).where(articles.c.id == article_id))
    ).scalar_one_or_none()


async def get(tx: Tx, chat_id: int | None, story_id: int) -> Story | None:
    """One story, if the chat may see any of it."""
    found = await many(tx, chat_id, [story_id])
    return found[0] if found else None


async def many(tx: Tx, chat_id: int | None, story_ids: Sequence[int]) -> list[Story]:
    """These stories in this order; those of which the chat may see nothing are left out."""
    heads = {
        row.id: row
        for row in await tx.execute(sa.select(stories).where(stories.c.id.in_(story_ids)))
    }
    every = await tx.execute(
        sa.select(*_TOLD, visible_to(chat_id).label("visible"))
        .where(articles.c.story_id.in_(story_ids))
        .order_by(articles.c.ranked_at.desc(), articles.c.id.desc())
    )
    rows, partly = [], set()
    for row in every:
        if row.visible:
            rows.append(row)
        else:
            partly.add(row.story_id)
    topics = await _grouped(tx, article_topics, article_topics.c.topic, [row.id for row in rows])
    names = await _grouped(tx, mentions, mentions.c.name, [row.id for row in rows])
    carriers = await _carriers(tx, chat_id, [row.id for row in rows])
    seen: dict[int, list[Article]] = defaultdict(list)
    for row in rows:
        also = tuple(name for name in carriers[row.id] if name != row.source)
        seen[row.story_id].append(_article(row, topics[row.id], names[row.id], also))
    differ = await disagreements.of_stories(tx, chat_id, seen.keys())
    return [
        _story(
            heads[story_id],
            tuple(seen[story_id]),
            differ.get(story_id, ()),
            partly=story_id in partly,
        )
        for story_id in story_ids
        if seen[story_id]
    ]


async def newest_day(tx: Tx) -> datetime | None:
    """When the newest public article became news."""
    return (
        await tx.execute(
            sa.select(articles.c.fresh_at)
            .where(articles.c.story_id.is_not(None), visible_to(None))
            .order_by(articles.c.fresh_at.desc())
            .limit(1)
        )
    ).scalar_one_or_none()


async def _grouped(
    tx: Tx, table: sa.Table, column: sa.Column[Any], ids: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    rows = await tx.execute(
        sa.select(table.c.article_id, column).where(table.c.article_id.in_(ids)).order_by(column)
    )
    for article_id, value in rows:
        found[article_id] += (value,)
    return found


async def _carriers(
    tx: Tx, chat_id: int | None, article_ids: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """The feeds, by name, that carried these articles, as far as the chat may know of them."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    rows = await tx.execute(
        sa.select(entries.c.article_id, feeds.c.title)
        .select_from(entries.join(feeds))
        .where(entries.c.article_id.in_(article_ids), feeds_of(chat_id))
        .where(feeds.c.kind == "feed", feeds.c.title != feeds.c.url)
        .order_by(entries.c.id)
    )
    for article_id, title in rows:
        if title not in found[article_id]:
            found[article_id] += (title,)
    return found


def _article(
    row: sa.Row[*tuple[Any, ...]],
    topics: tuple[str, ...],
    names: tuple[str, ...],
    also: tuple[str, ...],
) -> Article:
    return Article(
        id=row.id,
        story_id=row.story_id,
        url=row.url,
        source=row.source,
        title=row.headline or row.title or "",
        published_at=row.published_at,
        first_seen_at=row.first_seen_at,
        language=row.language or "und",
        sentences=tuple(StorySentence(text, row.id, more) for text, more in row.sentences),
        topics=topics,
        names=names,
        told_at=row.enriched_at,
        because=tuple(row.because),
        copy_of=row.copy_of,
        note=Wall(row.note) if row.note in _WALLS else None,
        also=also,
        author=row.author,
    )


def _story(
    head: sa.Row[Any], seen: tuple[Article, ...], differ: tuple[Conflict, ...], *, partly: bool
) -> Story:
    """The story as its visible articles tell it: of one that is partly hidden, the newest's."""
    ids = {article.id for article in seen}
    sentences = tuple(StorySentence(text, of, more) for text, of, more in head.sentences)
    whole = bool(sentences) and all(sentence.article_id in ids for sentence in sentences)
    named = any(article.title == head.title for article in seen)
    return Story(
        id=head.id,
        title=head.title if named else seen[0].title,
        language=head.language if whole else seen[0].language,
        articles=seen,
        sentences=sentences if whole else seen[0].sentences,
        # Why articles were taken together tells of what those say that are hidden.
        because=() if partly else tuple(head.because),
        disagreements=differ,
        timeline=tuple(_dated(row) for row in head.timeline if row[2] in ids),
    )


def _dated(row: Sequence[Any]) -> Dated:
    day, text, article_id, certain, whole_month = row
    return Dated(date.fromisoformat(day), text, article_id, certain, whole_month)
