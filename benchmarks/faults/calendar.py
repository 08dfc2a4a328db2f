"""Does every local day that exists have exactly one digest, at the right moment, everywhere?

The judge knows nothing of our rule. It takes a zone's clock as the list of stretches in which
its offset from UTC stands still, found by looking at every minute of the days on which the
offset changes. A local day exists if some minute shows it; its digest is due in the first minute
that shows the wanted time or later, counted on a clock that has never been further on. All is
whole-number arithmetic on minutes: no folds, no gaps, no time zones.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo, available_timezones

from benchmarks.faults.promises import Promise, campaign
from bot.digest.schedule import EVERY_DAY, next_slot

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_DAY = 1440
_SECONDS = 60
_LOOK = _DAY // 4
_TIMES = tuple(range(0, _DAY, 15))
_QUICK_TIMES = tuple(range(0, _DAY, 240))
_QUARTER_ZONES = 8
#: Days before and after a change that are judged with it.
_AROUND = 2
_LOST_DAYS = (("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21)))


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one zone around a change of its clocks, in whole days since the epoch (UTC)."""

    zone: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Wall:
    """A clock on a wall: the furthest that it ever showed, minute by minute, and its days."""

    furthest: list[int]
    days: frozenset[int]


@dataclass(slots=True)
class Count:
    """What was judged, and the first of what was wrong."""

    days: int = 0
    changes: int = 0
    zones: int = 0
    lost: int = 0
    wrong: int = 0
    example: str = ""

    def blame(self, what: str) -> None:
        """One local day without its digest, or with another."""
        self.wrong += 1
        self.example = self.example or what


def run(quick: bool) -> list[Promise]:
    """Judge every zone around every change of its clocks, and the days that never were."""
    count = Count()
    times = _QUICK_TIMES if quick else _TIMES
    zones = sorted(available_timezones())[:: _QUARTER_ZONES if quick else 1]
    looks = _looks(date(2024, 1, 1), date(2028, 1, 1))
    for zone in zones:
        count.zones += 1
        changes = _changes(zone, looks)
        count.changes += len(changes)
        for span in _spans(zone, changes) or [_span(zone, _day(date(2025, 1, 15)))]:
            _judge(span, times, count)
    for zone, missing in _LOST_DAYS:
        count.lost += _judge_lost(zone, missing, _TIMES, count)
    enough = count.days >= 686_400 or quick
    return [
        Promise(
            "exactly one digest on each local day that exists",
            f"{count.zones} zones, {count.changes} changes, {len(times)} times of day",
            f"{count.days:,} local days judged, {count.wrong} wrong {count.example}".strip(),
            enough and not count.wrong,
        ),
        Promise(
            "none on a day that never was",
            "Apia 2011-12-30, Kwajalein 1993-08-21",
            f"{count.lost} digests of {len(_LOST_DAYS) * len(_TIMES)} possible",
            count.lost == 0,
        ),
    ]


def _day(of: date) -> int:
    return (of - _EPOCH.date()).days


def _date(day: int) -> date:
    return _EPOCH.date() + timedelta(days=day)


def _moment(minute: int) -> datetime:
    return _EPOCH + timedelta(minutes=minute)


def _offset(zone: ZoneInfo, minute: int) -> int:
    """How far the clocks there are from UTC, in whole minutes."""
    offset = _moment(minute).astimezone(zone).utcoffset()
    assert offset is not None
    seconds = int(offset.total_seconds())
    assert seconds % _SECONDS == 0, "the judge counts whole minutes"
    return seconds // _SECONDS


def _changes(zone: str, looks: Sequence[datetime]) -> list[int]:
    """The days (UTC) during which the offset changes, as far as these looks see."""
    place = ZoneInfo(zone)
    offsets = [look.astimezone(place).utcoffset() for look in looks]
    days = {
        _day(look.date())
        for look, before, after in zip(looks, offsets, offsets[1:], strict=False)
        if before != after
    }
    return sorted(days)


def _looks(first: date, last: date) -> list[datetime]:
    """Moments, a few for each day, at which a zone's offset is looked up."""
    return [_moment(minute) for minute in range(_day(first) * _DAY, _day(last) * _DAY, _LOOK)]


def _span(zone: str, day: int) -> Span:
    return Span(zone, day - _AROUND, day + _AROUND)


def _spans(zone: str, changes: Sequence[int]) -> list[Span]:
    """Changes that follow closely on each other are judged together."""
    found: list[Span] = []
    for day in changes:
        span = _span(zone, day)
        if found and span.first <= found[-1].last + 1:
            found[-1] = Span(zone, found[-1].first, span.last)
        else:
            found.append(span)
    return found


def _wall(span: Span) -> Wall:
    """The clock on the wall, from two days before the span to two days after it.

    An offset that is the same at both ends of an hour held throughout it.
    """
    place = ZoneInfo(span.zone)
    start, end = (span.first - 2) * _DAY, (span.last + 3) * _DAY
    shown: list[int] = []
    before = _offset(place, start)
    for hour in range(start, end, 60):
        after = _offset(place, hour + 60)
        if before == after:
            shown += range(hour + before, hour + before + 60)
        else:
            shown += (minute + _offset(place, minute) for minute in range(hour, hour + 60))
        before = after
    return Wall(list(accumulate(shown, max)), frozenset(minute // _DAY for minute in shown))


def _expected(span: Span, wall: Wall, at: int) -> dict[int, int]:
    """For each local day that exists and lies in the span, the minute in which it is due."""
    start = (span.first - 2) * _DAY
    days = [day for day in range(span.first, span.last + 1) if day in wall.days]
    return {day: start + bisect_left(wall.furthest, day * _DAY + at) for day in days}


def _judge(span: Span, times: Sequence[int], count: Count) -> None:
    wall = _wall(span)
    for at in times:
        expected = _expected(span, wall, at)
        actual = _ours(span, at)
        count.days += len(expected)
        for day in expected.keys() | actual.keys():
            ours = actual.get(day, [])
            if ours != [expected.get(day)]:
                theirs = expected.get(day)
                told = "none" if theirs is None else f"{_moment(theirs):%d %H:%M}"
                found = ", ".join(f"{_moment(each):%d %H:%M}" for each in ours) or "none"
                count.blame(f"{span.zone} {_date(day)} {_time(at)}: {found}, not {told} UTC")


def _ours(span: Span, at: int) -> dict[int, list[int]]:
    """The moments that the bot would send at, by local day."""
    found: dict[int, list[int]] = {}
    after = _moment((span.first - 2) * _DAY)
    until = _moment((span.last + 3) * _DAY)
    while True:
        slot = next_slot(after, _time(at), span.zone, EVERY_DAY)
        if slot.due_at >= until:
            return found
        after = slot.due_at
        minute, odd = divmod(int((slot.due_at - _EPOCH).total_seconds()), _SECONDS)
        day = _day(slot.date)
        if span.first <= day <= span.last:
            found.setdefault(day, []).append(-1 if odd else minute)


def _judge_lost(zone: str, missing: date, times: Sequence[int], count: Count) -> int:
    """Judge the days around one that never was; gives the digests made for that day."""
    span = Span(zone, _day(missing) - 3, _day(missing) + 3)
    _judge(span, times, count)
    return sum(_day(missing) in _ours(span, at) for at in times)


def _time(at: int) -> time:
    return time(at // 60, at % 60)


if __name__ == "__main__":
    sys.exit(campaign("calendar", run))
