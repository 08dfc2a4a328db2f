"""Local times: one slot for each local day that exists, in every zone, however its clocks jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.digest.schedule import EVERY_DAY, Slot, next_slot, punctuality
from bot.texts.catalogue import texts_in
from tests.builders import DAY, HOUR

_QUARTER = timedelta(minutes=15)
_TIMES = [time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(8), time(23), time(23, 30)]


def _slots(zone: str, at: time, start: datetime, end: datetime) -> list[Slot]:
    found, after = [], start
    while (slot := next_slot(after, at, zone, EVERY_DAY)).due_at < end:
        found.append(slot)
        after = slot.due_at
    return found


def _expected(zone: str, at: time, start: datetime, end: datetime) -> list[Slot]:
    """The same by looking at the clock on the wall every quarter of an hour."""
    place, found, last = ZoneInfo(zone), [], date.min
    days = {(start + n * _QUARTER).astimezone(place).date() for n in range(-96, 96 * 8)}
    moment = start + _QUARTER
    while moment < end:
        local = moment.astimezone(place).replace(tzinfo=None)
        for day in (local.date() - DAY, local.date()):
            if day > last and day in days and local >= datetime.combine(day, at):
                before = start.astimezone(place).replace(tzinfo=None)
                last = day
                if before < datetime.combine(day, at):
                    found.append(Slot(day, moment))
        moment += _QUARTER
    return found


def _jumps() -> dict[tuple[datetime, timedelta, timedelta, timedelta], str]:
    """Every kind of jump of a clock in 2024 to 2027, with one zone that makes it."""
    found = {}
    days = [datetime(2024, 1, 1, tzinfo=UTC) + n * DAY for n in range(4 * 365 + 1)]
    for zone in sorted(available_timezones()):
        place = ZoneInfo(zone)
        offsets = [day.astimezone(place).utcoffset() for day in days]
        for day, before, after in zip(days, offsets, offsets[1:], strict=False):
            if before != after and before is not None and after is not None:
                hour = next(
                    h for h in range(25) if (day + h * HOUR).astimezone(place).utcoffset() == after
                )
                found.setdefault((day, hour * HOUR, before, after), zone)
    return found


def test_every_jump_of_every_clock_leaves_one_slot_a_day() -> None:
    jumps = _jumps()
    assert len(jumps) > 50
    seen = set()
    for (day, hour, before, after), zone in jumps.items():
        wall = (day + hour + before).time(), after - before
        if wall in seen:
            continue
        seen.add(wall)
        start, end = day - 2 * DAY, day + 3 * DAY
        for at in _TIMES:
            expected = _expected(zone, at, start, end)
            assert _slots(zone, at, start, end) == expected, (zone, day, at)
    assert len(seen) > 20


def test_every_zone_has_a_slot_a_day() -> None:
    start, end = datetime(2024, 1, 1, 12, tzinfo=UTC), datetime(2024, 1, 15, 12, tzinfo=UTC)
    for zone in available_timezones():
        days = [slot.date for slot in _slots(zone, time(8), start, end)]
        assert days == [days[0] + n * DAY for n in range(len(days))], zone
        assert len(days) in (13, 14)


@pytest.mark.parametrize(
    ("zone", "start", "missing"),
    [
        ("Pacific/Apia", datetime(2011, 12, 28, tzinfo=UTC), date(2011, 12, 30)),
        ("Pacific/Kwajalein", datetime(1993, 8, 19, tzinfo=UTC), date(1993, 8, 21)),
    ],
)
@pytest.mark.parametrize("at", [time(0), time(8), time(23, 59)])
def test_a_day_that_never_was_has_no_slot(
    zone: str, start: datetime, missing: date, at: time
) -> None:
    days = [slot.date for slot in _slots(zone, at, start, start + 5 * DAY)]
    assert missing not in days
    assert {missing - DAY, missing + DAY} <= set(days)
    assert len(days) == len(set(days))


def test_a_friday_reader_in_apia_waits_for_the_friday_after() -> None:
    after = datetime(2011, 12, 24, tzinfo=UTC)
    assert next_slot(after, time(8), "Pacific/Apia", (4,)).date == date(2012, 1, 6)


def test_a_gap_that_ends_after_midnight_does_not_swallow_the_day() -> None:
    """Nuuk, spring 2024: after 22:59:59 on Saturday comes 00:00 on Sunday."""
    slot = next_slot(datetime(2024, 3, 30, 12, tzinfo=UTC), time(23, 30), "America/Nuuk", ())
    assert slot == Slot(date(2024, 3, 30), datetime(2024, 3, 31, 1, tzinfo=UTC))
    following = next_slot(slot.due_at, time(23, 30), "America/Nuuk", ())
    assert following.date == date(2024, 3, 31)


def test_warsaw_in_spring_and_autumn() -> None:
    spring = next_slot(datetime(2026, 3, 28, 12, tzinfo=UTC), time(2, 30), "Europe/Warsaw", ())
    assert spring == Slot(date(2026, 3, 29), datetime(2026, 3, 29, 1, 0, tzinfo=UTC))
    autumn = next_slot(datetime(2026, 10, 24, 12, tzinfo=UTC), time(2, 30), "Europe/Warsaw", ())
    assert autumn == Slot(date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert next_slot(autumn.due_at, time(2, 30), "Europe/Warsaw", ()).date == date(2026, 10, 26)


@pytest.mark.parametrize("days", [(0,), (6,), (0, 1, 2, 3, 4), (5, 6), ()])
def test_only_the_chosen_days_of_the_week(days: tuple[int, ...]) -> None:
    after = datetime(2026, 11, 20, 12, tzinfo=UTC)
    for _ in range(20):
        slot = next_slot(after, time(8), "Europe/Warsaw", days)
        assert not days or slot.date.weekday() in days
        assert slot.due_at > after
        assert slot.due_at - after <= timedelta(days=8)
        after = slot.due_at


def _verdict(due: str, now: str, zone: str = "UTC") -> str:
    place = ZoneInfo(zone)
    planned = datetime.fromisoformat(due).replace(tzinfo=place)
    moment = datetime.fromisoformat(now).replace(tzinfo=place)
    slot = Slot(planned.date(), planned.astimezone(UTC))
    found = punctuality(slot, moment.astimezone(UTC), zone)
    said = texts_in("en").say(found.note) if found.note else None
    return f"{found.verdict}: {said}" if said else found.verdict


@pytest.mark.parametrize(
    ("due", "now", "expected"),
    [
        ("2026-11-20T08:00", "2026-11-20T08:00", "send"),
        ("2026-11-20T08:00", "2026-11-20T08:05", "send"),
        (
            "2026-11-20T08:00",
            "2026-11-20T08:40",
            "send: Due 08:00, sent 08:40: the bot was offline.",
        ),
        (
            "2026-11-20T08:00",
            "2026-11-20T14:00",
            "send: Due 08:00, sent 14:00: the bot was offline.",
        ),
        (
            "2026-11-20T08:00",
            "2026-11-20T14:01",
            "skip: missed by more than six hours: the bot was offline",
        ),
        (
            "2026-11-20T08:00",
            "2026-11-23T08:01",
            "skip: missed by more than six hours: the bot was offline",
        ),
        (
            "2026-11-20T21:00",
            "2026-11-20T22:00",
            "skip: missed, and it was night by then: the bot was offline",
        ),
        (
            "2026-11-20T21:00",
            "2026-11-20T21:59",
            "send: Due 21:00, sent 21:59: the bot was offline.",
        ),
        (
            "2026-11-20T22:30",
            "2026-11-20T23:10",
            "send: Due 22:30, sent 23:10: the bot was offline.",
        ),
        (
            "2026-11-20T23:30",
            "2026-11-21T00:10",
            "skip: missed, and it was night by then: the bot was offline",
        ),
        ("2026-11-20T23:58", "2026-11-21T00:02", "send"),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "America/Nuuk"])
def test_a_late_digest_is_welcome_for_six_hours_and_not_at_night(
    due: str, now: str, expected: str, zone: str
) -> None:
    assert _verdict(due, now, zone) == expected
