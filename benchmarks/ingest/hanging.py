"""How long good feeds wait where others' hosts accept a connection and then never answer.

``python -m benchmarks.ingest hanging [--good N] [--hanging N]``, on loopback, unchanged feeds.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import tempfile
import time
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

from benchmarks.ingest.web import host, serving
from bot.clock import Clock
from bot.ingest.fetch import Fetcher, Limits
from bot.ingest.refresh import Refresher
from bot.ingest.workers import Workers
from bot.reading import FeedKind
from bot.store import feeds
from bot.store.db import open_database
from bot.store.migrate import migrate


async def measured(port: int, good: int, hanging: int) -> tuple[float, float]:
    """Seconds until all good feeds were checked, and all; those that hang are first in line."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'news.db'}"
        await migrate(url)
        db, clock = open_database(url), Clock()
        began = clock.now()
        async with db.write() as tx:
            for n in range(hanging + good):
                path = "hang" if n < hanging else "feed/20"
                address = f"http://{host(n)}:{port}/{path}"
                due = began - timedelta(seconds=hanging + good - n)
                made = await feeds.add(tx, address, kind=FeedKind.FEED, title="Quay", now=due)
                await feeds.checked(tx, made.id, feeds.Checked(due, etag='"1"'), due)
        allow = [ip_network("127.0.0.0/8")]
        fetcher = Fetcher(user_agent="bench", allow_networks=allow, limits=Limits(at_once=16))
        ended: list[float] = []
        async with fetcher, Workers(1) as workers:
            refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.5)
            start = time.monotonic()

            def heard(outcome: str, _seconds: float) -> None:
                if outcome == "not_modified":
                    ended.append(time.monotonic() - start)

            refresher.heard = heard
            await refresher.tick()
            took = time.monotonic() - start
        await db.close()
    assert len(ended) == good
    return ended[-1], took


async def compared(good: int, hanging: int) -> int:
    """Without and with hosts that hang."""
    logging.disable(logging.WARNING)  # a line for each of them
    async with serving() as port:
        alone, _ = await measured(port, good, 0)
        beside, took = await measured(port, good, hanging)
    print(f"{good} unchanged feeds alone: {alone:.1f} s;", end=" ")
    print(f"behind {hanging} hosts that never answer: {beside:.1f} s,", end=" ")
    print(f"and all of them given up after {took:.1f} s")
    return 0


def main() -> int:
    """Print both times."""
    given = argparse.ArgumentParser()
    given.add_argument("--good", type=int, default=1_000)
    given.add_argument("--hanging", type=int, default=100)
    sizes = given.parse_args()
    return asyncio.run(compared(sizes.good, sizes.hanging))
