"""A month in minutes: what leaks, what is forgotten, what comes twice?

The clock is set forward by five minutes at a time and the bot's own pieces do what is due then, in
one process: articles come in, digests are made and sent to a platform with faults, people come
back who had blocked the bot, old things are pruned. What must have happened is worked out apart.
"""

from __future__ import annotations

import asyncio
import logging
import random
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.faults.evening import Evening, flat, forget_words, memory, on_disk, open_files
from benchmarks.faults.newsdesk import write_article
from benchmarks.faults.promises import Promise, campaign
from benchmarks.faults.readers import ZONES, Reader, Readers
from benchmarks.faults.set_clock import SetClock
from bot.commands.command import Defaults
from bot.commands.conversation import Conversation
from bot.commands.request import Request
from bot.delivery.governor import UNLIMITED, Governor
from bot.delivery.outbox import Outbox
from bot.digest.build import Builder
from bot.digest.schedule import next_slot
from bot.ingest.fetch import Fetcher
from bot.ingest.ingest import Ingester
from bot.ingest.refresh import Refresher
from bot.ingest.workers import Workers
from bot.model import Address
from bot.store import chats, deliveries, pruning, subscriptions
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from bot.stories.enrich import Enricher

SEED = 20261121
START = datetime(2026, 10, 12, tzinfo=UTC)
_STEP = timedelta(minutes=5)
_DAY = timedelta(days=1)
_BATCHES = 6
_ARTICLES = 30
_KEEP = timedelta(days=7)
_MOST_BYTES = 1_000_000_000
_STUCK = 60.0
#: Seconds: what fell due in the last steps before midnight may be waiting for its second try.
_LONGEST_OWED = 900.0

#: A slot that was closed: whose, of which local day, and how.
Slot = tuple[int, str, str]


@dataclass(slots=True)
class Bot:
    """Its pieces, on one clock."""

    db: Database
    clock: SetClock
    platform: Readers
    ingester: Ingester
    enricher: Enricher
    builder: Builder
    outbox: Outbox
    conversation: Conversation

    async def step(self) -> None:
        """Do what is due now, to the last part."""
        await self.builder.tick()
        for _ in range(int(_STUCK / 0.005)):
            async with self.db.read() as tx:
                owed = await deliveries.pending(tx)
            if owed.oldest is None or owed.oldest > self.clock.now():
                return
            self.outbox.wake()
            await asyncio.sleep(0.005)
        raise TimeoutError(f"{owed.depth} parts are due and are not sent")

    async def comes_back(self, reader: Reader) -> None:
        """Who blocked the bot wants digests again."""
        address = Address(self.platform.name, str(reader.number))
        asked = Request(address, "private", "", str(reader.number), "", "resume", "")
        answer = await self.conversation.reply(asked)
        assert answer.ok, answer
        reader.active = self.clock.now()

    async def prune(self) -> None:
        """Forget what is old."""
        while True:
            async with self.db.write() as tx:
                now = self.clock.now()
                if not await pruning.prune(tx, now, keep=_KEEP, most_bytes=_MOST_BYTES):
                    return


def run(quick: bool) -> list[Promise]:
    """Thirty days and 200 orders; quick: four days and 20."""
    logging.getLogger("bot").setLevel(logging.ERROR)  # thousands of scripted refusals
    return asyncio.run(soak(days=4, readers=20) if quick else soak(days=30, readers=200))


async def soak(days: int, readers: int) -> list[Promise]:
    """Let the days pass, then look at what is there."""
    chance = random.Random(SEED)
    people = [_reader(number, chance) for number in range(readers)]
    platform = Readers(people, (days + 1) * _ARTICLES, chance)
    evenings = []
    slots: dict[int, Slot] = {}
    with TemporaryDirectory() as name:
        path = Path(name) / "news.db"
        async with _opened(path, platform) as bot:
            await _subscribe(bot, people)
            for day in range(days):
                await _pass_day(bot, Path(name) / "incoming", day, chance)
                evenings.append(_evening(bot, path))
                slots |= _closed(path)
    until = START + days * _DAY
    return [
        _slots(people, slots.values(), until),
        _stories(platform),
        Promise(
            "all that is owed goes out on its day",
            f"{days} evenings, a digest to {readers} chats each day",
            f"owed for longest at midnight: {max(e.waiting for e in evenings) / 60:.0f} min",
            all(e.waiting <= _LONGEST_OWED for e in evenings),
        ),
        *flat(evenings, judged=days >= 15),
    ]


async def _pass_day(bot: Bot, folder: Path, day: int, chance: random.Random) -> None:
    """From midnight to midnight (UTC)."""
    begin = START + day * _DAY
    await bot.prune()
    for reader in bot.platform.readers:
        if reader.active is None:
            await bot.comes_back(reader)
    steps = int(_DAY / _STEP)
    for step in range(1, steps + 1):
        now = bot.platform.now = bot.clock.hands[0] = begin + step * _STEP
        if step % (steps // _BATCHES) == 1:
            batch = step // (steps // _BATCHES)
            first = day * _ARTICLES + batch * (_ARTICLES // _BATCHES)
            await _publish(bot, folder, range(first, first + _ARTICLES // _BATCHES), now, chance)
        await bot.step()
    await bot.outbox.recover()


async def _publish(
    bot: Bot, folder: Path, numbers: Sequence[int], now: datetime, chance: random.Random
) -> None:
    """Hand articles in, as a person does who drops files into a folder."""
    files = [
        write_article(folder, number, now - timedelta(minutes=20), chance) for number in numbers
    ]
    report = await bot.ingester.ingest([folder])
    assert report.added == len(numbers), report
    for file in files:
        file.unlink()
    await bot.enricher.tick()


async def _subscribe(bot: Bot, people: Sequence[Reader]) -> None:
    async with bot.db.write() as tx:
        for reader in people:
            address = Address(bot.platform.name, str(reader.number))
            chat = await chats.ensure(tx, address, kind="private", title="", now=START)
            slot = next_slot(START, reader.at, reader.zone, ())
            await subscriptions.add(
                tx,
                chat_id=chat.id,
                topics=(),
                at=reader.at,
                timezone=reader.zone,
                days=(),
                length="medium",
                languages=(),
                slot=slot.date,
                due_at=slot.due_at,
                now=START,
            )


def _reader(number: int, chance: random.Random) -> Reader:
    at = time(chance.randrange(5, 21), chance.randrange(60))
    return Reader(number, ZONES[number % len(ZONES)], at, active=START)


@asynccontextmanager
async def _opened(path: Path, platform: Readers) -> AsyncIterator[Bot]:
    url = f"sqlite:///{path}"
    await migrate(url)
    db, clock = open_database(url), SetClock(hands=[START])
    outbox = Outbox(db, clock, platform, Governor(UNLIMITED))
    async with Fetcher(user_agent="newsdigest soak") as fetcher, Workers() as workers:
        refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.5)
        bot = Bot(
            db,
            clock,
            platform,
            Ingester(db, fetcher, workers, refresher, clock),
            Enricher(db, clock),
            Builder(db, clock, lambda _name, message, kind: platform.split(message, kind), _quiet),
            outbox,
            Conversation(
                db,
                clock,
                Defaults("UTC", time(8), access="open"),
                lambda _name, message, kind: platform.split(message, kind),
                _quiet,
            ),
        )
        sending = asyncio.create_task(outbox.run())
        try:
            yield bot
        finally:
            outbox.stop()
            await sending
            await db.close()


def _quiet() -> None:
    """Whoever takes a step wakes the outbox."""


def _evening(bot: Bot, path: Path) -> Evening:
    cached = forget_words()
    with closing(sqlite3.connect(path)) as store:
        owed = store.execute("SELECT min(created_at) FROM deliveries WHERE ended_at IS NULL")
        (oldest,) = owed.fetchone()
    now = bot.clock.now()
    since = datetime.fromisoformat(oldest).replace(tzinfo=UTC) if oldest else now
    return Evening(memory(), open_files(), on_disk(path), cached, (now - since).total_seconds())


def _closed(path: Path) -> dict[int, Slot]:
    """The slots that were closed and are still remembered, by their digest's number."""
    with closing(sqlite3.connect(path)) as store:
        rows = store.execute(
            "SELECT digests.id, chats.chat, digests.slot, outcome FROM digests "
            "JOIN subscriptions ON subscriptions.id = subscription_id "
            "JOIN chats ON chats.id = subscriptions.chat_id"
        )
        return {number: (int(chat), slot, outcome) for number, chat, slot, outcome in rows}


def _slots(people: Sequence[Reader], slots: Collection[Slot], until: datetime) -> Promise:
    wrong, total, back = [], 0, sum(len(reader.spans) for reader in people)
    outcomes = Counter(outcome for *_, outcome in slots)
    closed: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for chat, slot, _ in slots:
        closed[chat][slot] += 1
    for reader in people:
        wanted = Counter(day.isoformat() for day in reader.expected(until))
        total += len(wanted)
        if closed[reader.number] != wanted:
            wrong.append(f"{reader.zone} {reader.at:%H:%M}")
    return Promise(
        "exactly one closed slot for each order on each local day",
        f"{len(people)} orders in {len(ZONES)} zones, {back} times blocked and back",
        f"{total:,} local days ({_told(outcomes)}), {len(wrong)} orders wrong "
        + "; ".join(wrong[:3]),
        not wrong and outcomes["queued"] > total * 0.9,
    )


def _stories(platform: Readers) -> Promise:
    return Promise(
        "no story comes twice to a chat (but one whose answer was lost)",
        _told(platform.tries),
        f"{platform.shown:,} shown, {platform.repeats} twice",
        platform.repeats == 0 and platform.shown > 0 and not platform.tries["unexpected"],
    )


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {word}" for word, number in counts.items())


if __name__ == "__main__":
    sys.exit(campaign("soak", run))
