"""A large installation made up: topics, feeds, articles, chats and their orders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import available_timezones

import sqlalchemy as sa

from benchmarks.faults.due import NOW, TOPICS, Still, chat, order, report
from bot.reading import FeedKind
from bot.store import articles, feeds, fulltext, topics
from bot.store.db import Database
from bot.store.schema import article_topics, chats, entries, stories, subscriptions
from bot.store.schema import articles as kept_articles
from bot.stories.enrich import Enricher
from summarizer import Topic

_HOUR = timedelta(hours=1)
_ZONES = sorted(available_timezones())[:400]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is."""

    subscriptions: int
    articles: int
    zones: int = 400


async def fill(db: Database, size: Size) -> None:
    """Topics, feeds, articles and orders, none of them due for an hour."""
    async with db.write() as tx:
        await topics.replace(tx, [Topic(name.title(), {"en": (f"{name}*",)}) for name in TOPICS])
        feed = await feeds.add(tx, "files:0", kind=FeedKind.FILES, title="Bench", now=NOW)
        for number in range(80):
            made = replace(report(number), published_at=_when(number))
            await articles.save(tx, feed.id, made, _when(number))
    await Enricher(db, Still()).tick()
    await _copies(db, feed.id, size.articles)
    async with db.write() as tx:
        for number in range(size.articles // 20):
            url = f"https://bench.example/{number}"
            later = NOW + _HOUR
            made = await feeds.add(tx, url, kind=FeedKind.FEED, title=url, now=NOW)
            await feeds.checked(tx, made.id, feeds.Checked(next_check_at=later), NOW)
    for start in range(0, size.subscriptions, 5_000):
        some = range(start, min(size.subscriptions, start + 5_000))
        async with db.write() as tx:
            await tx.execute(sa.insert(chats), [chat(number) for number in some])
            await tx.execute(sa.insert(subscriptions), [_order(n, size.zones) for n in some])


def _order(number: int, zones: int) -> dict[str, object]:
    later = {"next_digest_at": NOW + _HOUR, "timezone": _ZONES[number % zones]}
    return order(number) | later


async def _copies(db: Database, feed_id: int, count: int) -> None:
    """Articles of the last fortnight, each a story of its own with a topic, a name and words."""
    for start in range(0, count, 500):
        some = range(start + 1_000, start + 1_000 + min(500, count - start))
        async with db.write() as tx:
            await tx.execute(sa.insert(stories), [_story(n) for n in some])
            await tx.execute(sa.insert(kept_articles), [_article(n) for n in some])
            await tx.execute(sa.insert(entries), [_entry(n, feed_id) for n in some])
            about = [{"article_id": n, "topic": topic_of(n), "because": []} for n in some]
            await tx.execute(sa.insert(article_topics), about)
            for n in some:
                await fulltext.index(tx, n, report(n).title or "", report(n).text)


def topic_of(number: int) -> str:
    return TOPICS[number % len(TOPICS)].title()


def _when(number: int) -> datetime:
    """Later articles have higher numbers, as they have wherever they are numbered as they come."""
    return NOW - timedelta(days=14) + timedelta(seconds=number * 11 % (14 * 86_400))


def _story(number: int) -> dict[str, object]:
    return {
        "id": number,
        "title": report(number).title,
        "language": "en",
        "sentences": [[report(number).text[:90], number, False]],
        "timeline": [],
        "because": [],
        "fresh_at": _when(number),
        "created_at": _when(number),
    }


def _article(number: int) -> dict[str, object]:
    made = report(number)
    return {
        "id": number,
        "url": made.url,
        "source": made.source,
        "title": made.title,
        "text": made.text,
        "language": "en",
        "first_seen_at": _when(number),
        "fresh_at": _when(number),
        "ranked_at": _when(number),
        "enriched_at": _when(number),
        "headline": made.title,
        "sentences": [[made.text[:90], False]],
        "story_id": number,
        "because": [],
    }


def _entry(number: int, feed_id: int) -> dict[str, object]:
    return {
        "feed_id": feed_id,
        "guid": str(number),
        "digest": str(number),
        "article_id": number,
        "seen_at": _when(number),
    }
