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
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from benchmarks.faults.due import NOW, Still
from benchmarks.faults.promises import Promise, table
from benchmarks.scale.filling import Size, fill, topic_of
from bot.digest.build import Builder
from bot.platforms.telegram.render import render
from bot.store import articles, chats, deliveries, feeds, inbox, search
from bot.store.db import Database, Tx, is_postgresql, open_database
from bot.store.due import due
from bot.store.migrate import migrate
from bot.store.schema import digests, subscriptions
from tests.postgresql import Server


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


async def queue(db: Database, url: str) -> tuple[int, float]:
    """Make all orders due at once and queue their digests: how many, in how many seconds.

    SQLite's one process does it alone; on PostgreSQL two share them out.
    """
    async with db.write() as tx:
        await tx.execute(sa.update(subscriptions).values(next_digest_at=NOW))
    began = time.perf_counter()
    if not is_postgresql(url):
        await _builder(db).tick()
    else:
        due_now = [share for share, _ in await _builder(db).batches()]
        fork = multiprocessing.get_context("fork")
        halves = [fork.Process(target=_build, args=(url, due_now[half::2])) for half in (0, 1)]
        for half in halves:
            half.start()
        for half in halves:
            await asyncio.to_thread(half.join)
    seconds = time.perf_counter() - began
    async with db.read() as tx:
        made = (await tx.execute(sa.select(sa.func.count()).select_from(digests))).scalar_one()
    return made, seconds


def _builder(db: Database) -> Builder:
    return Builder(db, Still(), lambda _, message, kind: render(message, kind, None), _wake)


def _build(url: str, shares: Sequence[str]) -> None:
    """Digests of these shares, as jobs of the queue would have them made."""

    async def build() -> None:
        db = open_database(url)
        try:
            for share in shares:
                await _builder(db).tick(share)
        finally:
            await db.close()

    asyncio.run(build())


def _wake() -> None:
    """Nobody sends here."""


_QUESTIONS: dict[str, Callable[[Tx, int], Awaitable[object]]] = {
    "/latest": lambda tx, n: search.newest(tx, n + 1, 10),
    "/topic": lambda tx, n: search.about(tx, n + 1, topic_of(n), limit=10),
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
        made, seconds = await queue(db, url)
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
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        return pool.submit(_measured, name, url, size).result()


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
