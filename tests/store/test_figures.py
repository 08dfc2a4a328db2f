"""The installation in numbers: feeds are counted as the pages and notices judge them."""

from __future__ import annotations

from datetime import timedelta

from bot.ingest.health import trouble_of
from bot.reading import FAILING
from bot.store import feeds, figures, topics
from tests.builders import NOW, Newsroom


async def test_a_feed_fails_in_the_metrics_when_it_does_for_people(room: Newsroom) -> None:
    ids = {
        name: (await room.feed(f"https://wire.example/{name}", title=name)).id
        for name in ("well", "slipped", "ill", "gone")
    }
    async with room.db.write() as tx:
        for name, times in (("slipped", FAILING - 1), ("ill", FAILING)):
            for _ in range(times):
                await feeds.failed(tx, ids[name], now=NOW, next_check_at=NOW, error="no answer")
        await feeds.failed(tx, ids["gone"], now=NOW, next_check_at=NOW, error="410", stopped=True)
    async with room.db.read() as tx:
        counted = await figures.feed_states(tx)
        troubled = {feed.title for feed in await feeds.every(tx) if trouble_of(feed, NOW)}
    assert counted == {"ok": 2, "failing": 1, "stopped": 1}
    assert troubled == {"ill", "gone"}


async def test_topics_are_counted_by_the_day_before_now_by_stories(room: Newsroom) -> None:
    for days, topic in ((0, "Energy"), (0, "Energy"), (2, "Energy"), (3, "Ports"), (20, "Ports")):
        at = NOW - timedelta(days=days, hours=1)
        await room.report(f"{topic} {days}", topics=(topic,), published=at, now=at)
    story = await room.report("Grid", topics=("Energy",), published=NOW - timedelta(hours=2))
    await room.report("Grid", topics=("Energy",), published=NOW, story_id=story)
    async with room.db.read() as tx:
        every = await topics.daily(tx, None, NOW)
        assert every == {"Energy": [0, 1, 0, 3], "Ports": [1, 0, 0, 0]}
        assert await topics.daily(tx, None, NOW, "Energy") == {"Energy": every["Energy"]}
        assert await topics.daily(tx, None, NOW, "Weather") == {}
