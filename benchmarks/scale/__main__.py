"""How the store bears a large installation, on SQLite and on PostgreSQL: one table.

``python -m benchmarks.scale [--small] [--subscriptions N] [--articles N] [--zones N]
[--on SQLite|PostgreSQL]``. Articles of a twentieth as many feeds.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import available_timezones

import sqlalchemy as sa

from benchmarks.faults.due import NOW, TOPICS, Still, chat, order, report
from benchmarks.faults.promises import Promise, table
from bot.digest.build import Builder
from bot.platforms.telegram.render import render
from bot.reading import FeedKind
from bot.store import articles, chats, deliveries, feeds, fulltext, inbox, search, topics
from bot.store.db import Database, Tx, open_database
from bot.store.due import due
from bot.store.migrate import migrate
from bot.store.schema import article_topics, digests, entries, stories, subscriptions
from bot.store.schema import articles as kept_articles
from bot.store.schema import chats as kept_chats
from bot.stories.enrich import Enricher
from summarizer import Topic
from tests.postgresql import Server

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
            await articles.save(tx, feed.id, report(number), NOW - _HOUR)
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
            await tx.execute(sa.insert(kept_chats), [chat(number) for number in some])
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
            about = [{"article_id": n, "topic": _topic(n), "because": []} for n in some]
            await tx.execute(sa.insert(article_topics), about)
            for n in some:
                await fulltext.index(tx, n, report(n).title or "", report(n).text)


def _topic(number: int) -> str:
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


async def idle(db: Database) -> float:
    """Seconds of all questions of a tick when nothing is due: the middle of twenty."""
    taken = []
    for _ in range(20):
        began = time.perf_counter()
        async with db.read() as tx:
            assert await due(tx, NOW) == []
            assert await feeds.due(tx, NOW, 100) == []
            assert await articles.waiting(tx, 25) == []
            await inbox.pending(tx, "telegram", 100)
            await chats.waiting(tx)
        async with db.write() as tx:
            lease = timedelta(minutes=2)
            await deliveries.claim(tx, NOW, platform="telegram", limit=30, lease=lease)
        taken.append(time.perf_counter() - began)
    return sorted(taken)[10]


async def asked(db: Database, ask: Callable[[Tx, int], Awaitable[object]]) -> tuple[float, float]:
    """Seconds of the middle one and the slowest but one of a hundred answers."""
    taken = []
    for number in range(100):
        began = time.perf_counter()
        async with db.read() as tx:
            await ask(tx, number)
        taken.append(time.perf_counter() - began)
    taken.sort()
    return taken[50], taken[98]


async def queue(db: Database) -> tuple[int, float]:
    """Make all orders due at once and queue their digests: how many, in how many seconds."""
    async with db.write() as tx:
        await tx.execute(sa.update(subscriptions).values(next_digest_at=NOW))
    builder = Builder(db, Still(), lambda _, message, kind: render(message, kind, None), _wake)
    began = time.perf_counter()
    await builder.tick()
    seconds = time.perf_counter() - began
    async with db.read() as tx:
        made = (await tx.execute(sa.select(sa.func.count()).select_from(digests))).scalar_one()
    return made, seconds


def _wake() -> None:
    """Nobody sends here."""


_QUESTIONS: dict[str, Callable[[Tx, int], Awaitable[object]]] = {
    "/latest": lambda tx, n: search.newest(tx, n + 1, 10),
    "/topic": lambda tx, n: search.about(tx, n + 1, _topic(n), limit=10),
    "/search": lambda tx, n: search.find(tx, n + 1, f"council Lindmere{1_000 + n * 7}", 10),
    "/search, in all": lambda tx, n: search.find(tx, n + 1, "council flood", 10),
}


async def measure(name: str, url: str, size: Size) -> list[Promise]:
    """One dialect's lines of the table."""
    await migrate(url)
    db = open_database(url)
    try:
        began = time.perf_counter()
        await fill(db, size)
        filled = time.perf_counter() - began
        lines = [Promise(f"{name}: filled", "", f"{filled:.0f} s")]
        seconds = await idle(db)
        lines.append(_line(f"{name}: tick, nothing due", seconds, 0.020))
        for question, ask in _QUESTIONS.items():
            middle, slow = await asked(db, ask)
            line = _line(f"{name}: {question}, p99", slow, 0.050)
            lines.append(replace(line, figure=f"{line.figure} (p50 {middle * 1000:.1f} ms)"))
        made, seconds = await queue(db)
        goal = max(1.0, 30.0 * size.subscriptions / 1_000_000)
        kept = seconds <= goal and made == size.subscriptions
        figure = f"{made:,} in {seconds:.1f} s (goal {goal:.1f} s)"
        lines.append(Promise(f"{name}: due digests queued", "", figure, kept))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lines.append(Promise(f"{name}: memory ≤ 300 MB", "", f"{memory:.0f} MB", memory <= 300))
    finally:
        await db.close()
    return lines


def _line(what: str, seconds: float, goal: float) -> Promise:
    return Promise(
        f"{what} ≤ {goal * 1000:.0f} ms", "", f"{seconds * 1000:.1f} ms", seconds <= goal
    )


def _apart(name: str, url: str, size: Size) -> list[Promise]:
    """In a process of its own: its memory is its own."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_measured, (name, url, size))


def _measured(name: str, url: str, size: Size) -> list[Promise]:
    return asyncio.run(measure(name, url, size))


def main() -> int:
    """Both dialects, one table."""
    parser = argparse.ArgumentParser(description="A large installation")
    parser.add_argument("--small", action="store_true", help="a hundredth of it")
    parser.add_argument("--subscriptions", type=int)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--zones", type=int, default=400, help="time zones, up to 400")
    parser.add_argument("--on", choices=("SQLite", "PostgreSQL"), help="one of them alone")
    given = parser.parse_args()
    default = (10_000, 1_000) if given.small else (1_000_000, 100_000)
    size = Size(
        given.subscriptions or default[0], given.articles or default[1], min(400, given.zones)
    )
    began = time.perf_counter()
    folder = Path(tempfile.mkdtemp())
    server = Server(folder / "postgresql")
    folder.chmod(0o755)
    try:
        server.start()
        urls = {"SQLite": f"sqlite:///{folder / 'bench.db'}", "PostgreSQL": server.url()}
        chosen = {given.on: urls[given.on]} if given.on else urls
        lines = [line for name, url in chosen.items() for line in _apart(name, url, size)]
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
    title = (
        f"{size.subscriptions:,} subscriptions in {size.zones} zones, {size.articles:,} articles"
    )
    print(table(title, lines, time.perf_counter() - began))
    return int(any(each.kept is False for each in lines))


if __name__ == "__main__":
    sys.exit(main())
