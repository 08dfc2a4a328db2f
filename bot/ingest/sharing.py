"""Due feeds in batches: all of one host in the same, so that no two workers ask it at once."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from dataclasses import dataclass

from bot.clock import Clock
from bot.ingest.refresh import Refresher
from bot.ingest.urls import host_of
from bot.store import feeds
from bot.store.db import Database

_LOOKED_AT = 5_000
#: So many batches may be under way in the whole installation, each for its share of the hosts.
BUCKETS = 256


@dataclass(frozen=True, slots=True)
class FeedBatches:
    """Finds out what is due and has it refreshed, batch by batch."""

    db: Database
    clock: Clock
    refresher: Refresher

    async def batches(self) -> list[tuple[str, str]]:
        """The feeds that are due, as (bucket of hosts, ids in JSON)."""
        async with self.db.read() as tx:
            due = await feeds.due(tx, self.clock.now(), _LOOKED_AT)
        found: dict[int, list[int]] = defaultdict(list)
        for feed in due:
            found[bucket(feed.url)].append(feed.id)
        return [(str(number), json.dumps(ids)) for number, ids in found.items()]

    async def do(self, batch: str) -> int:
        """Refresh those of a batch that are still due; gives how many."""
        async with self.db.read() as tx:
            due = await feeds.due(tx, self.clock.now(), _LOOKED_AT, among=json.loads(batch))
        return len(await self.refresher.refresh_all(due))


def bucket(url: str) -> int:
    """The same for all feeds of a host."""
    return zlib.crc32(host_of(url).encode()) % BUCKETS
