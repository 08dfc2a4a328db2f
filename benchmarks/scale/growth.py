"""How reading, enriching and building grow with the processes that work on one PostgreSQL.

``python -m benchmarks.scale.growth [--quick]``: ``newsdigest run --role ingest``, once, twice and
four times. A small web on loopback serves the feeds and their pages. How far it can grow is a
matter of the machine's cores, of which the web and PostgreSQL take their share: they are told.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from benchmarks.faults.due import TOPICS, chat, order
from benchmarks.faults.promises import Promise, campaign
from benchmarks.ingest.web import host
from bot.reading import FeedKind
from bot.store import feeds, topics
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from bot.store.schema import articles, chats, digests, subscriptions
from summarizer import Topic
from tests.fakes.bot_api import TOKEN
from tests.postgresql import Server, home
from tests.run.service import Service

_PROCESSES = (1, 2, 4)
_ENTRIES = 10
_ZONES = [f"Etc/GMT{hours:+d}" for hours in range(-8, 9) if hours]
_START = timedelta(seconds=20)
_PATIENCE = 900.0


async def fill(db: Database, port: int, number: int, due_at: datetime) -> None:
    """So many feeds that are due at a moment."""
    async with db.write() as tx:
        await topics.replace(tx, [Topic(name.title(), {"en": (f"{name}*",)}) for name in TOPICS])
        for n in range(number):
            address = f"http://{host(n)}:{port}/feed/{_ENTRIES}"
            made = await feeds.add(tx, address, kind=FeedKind.FEED, title=f"Quay {n}", now=due_at)
            before = due_at - timedelta(days=1)
            await feeds.checked(tx, made.id, feeds.Checked(due_at), before)


async def subscribe(db: Database, number: int, now: datetime) -> None:
    """So many subscriptions in sixteen zones, due now."""
    today = {"next_slot": now.date(), "next_digest_at": now, "at": now.strftime("%H:%M")}
    for start in range(0, number, 5_000):
        some = range(start, min(number, start + 5_000))
        zones = {n: {"timezone": _ZONES[n % len(_ZONES)]} for n in some}
        async with db.write() as tx:
            await tx.execute(sa.insert(chats), [chat(n) for n in some])
            await tx.execute(sa.insert(subscriptions), [order(n) | zones[n] | today for n in some])


async def until(db: Database, query: sa.Select[int], number: int) -> float:
    """The moment at which a count has reached a number."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        async with db.read() as tx:
            if (await tx.execute(query)).scalar_one() >= number:
                break
        await asyncio.sleep(0.25)
    return time.monotonic()


async def measure(
    server: Server, folder: Path, port: int, processes: int, number: int, readers: int
) -> tuple[float, float, float]:
    """Articles read, articles enriched and digests built in a second, by so many processes."""
    url = server.url(f"growth_{processes}")
    admin = open_database(server.url())
    async with admin._engine.connect() as made:  # noqa: SLF001 - a measuring instrument
        outside = await made.execution_options(isolation_level="AUTOCOMMIT")
        await outside.execute(sa.text(f"CREATE DATABASE growth_{processes}"))
    await admin.close()
    await migrate(url)
    db = open_database(url)
    due_at = datetime.now(UTC) + _START
    await fill(db, port, number, due_at)
    settings = {
        "NEWSDIGEST_DATABASE_URL": url,
        "NEWSDIGEST_FETCH_ALLOW_NETWORKS": "127.0.0.0/8",
        "NEWSDIGEST_TELEGRAM_TOKEN": TOKEN,
        "NEWSDIGEST_LANGUAGES": "none",
    }
    workers = [Service(folder / f"{processes}_{n}", settings) for n in range(processes)]
    try:
        for worker in workers:
            worker.folder.mkdir()
            await worker.start("--role", "ingest")
        for worker in workers:
            await worker.wait_for_log("health at", 120)
        began = time.monotonic() + max(0.0, (due_at - datetime.now(UTC)).total_seconds())
        wanted = number * _ENTRIES
        count = sa.select(sa.func.count())
        read = await until(db, count.select_from(articles), wanted)
        told = await until(db, count.where(articles.c.enriched_at.is_not(None)), wanted)
        await subscribe(db, readers, datetime.now(UTC))
        ordered = time.monotonic()
        built = await until(db, count.select_from(digests), readers)
    finally:
        for worker in workers:
            await worker.kill()
        await db.close()
    return wanted / (read - began), wanted / (told - began), readers / (built - ordered)


async def compare(folder: Path, number: int, readers: int) -> list[Promise]:
    """A line for each number of processes."""
    server = Server(home())
    server.start()
    web = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.ingest.web"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    lines = []
    try:
        assert web.stdout is not None
        port = int(await web.stdout.readline())
        for processes in _PROCESSES:
            rates = await measure(server, folder, port, processes, number, readers)
            said = "{:.1f} articles/s read, {:.1f} to the end of enriching, {:,.0f} digests/s"
            done = f"{number} feeds of {_ENTRIES}, {readers:,} readers; {os.cpu_count()} cores"
            lines.append(Promise(f"{processes} working", done, said.format(*rates)))
    finally:
        web.kill()
        await web.wait()
        server.kill()
        shutil.rmtree(server.folder, ignore_errors=True)
    return lines


def run(quick: bool) -> list[Promise]:
    """100 feeds and 50,000 readers; quick: 10 and 2,000."""
    number, readers = (10, 2_000) if quick else (100, 50_000)
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(compare(Path(folder), number, readers))


if __name__ == "__main__":
    sys.exit(campaign("Growth with the processes that work", run))
