"""Kills in the middle of many deliveries: the leader, a worker, and PostgreSQL itself.

``python -m benchmarks.scale.kills [--quick]``. Two processes that may send and one that works, on
one PostgreSQL with its durable defaults; a Bot API on loopback counts what arrives where.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from benchmarks.faults.promises import Promise, campaign
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from bot.store.schema import chats, deliveries
from tests.fakes.bot_api import TOKEN, BotApi
from tests.postgresql import Server, home
from tests.run.service import Service

#: Of the outbox: so many may be on their way when a process dies.
IN_FLIGHT = 40
_PATIENCE = 900.0


async def fill(db: Database, api: BotApi, count: int) -> None:
    """``count`` chats, to each of which one message is owed."""
    now = datetime.now(UTC)
    people = [api.world.private(api.world.person(f"P{n}"), started=True) for n in range(count)]
    async with db.write() as tx:
        for start in range(0, count, 1_000):
            some = range(start, min(count, start + 1_000))
            await tx.execute(sa.insert(chats), [_chat(n, people[n].id, now) for n in some])
            await tx.execute(sa.insert(deliveries), [_owed(n, now) for n in some])


def _chat(number: int, chat_id: int, now: datetime) -> dict[str, object]:
    return {
        "id": number + 1,
        "platform": "telegram",
        "chat": str(chat_id),
        "kind": "private",
        "title": f"P{number}",
        "follows": [],
        "reads": [],
        "last_list": [],
        "created_at": now,
    }


def _owed(number: int, now: datetime) -> dict[str, object]:
    return {
        "chat_id": number + 1,
        "part": 1,
        "parts": 1,
        "body": {"text": f"message {number}"},
        "urgent": False,
        "state": "planned",
        "due_at": now,
        "created_at": now,
    }


class Newsroom:
    """The processes, and what arrived."""

    def __init__(self, folder: Path, api: BotApi, server: Server, rate: int) -> None:
        self.api, self.server = api, server
        settings = {
            "NEWSDIGEST_TELEGRAM_TOKEN": TOKEN,
            "NEWSDIGEST_TELEGRAM_BASE_URL": api.url,
            "NEWSDIGEST_TELEGRAM_RATE": str(rate),
            "NEWSDIGEST_DATABASE_URL": server.url(),
            "NEWSDIGEST_LANGUAGES": "none",
        }
        self.processes = {name: Service(folder / name, settings) for name in ("a", "b", "worker")}
        for process in self.processes.values():
            process.folder.mkdir()

    async def start(self) -> None:
        """One leads, one stands by, one works."""
        await self.processes["a"].start("--role", "send")
        await self.processes["a"].wait_for_log("this process leads", 120)
        await self.processes["b"].start("--role", "send")
        await self.processes["worker"].start("--role", "ingest")
        for name in ("b", "worker"):
            await self.processes[name].wait_for_log("health at", 120)

    def arrived(self) -> Counter[str]:
        """How often each text arrived."""
        return Counter(sent.text for sent in self.api.sent if sent.text.startswith("message"))

    async def until(self, number: int) -> None:
        """Wait until so many have arrived."""
        end = time.monotonic() + _PATIENCE
        while len(self.arrived()) < number and time.monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.05)

    async def end(self) -> None:
        """Kill what still runs."""
        for process in self.processes.values():
            if process.process is not None and process.process.returncode is None:
                await process.kill()


async def measure(folder: Path, count: int, rate: int, down: float) -> list[Promise]:
    """Fill, run, kill one after the other, count."""
    server = Server(home())
    server.start()
    try:
        async with BotApi(token=TOKEN) as api:
            await migrate(server.url())
            db = open_database(server.url())
            await fill(db, api, count)
            room = Newsroom(folder, api, server, rate)
            try:
                return await _killed(room, db, count, down)
            finally:
                await room.end()
                await db.close()
    finally:
        server.kill()
        shutil.rmtree(server.folder, ignore_errors=True)


async def _killed(room: Newsroom, db: Database, count: int, down: float) -> list[Promise]:
    await room.start()
    await room.until(count // 4)
    await room.processes["worker"].kill()
    began = time.monotonic()
    await room.processes["a"].kill()
    await room.processes["b"].wait_for_log("this process leads", 60)
    taken_over = time.monotonic() - began
    await room.until(count // 2)
    await asyncio.to_thread(room.server.kill)
    await asyncio.sleep(down)
    await asyncio.to_thread(room.server.start)
    back = time.monotonic()
    seen = len(room.arrived())
    await room.until(seen + 1)
    resumed = time.monotonic() - back
    await room.until(count)
    states = await _states(db)
    for _ in range(300):
        if set(states) == {"sent"}:
            break
        await asyncio.sleep(1.0)
        states = await _states(db)
    arrived = room.arrived()
    repeats = sum(arrived.values()) - len(arrived)
    done = f"{count:,} messages; leader, worker, PostgreSQL ({down:.0f} s) killed"
    return [
        Promise("lost 0", done, str(count - len(arrived)), len(arrived) == count),
        Promise("repeats ≤ in flight", "two kills", str(repeats), repeats <= 2 * IN_FLIGHT),
        Promise("another leads within 10 s", "kill -9", f"{taken_over:.1f} s", taken_over <= 10),
        Promise("sending again after PostgreSQL is back", "", f"{resumed:.1f} s"),
        Promise("as the store has it", "", ", ".join(f"{n} {s}" for s, n in states.items())),
    ]


async def _states(db: Database) -> dict[str, int]:
    query = sa.select(deliveries.c.state, sa.func.count()).group_by(deliveries.c.state)
    async with db.read() as tx:
        return {row[0]: row[1] for row in await tx.execute(query)}


def run(quick: bool) -> list[Promise]:
    """10,000 deliveries at 200/s, PostgreSQL away for 30 s; quick: 400 and 3 s."""
    count, rate, down = (400, 50, 3.0) if quick else (10_000, 200, 30.0)
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder), count, rate, down))


if __name__ == "__main__":
    sys.exit(campaign("Kills of several processes", run))
