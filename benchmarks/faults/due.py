"""100,000 subscriptions due in one minute: how long until their digests are queued.

``python -m benchmarks.faults.due [--quick]``. Half of the readers read everything, the others one
of eight topics; they live in four zones that share the moment.
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time as clock_time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import sqlalchemy as sa

from benchmarks.faults.promises import Promise, campaign
from bot.clock import Clock
from bot.digest.build import Builder
from bot.model import Delivery, DeliveryState
from bot.platforms.telegram.render import render
from bot.reading import FeedKind, NewArticle
from bot.store import articles, deliveries, feeds, topics
from bot.store import chats as in_chats
from bot.store.db import Database, Tx, open_database
from bot.store.migrate import migrate
from bot.store.schema import chats, digests, subscriptions
from bot.store.schema import deliveries as owed
from bot.stories.enrich import Enricher
from bot.texts.catalogue import ENGLISH, texts_in
from summarizer import Topic

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
ZONES = ("Europe/Warsaw", "Europe/Berlin", "Europe/Paris", "Africa/Tunis")  # all UTC+1 in November
TOPICS = ("grid", "harbour", "museum", "river", "school", "train", "forest", "market")
SECONDS, MILLISECONDS, MEGABYTES = 3.0, 150.0, 250.0


@dataclass(frozen=True, slots=True)
class Still(Clock):
    """A clock that stands at one moment."""

    def now(self) -> datetime:
        """The moment."""
        return NOW


class Watched(Database):
    """A database that remembers how long each write transaction held the lock, in seconds."""

    def __init__(self, inner: Database) -> None:
        super().__init__(inner._engine)  # noqa: SLF001 - a measuring instrument
        self.held: list[float] = []

    @asynccontextmanager
    async def write(self, *, alone: bool = True) -> AsyncIterator[Tx]:
        """As before, timed from the lock to the commit."""
        async with super().write(alone=alone) as tx:
            began = clock_time.perf_counter()
            yield tx
        self.held.append(clock_time.perf_counter() - began)


async def fill(db: Database, count: int) -> None:
    """Eighty articles on the topics, and ``count`` chats each with an order that is due."""
    async with db.write() as tx:
        await topics.replace(tx, [Topic(name.title(), {"en": (f"{name}*",)}) for name in TOPICS])
        feed = await feeds.add(tx, "files:bench", kind=FeedKind.FILES, title="Bench", now=NOW)
        for number in range(80):
            await articles.save(tx, feed.id, report(number), NOW - timedelta(hours=1))
    await Enricher(db, Still()).tick()
    async with db.write() as tx:
        for start in range(0, count, 1_000):
            some = range(start, min(count, start + 1_000))
            await tx.execute(sa.insert(chats), [chat(number) for number in some])
            await tx.execute(sa.insert(subscriptions), [order(number) for number in some])


def report(number: int) -> NewArticle:
    """An article of its own on one of the topics."""
    topic, place = TOPICS[number % len(TOPICS)], f"Lindmere{number}"
    text = (
        f"The council of {place} decided on Tuesday to renew its {topic} in stage {number}. "
        f"The {topic} of {place} will cost {number + 3} million and open in {2027 + number}. "
        f"Residents of {place} had asked for a better {topic} since the flood of {1900 + number}."
    )
    return NewArticle(
        guid=str(number),
        url=f"https://bench.example/{number}",
        source=f"Paper {number % 7}",
        title=f"{place} renews its {topic}",
        text=text,
        published_at=NOW - timedelta(hours=2),
        language="en",
        digest=str(number),
    )


def chat(number: int) -> dict[str, object]:
    """A private chat."""
    return {
        "id": number + 1,
        "platform": "telegram",
        "chat": str(number),
        "kind": "private",
        "title": f"Reader {number}",
        "follows": [],
        "reads": [],
        "last_list": [],
        "created_at": NOW,
    }


def order(number: int) -> dict[str, object]:
    """An order that is due now."""
    topic = [] if number % 2 else [TOPICS[number // 2 % len(TOPICS)].title()]
    return {
        "chat_id": number + 1,
        "topics": topic,
        "at": time(8).strftime("%H:%M"),
        "timezone": ZONES[number % len(ZONES)],
        "days": [],
        "length": "medium",
        "languages": [],
        "state": "active",
        "next_slot": date(2026, 11, 20),
        "next_digest_at": NOW,
        "created_at": NOW,
    }


async def sending(db: Database, rounds: int) -> float:
    """Claims and records one by one, as the outbox does: what landed stands with the next claim."""
    began = clock_time.perf_counter()
    landed: Delivery | None = None
    for _ in range(rounds):
        async with db.write() as tx:
            if landed is not None:
                await deliveries.sent(tx, landed.id, "1", NOW)
                await in_chats.reached(tx, landed.chat_id)
            (first,) = await deliveries.claim(
                tx, NOW, platform="telegram", limit=1, lease=timedelta(minutes=1)
            )
        landed = first
    return rounds / (clock_time.perf_counter() - began)


async def measure(folder: Path, count: int) -> list[Promise]:
    """Fill, build, count."""
    url = f"sqlite:///{folder / 'bench.db'}"
    await migrate(url)
    db = Watched(open_database(url))
    try:
        await fill(db, count)
        db.held.clear()
        builder = Builder(db, Still(), lambda _, message, kind: render(message, kind, None), _wake)
        texts_in(ENGLISH)  # as in a service that runs, whose first words are said at its start
        began = clock_time.perf_counter()
        done = await builder.tick()
        seconds = clock_time.perf_counter() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        longest = max(db.held) * 1000
        async with db.read() as tx:
            queued = (
                await tx.execute(sa.select(sa.func.count()).select_from(digests))
            ).scalar_one()
            planned = sa.select(sa.func.count()).where(owed.c.state == DeliveryState.PLANNED)
            parts = (await tx.execute(planned)).scalar_one()
        rate = await sending(db, 300)
    finally:
        await db.close()
    return [
        Promise(
            "each digest queued once",
            f"{count:,} due at once",
            f"{queued:,}",
            done == queued == count,
        ),
        Promise("parts owed", "", f"{parts:,}", parts >= count),
        Promise(f"queued within {SECONDS:.0f} s", "", f"{seconds:.2f} s", seconds <= SECONDS),
        Promise(
            f"no transaction over {MILLISECONDS:.0f} ms",
            "",
            f"{longest:.0f} ms",
            longest <= MILLISECONDS,
        ),
        Promise(f"memory under {MEGABYTES:.0f} MB", "", f"{memory:.0f} MB", memory <= MEGABYTES),
        Promise("claim and record ≥ 100/s", "300, one by one, FULL", f"{rate:.0f}/s", rate >= 100),
    ]


def _wake() -> None:
    """Nobody sends here."""


def run(quick: bool) -> list[Promise]:
    """A hundred thousand subscriptions; quick: two thousand."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder), 2_000 if quick else 100_000))


if __name__ == "__main__":
    sys.exit(campaign("Many digests due at once", run))
