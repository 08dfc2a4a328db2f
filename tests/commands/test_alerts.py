"""What the owner hears when something stops: once, by day, and once when it is well again."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.commands.alerts import tell_of_alerts
from bot.commands.command import Defaults
from bot.health import CALM, Finding, Record, What, followed
from bot.model import Address, Chat
from bot.store import chats, deliveries, people
from bot.store.db import Database
from tests.builders import DAY, HOUR, NOW, HandClock, Newsroom, database, one_part

DEFAULTS = Defaults(timezone="UTC", digest_time=time(8))
MINUTE = timedelta(minutes=1)


class Owner:
    """An owner's private chat, the clock, and what does not go well."""

    def __init__(self, db: Database, chat: Chat) -> None:
        self.db, self.chat, self.clock = db, chat, HandClock()
        self.found: list[Finding] = []
        self.records: tuple[Record, ...] = ()
        self.settled = True
        self.reachable = {"fake", "other"}

    async def hears(self, time: timedelta, step: timedelta = MINUTE) -> list[str]:
        """What arrives within so long."""
        told: list[str] = []
        end = self.clock.now() + time
        while self.clock.now() < end:
            now = self.clock.pass_(step)
            self.records = followed(self.records, self.found, now)
            if await tell_of_alerts(
                self.db,
                self.clock,
                DEFAULTS,
                one_part,
                self.records,
                settled=self.settled,
                reachable=self.reachable,
            ):
                told += [*await self._taken("fake"), *await self._taken("other")]
        return told

    async def _taken(self, platform: str) -> list[str]:
        async with self.db.write() as tx:
            due = await deliveries.claim(
                tx, self.clock.now(), platform=platform, limit=9, lease=HOUR
            )
            for each in due:
                await deliveries.sent(tx, each.id, "r", self.clock.now())
        return [f"{platform}: {each.body['text']}" for each in due]

    def finds(self, what: What | None, which: str = "") -> None:
        self.found = [] if what is None else [Finding(what, which, "the reason")]


@pytest.fixture
async def owner(tmp_path):  # type: ignore[no-untyped-def]
    async with database(tmp_path) as opened:
        room = Newsroom(opened)
        chat = await room.chat("owner")
        await room.chat("somebody")
        async with opened.write() as tx:
            await people.let_in(tx, "fake", "owner", "owner", NOW)
        yield Owner(opened, chat)


async def test_once_when_it_stops_and_once_when_it_is_well_again(owner: Owner) -> None:
    assert await owner.hears(HOUR) == []
    owner.finds("disk")
    (text,) = await owner.hears(5 * HOUR)
    assert "Little room on the disk: the reason" in text
    owner.finds(None)
    (text,) = await owner.hears(HOUR)
    assert "room on the disk again" in text
    assert await owner.hears(HOUR) == []


async def test_what_comes_and_goes_is_not_told_each_time(owner: Owner) -> None:
    told = []
    for _ in range(8):  # four hours
        owner.finds("disk")
        told += await owner.hears(10 * MINUTE)
        owner.finds(None)
        told += await owner.hears(CALM + 10 * MINUTE)
    assert len(told) == 2


async def test_it_is_told_again_after_some_hours(owner: Owner) -> None:
    for _ in range(2):
        owner.finds("disk")
        assert len(await owner.hears(HOUR)) == 1
        owner.finds(None)
        assert len(await owner.hears(6 * HOUR)) == 1 or owner.clock.now().hour >= 22
        owner.clock.set(owner.clock.now().replace(hour=12) + DAY)


async def test_nobody_is_woken(owner: Owner) -> None:
    owner.clock.set(NOW.replace(hour=23))
    owner.finds("feeds")
    assert await owner.hears(9 * HOUR) == []
    (text,) = await owner.hears(2 * HOUR)
    assert "Nothing has been read since" in text


async def test_what_was_over_before_the_morning_is_not_told(owner: Owner) -> None:
    owner.clock.set(NOW.replace(hour=23))
    owner.finds("disk")
    await owner.hears(HOUR)
    owner.finds(None)
    assert await owner.hears(12 * HOUR) == []


async def test_that_it_is_well_again_waits_for_the_morning(owner: Owner) -> None:
    owner.clock.set(NOW.replace(hour=21, minute=30))
    owner.finds("disk")
    assert len(await owner.hears(20 * MINUTE)) == 1
    owner.finds(None)
    assert await owner.hears(10 * HOUR) == []
    assert len(await owner.hears(2 * HOUR)) == 1


async def test_a_restart_neither_repeats_nor_calls_it_over(owner: Owner) -> None:
    owner.finds("disk")
    assert len(await owner.hears(HOUR)) == 1
    owner.records, owner.settled = (), False
    owner.finds(None)
    assert await owner.hears(5 * MINUTE) == []
    owner.settled = True
    owner.finds("disk")
    assert await owner.hears(HOUR) == []


async def test_who_cannot_be_told_there_hears_of_it_elsewhere_or_afterwards(owner: Owner) -> None:
    async with owner.db.write() as tx:
        await people.let_in(tx, "other", "olga", "owner", NOW)
        await chats.ensure(tx, Address("other", "olga"), kind="private", title="o", now=NOW)
    owner.finds("platform", "fake")
    (text,) = await owner.hears(HOUR)
    assert text.startswith("other: ")
    assert "Fake has not answered since" in text
    owner.finds(None)
    told = sorted(await owner.hears(HOUR))
    assert [line.partition(":")[0] for line in told] == ["fake", "other"]
    assert all("answers again" in line for line in told)
    assert await owner.hears(HOUR) == []


async def test_a_lone_platform_that_was_away_is_told_afterwards(owner: Owner) -> None:
    owner.finds("platform", "fake")
    assert await owner.hears(HOUR) == []
    owner.finds(None)
    (text,) = await owner.hears(HOUR)
    assert "answers again" in text
    owner.finds("platform", "fake")
    assert await owner.hears(10 * MINUTE) == []
    owner.finds(None)
    assert await owner.hears(HOUR) == [], "that was not worth a word"


async def test_one_who_sleeps_does_not_have_the_others_told_twice(owner: Owner) -> None:
    async with owner.db.write() as tx:
        await people.let_in(tx, "fake", "zoe", "owner", NOW)
        zoe = await chats.ensure(tx, Address("fake", "zoe"), kind="private", title="z", now=NOW)
        await chats.set_timezone(tx, zoe.id, "Pacific/Auckland")  # there it is night
    owner.finds("platform", "fake")
    assert await owner.hears(HOUR) == []
    owner.finds(None)
    assert len(await owner.hears(2 * HOUR)) == 1
    assert len(await owner.hears(6 * HOUR)) == 1


async def test_a_platform_without_a_token_has_nobody_to_tell(owner: Owner) -> None:
    owner.reachable = {"other"}
    owner.finds("disk")
    assert await owner.hears(HOUR) == []
