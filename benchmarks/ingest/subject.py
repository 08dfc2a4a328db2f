"""What is measured, in a process of its own: our reading, or what a user would write instead.

``python -m benchmarks.ingest.subject read|poll|plain PORT FEEDS``; prints one JSON object.
"""

from __future__ import annotations

import asyncio
import io
import json
import sys
import tempfile
import time
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

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


async def ours(port: int, number: int, *, unchanged: bool) -> dict[str, float]:
    """Add so many feeds that were read before, and refresh them once as the service does."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'news.db'}"
        await migrate(url)
        db, clock = open_database(url), Clock()
        began = clock.now()
        async with db.write() as tx:
            for n in range(number):
                address = f"http://{host(n)}:{port}/feed"
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
            start = time.monotonic()
            checked = await refresher.tick()
            took = time.monotonic() - start
            async with db.read() as tx:
                failing = [feed for feed in await feeds.every(tx) if feed.error]
            articles = await _articles(db)
            await db.close()
            await asyncio.sleep(_IDLE + 1 if not unchanged else 0)
    return {"feeds": checked, "articles": articles, "seconds": took, "failed": len(failing)}


async def _articles(db: object) -> int:
    import sqlalchemy as sa

    from bot.store.db import Database
    from bot.store.schema import articles

    assert isinstance(db, Database)
    async with db.read() as tx:
        return int(
            (await tx.execute(sa.select(sa.func.count()).select_from(articles))).scalar_one()
        )


def plain(port: int, number: int) -> dict[str, float]:
    """feedparser, httpx and trafilatura, one call after the other; nothing is kept."""
    import feedparser
    import httpx
    import trafilatura

    start, articles = time.monotonic(), 0
    with httpx.Client(trust_env=False) as client:
        for n in range(number):
            base = f"http://{host(n)}:{port}"
            found = feedparser.parse(io.BytesIO(client.get(f"{base}/feed").content))
            for entry in found.entries:
                text = trafilatura.extract(client.get(base + entry.link).text)
                articles += bool(text)
    return {"feeds": number, "articles": articles, "seconds": time.monotonic() - start, "failed": 0}


def main() -> None:
    """One measurement."""
    what, port, number = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if what == "plain":
        found = plain(port, number)
    else:
        found = asyncio.run(ours(port, number, unchanged=what == "poll"))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
