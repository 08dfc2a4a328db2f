"""Who hears that feeds are in trouble, when, and how often."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from bot.commands.command import Defaults
from bot.commands.trouble import tell_of_trouble
from bot.model import Chat
from bot.reading import Feed
from bot.store import deliveries, feeds, people
from bot.store.db import Database
from tests.builders import DAY, HOUR, NOW, HandClock, Newsroom, database, one_part

DEFAULTS = Defaults(timezone="UTC", digest_time=time(8))
WHY = "the server says that it is gone for good"


@pytest.fixture
async def room(tmp_path):  # type: ignore[no-untyped-def]
    async with database(tmp_path) as opened:
        yield Newsroom(opened)


class Watch:
    """Looks for trouble, with a clock in hand."""

    def __init__(self, room: Newsroom) -> None:
        self.room, self.db, self.clock = room, room.db, HandClock()
        self.reachable = {"fake"}

    async def tell(self) -> list[tuple[int, str]]:
        """What is told now: (chat's id, text)."""
        await tell_of_trouble(self.db, self.clock, DEFAULTS, one_part, reachable=self.reachable)
        told = []
        async with self.db.write() as tx:
            for due in await deliveries.claim(
                tx, self.clock.now(), platform="fake", limit=9, lease=HOUR
            ):
                told.append((due.chat_id, str(due.body["text"])))
                await deliveries.sent(tx, due.id, "receipt", self.clock.now())
        return told

    async def stop(self, feed: Feed) -> None:
        async with self.db.write() as tx:
            await feeds.failed(tx, feed.id, now=NOW, next_check_at=NOW, error=WHY, stopped=True)


async def owned(db: Database, chat: Chat) -> None:
    async with db.write() as tx:
        await people.let_in(tx, "fake", chat.address.chat, "owner", NOW)


async def test_an_owner_hears_of_all_feeds_at_once_and_only_once(room: Newsroom) -> None:
    watch, owner = Watch(room), await room.chat("owner")
    await room.chat("somebody")
    await owned(room.db, owner)
    made = [await room.feed(f"https://wire.example/{n}", title=f"Wire {n}") for n in range(3)]
    assert await watch.tell() == []
    for feed in made[:2]:
        await watch.stop(feed)
    ((chat_id, text),) = await watch.tell()
    assert chat_id == owner.id
    assert "2 feeds need a look" in text
    assert f"Wire 0: stopped. {WHY}" in text
    assert "Wire 1" in text
    await watch.stop(made[2])
    assert await watch.tell() == [], "one a day"
    watch.clock.pass_(DAY)
    ((_, text),) = await watch.tell()
    assert "One feed needs a look" in text
    assert "Wire 2" in text
    watch.clock.pass_(DAY)
    assert await watch.tell() == [], "all of it is known"


async def test_what_recovered_and_broke_again_is_told_again(room: Newsroom) -> None:
    watch, owner = Watch(room), await room.chat("owner")
    await owned(room.db, owner)
    one, other = await room.feed("https://a.example/"), await room.feed("https://b.example/")
    await watch.stop(one)
    assert len(await watch.tell()) == 1
    async with room.db.write() as tx:
        await feeds.checked(tx, one.id, feeds.Checked(NOW), NOW)
    await watch.stop(other)
    watch.clock.pass_(DAY)
    assert len(await watch.tell()) == 1
    await watch.stop(one)
    watch.clock.pass_(DAY)
    assert len(await watch.tell()) == 1


async def test_a_chats_own_feed_concerns_that_chat_alone(room: Newsroom) -> None:
    watch, owner = Watch(room), await room.chat("owner")
    anna, boris = await room.chat("anna"), await room.chat("boris")
    await owned(room.db, owner)
    feed = await room.feed("https://secret.example/token", chat=anna, title="Mine")
    await room.feed("https://other.example/", chat=boris)
    await watch.stop(feed)
    ((chat_id, text),) = await watch.tell()
    assert chat_id == anna.id
    assert "Mine" in text
    assert "secret.example" not in text


@pytest.mark.parametrize(("hour", "told"), [(3, 0), (8, 0), (9, 1), (21, 1), (22, 0)])
async def test_nothing_is_told_at_night(room: Newsroom, hour: int, told: int) -> None:
    watch, owner = Watch(room), await room.chat("owner")
    await owned(room.db, owner)
    await watch.stop(await room.feed())
    watch.clock.set(NOW.replace(hour=hour, minute=0) + timedelta(days=1))
    assert len(await watch.tell()) == told


async def test_a_chat_that_is_gone_is_told_nothing(room: Newsroom) -> None:
    watch, owner = Watch(room), await room.chat("owner")
    await owned(room.db, owner)
    await watch.stop(await room.feed())
    async with room.db.write() as tx:
        await tx.execute(sa.text("UPDATE chats SET blocked = 'gone'"))
    assert await watch.tell() == []


async def test_a_platform_without_a_token_is_passed_over(room: Newsroom) -> None:
    watch, owner = Watch(room), await room.chat("owner")
    await owned(room.db, owner)
    await watch.stop(await room.feed())
    watch.reachable.clear()
    assert await watch.tell() == []
    watch.reachable.add("fake")
    assert [chat for chat, _ in await watch.tell()] == [owner.id]
