"""The first start, also one that ends half-way."""

from __future__ import annotations

from pathlib import Path

from bot.clock import Clock
from bot.seeding import is_seeded, seed_feeds, seed_topics
from bot.store import feeds
from tests.builders import database


async def test_a_first_start_that_ends_half_way_begins_again(tmp_path: Path) -> None:
    async with database(tmp_path) as db:
        await seed_topics(db)
        assert not await is_seeded(db)
        added = await seed_feeds(db, Clock(), ["en"])
        assert await is_seeded(db)
        async with db.read() as tx:
            assert len(await feeds.every(tx)) == added > 0
