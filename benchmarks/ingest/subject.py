"""What is measured, in a process of its own: our reading, or what a user would write instead.

``python -m benchmarks.ingest.subject read|poll|plain|plain-poll PORT FEEDS ENTRIES``; prints
one JSON object; "cpu": seconds of the processor, the parsing processes' included; "busy" and
"late": the loop's longest stall in seconds, by its own work and by the clock.
"""

from __future__ import annotations

import asyncio
import gc
import io
import json
import resource
import sys
import tempfile
import time
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

from benchmarks.ingest.stall import Stall
from benchmarks.ingest.web import host
from bot.clock import Clock
from bot.ingest.fetch import Fetcher, Limits
from bot.ingest.refresh import Refresher
from bot.ingest.workers import Workers
from bot.reading import FeedKind
from bot.store import feeds
from bot.store.db import open_database
from bot.store.migrate import migrate

_IDLE = 5.0


async def ours(port: int, number: int, entries: int, *, unchanged: bool) -> dict[str, float]:
    """Add so many feeds that were read before, and refresh them once as the service does."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'news.db'}"
        await migrate(url)
        db, clock = open_database(url), Clock()
        began = clock.now()
        async with db.write() as tx:
            for n in range(number):
                address = f"http://{host(n)}:{port}/feed/{entries}"
                made = await feeds.add(
                    tx, address, kind=FeedKind.FEED, title=f"Quay {n}", now=began
                )
                before = feeds.Checked(began, etag='"1"' if unchanged else None)
                await feeds.checked(tx, made.id, before, began - timedelta(days=1))
        allow = [ip_network("127.0.0.0/8")]
        fetcher = Fetcher(
            user_agent="newsdigest bench", allow_networks=allow, limits=Limits(at_once=16)
        )
        async with fetcher, Workers(2, idle=_IDLE) as workers:
            refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.5)
            stall = Stall()
            watching = asyncio.create_task(stall.watch())
            start, used = time.monotonic(), time.process_time()
            checked = await refresher.tick()
            took, used = time.monotonic() - start, time.process_time() - used
            watching.cancel()
            async with db.read() as tx:
                failing = [feed for feed in await feeds.every(tx) if feed.error]
            articles = await _articles(db)
            await db.close()
            await asyncio.sleep(_IDLE + 1 if not unchanged else 0)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "feeds": checked,
        "articles": articles,
        "seconds": took,
        "cpu": used + children.ru_utime + children.ru_stime,
        "failed": len(failing),
        "busy": stall.longest,
        "late": stall.latest,
    }


async def _articles(db: object) -> int:
    import sqlalchemy as sa

    from bot.store.db import Database
    from bot.store.schema import articles

    assert isinstance(db, Database)
    async with db.read() as tx:
        return int(
            (await tx.execute(sa.select(sa.func.count()).select_from(articles))).scalar_one()
        )


def plain(port: int, number: int, entries: int) -> dict[str, float]:
    """feedparser, httpx and trafilatura, one call after the other; nothing is kept."""
    import feedparser
    import httpx
    import trafilatura

    start, used, articles = time.monotonic(), time.process_time(), 0
    with httpx.Client(trust_env=False) as client:
        for n in range(number):
            base = f"http://{host(n)}:{port}"
            found = feedparser.parse(io.BytesIO(client.get(f"{base}/feed/{entries}").content))
            for entry in found.entries:
                text = trafilatura.extract(client.get(base + entry.link).text)
                articles += bool(text)
    return _plainly(number, articles, start, used)


def plain_poll(port: int, number: int) -> dict[str, float]:
    """Unchanged feeds, asked by httpx one after the other; nothing is kept."""
    import httpx

    start, used, unchanged = time.monotonic(), time.process_time(), 0
    with httpx.Client(trust_env=False) as client:
        for n in range(number):
            asked = client.get(f"http://{host(n)}:{port}/feed/20", headers={"If-None-Match": '"1"'})
            unchanged += asked.status_code == 304
    return _plainly(unchanged, 0, start, used)


def _plainly(feeds: int, articles: int, start: float, used: float) -> dict[str, float]:
    return {
        "feeds": feeds,
        "articles": articles,
        "seconds": time.monotonic() - start,
        "cpu": time.process_time() - used,
        "failed": 0,
    }


def main() -> None:
    """One measurement."""
    gc.freeze()  # what is imported stays; the command line does the same
    what, (port, number, entries) = sys.argv[1], map(int, sys.argv[2:5])
    if what == "plain":
        found = plain(port, number, entries)
    elif what == "plain-poll":
        found = plain_poll(port, number)
    else:
        found = asyncio.run(ours(port, number, entries, unchanged=what == "poll"))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
