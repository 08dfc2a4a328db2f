"""Nothing comes at night, nor in quiet hours; what would is skipped with its reason."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.schedule import Slot, expiry, is_quiet, punctuality
from bot.model import QuietHours
from bot.store import chats, digests, subscriptions
from tests.builders import DAY, HOUR, NOW, TODAY, Newsroom, database
from tests.digest.desk import Desk

QUIET = QuietHours(time(22), time(7))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A builder at work."""
    async with database(tmp_path) as db:
        yield Desk(Newsroom(db))


@pytest.mark.parametrize(
    ("at", "quiet", "expected"),
    [
        ("21:59", QUIET, False),
        ("22:00", QUIET, True),
        ("00:00", QUIET, True),
        ("06:59", QUIET, True),
        ("07:00", QUIET, False),
        ("13:00", QuietHours(time(12), time(14)), True),
        ("14:00", QuietHours(time(12), time(14)), False),
    ],
)
def test_quiet_hours_may_go_over_midnight(at: str, quiet: QuietHours, expected: bool) -> None:
    assert is_quiet(time.fromisoformat(at), quiet) is expected


@given(
    due=st.datetimes(
        datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis takes naive bounds
        datetime(2026, 12, 31),  # noqa: DTZ001 - the same
    ),
    late=st.timedeltas(timedelta(), timedelta(hours=10)),
    start=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    hours=st.integers(1, 12),
)
def test_what_is_late_never_comes_at_night_or_in_quiet_hours(
    due: datetime, late: timedelta, start: time, hours: int
) -> None:
    slot = Slot(due.date(), due.replace(second=0, microsecond=0, tzinfo=NOW.tzinfo))
    end = (datetime.combine(TODAY, start) + timedelta(hours=hours)).time()
    quiet, now = QuietHours(start, end), slot.due_at + late
    if late > timedelta(minutes=15) and punctuality(slot, now, "UTC", quiet).verdict == "send":
        assert not is_quiet(now.time(), quiet)
        assert now.date() == slot.date
        assert now.time() < time(22) or slot.due_at.time() >= time(22)


def test_a_time_chosen_inside_quiet_hours_is_kept() -> None:
    slot = Slot(TODAY, datetime.combine(TODAY, time(6, 30), tzinfo=NOW.tzinfo))
    assert expiry(slot, "UTC", QUIET) == slot.due_at + timedelta(minutes=15)
    assert punctuality(slot, slot.due_at, "UTC", QUIET).verdict == "send"


async def test_what_could_not_be_delivered_by_night_is_skipped_and_comes_tomorrow(
    desk: Desk,
) -> None:
    await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")
    await desk.builder.tick()
    desk.clock.pass_(7 * HOUR)
    assert await desk.builder.expire() == 1
    assert await desk.sent() == []
    assert await desk.slots() == [("2026-11-20", "skipped", "it could not be delivered in time")]
    desk.clock.pass_(DAY - 7 * HOUR)
    await desk.builder.tick()
    (tomorrow,) = await desk.sent()
    assert "Grid warns" in tomorrow


async def test_a_digest_that_has_begun_to_arrive_stays_queued(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")
    await desk.builder.tick()
    assert len(await desk.sent()) == 1
    desk.clock.pass_(7 * HOUR)
    assert await desk.builder.expire() == 0
    assert [outcome for _, outcome, _ in await desk.slots()] == ["queued"]


async def test_those_that_are_late_are_given_up_a_few_at_a_time(desk: Desk) -> None:
    for number in range(5):
        await desk.room.order(await desk.room.chat(f"reader {number}"))
    await desk.room.report("Grid warns")
    await desk.builder.tick()
    desk.clock.pass_(7 * HOUR)
    now, lots = desk.clock.now(), []
    for _ in range(4):
        async with desk.room.db.write() as tx:
            late = await digests.late(tx, now, 2)
            lots.append(await digests.expire(tx, late, now))
    assert lots == [2, 2, 1, 0]
    assert [outcome for _, outcome, _ in await desk.slots()] == ["skipped"] * 5


async def test_after_two_that_came_too_late_news_begin_where_the_first_did(desk: Desk) -> None:
    order = await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")
    await desk.builder.tick()
    desk.clock.pass_(DAY)
    await desk.room.report("Museum opens", now=desk.clock.now())
    await desk.builder.tick()
    desk.clock.pass_(7 * HOUR)
    assert await desk.builder.expire() == 2
    assert await desk.sent() == []
    async with desk.room.db.read() as tx:
        kept = await subscriptions.get(tx, order.id)
    assert kept is not None
    assert kept.last_digest_at == order.last_digest_at


async def test_a_missed_slot_is_not_caught_up_into_quiet_hours(desk: Desk) -> None:
    chat = await desk.room.chat()
    async with desk.room.db.write() as tx:
        await chats.set_quiet(tx, chat.id, QuietHours(time(14), time(18)))
    await desk.room.order(chat)  # due at 13:00 in Warsaw
    await desk.room.report("Grid warns")
    desk.clock.pass_(2 * HOUR)
    await desk.builder.tick()
    assert [outcome for _, outcome, _ in await desk.slots()] == ["skipped"]
    assert await desk.sent() == []
