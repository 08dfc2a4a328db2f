"""When a subscription's next digest is due: our own rule for local times, over zoneinfo.

Exactly one slot for each local day that exists and is among the chosen days. A time that the
clocks skip is due at the first moment after the gap; a time that comes twice, at its first.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.model import QuietHours
from bot.texts.said import Said

#: How late a slot is still caught up after the bot was down, and the hour after which it is not.
CATCH_UP = timedelta(hours=6)
LATEST = time(22, 0)
_ON_TIME = timedelta(minutes=5)
_AT_LEAST = timedelta(minutes=15)

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Slot:
    """A local day's digest: ``date`` in the subscriber's zone, ``due_at`` in UTC."""

    date: date
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Punctuality:
    """What to do with a slot that is due: send it, with a ``note`` when late, or skip it."""

    verdict: Literal["send", "skip"]
    note: Said | None = None


def due_at(day: date, at: time, zone: str) -> datetime | None:
    """The moment, in UTC, of a local day's digest; None if that day does not exist there."""
    local = datetime.combine(day, at, tzinfo=ZoneInfo(zone))
    moment = local.astimezone(UTC)
    back = moment.astimezone(local.tzinfo)
    if back.replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _after_gap(local, day)


def next_slot(after: datetime, at: time, zone: str, days: Collection[int]) -> Slot:
    """The first slot due later than ``after``. ``days``: 0 is Monday; empty means every day."""
    wanted = days or EVERY_DAY
    day = after.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    # A zone may skip a day, but never more; eight days hold every chosen weekday twice over.
    for _ in range(17):
        if day.weekday() in wanted:
            moment = due_at(day, at, zone)
            if moment is not None and moment > after:
                return Slot(day, moment)
        day += timedelta(days=1)
    raise ValueError(f"no slot found: days {sorted(wanted)!r} in {zone}")


def following(
    now: datetime, at: time, zone: str, days: Collection[int], *, after: date | None
) -> Slot:
    """The first slot later than ``now`` and than the day ``after``, the last that was closed."""
    slot = next_slot(now, at, zone, days)
    # A day's digest that was sent, or skipped, is not promised again because its time was changed.
    while after is not None and slot.date <= after:
        slot = next_slot(slot.due_at, at, zone, days)
    return slot


def punctuality(
    slot: Slot, now: datetime, zone: str, quiet: QuietHours | None = None
) -> Punctuality:
    """Is a slot on time, late but welcome, or too late?"""
    late = now - slot.due_at
    if late <= _ON_TIME:
        return Punctuality("send")
    if late > CATCH_UP:
        return Punctuality("skip", Said("late-hours"))
    if now >= expiry(slot, zone, quiet):
        return Punctuality("skip", Said("late-night"))
    place = ZoneInfo(zone)
    here, planned = now.astimezone(place), slot.due_at.astimezone(place)
    times = {"due": f"{planned:%H:%M}", "sent": f"{here:%H:%M}"}
    return Punctuality("send", Said("late-sent", times))


def expiry(slot: Slot, zone: str, quiet: QuietHours | None = None) -> datetime:
    """From when on a slot's digest would come too late, at night, or into quiet hours.

    A time that was chosen inside them is kept; what is late for it has a quarter of an hour.
    """
    planned = slot.due_at.astimezone(ZoneInfo(zone)).time()
    ends = [slot.due_at + CATCH_UP + timedelta(seconds=1)]
    if midnight := due_at(slot.date + timedelta(days=1), time(), zone):
        ends.append(midnight)
    if planned < LATEST and (night := due_at(slot.date, LATEST, zone)):
        ends.append(night)
    if quiet is not None:
        begins = [due_at(slot.date + timedelta(days=n), quiet.start, zone) for n in (0, 1)]
        ends += [moment for moment in begins if moment is not None and moment > slot.due_at]
        if is_quiet(planned, quiet):
            ends.append(slot.due_at)
    return max(min(ends), slot.due_at + _AT_LEAST)


def is_quiet(at: time, quiet: QuietHours) -> bool:
    """Does a local time lie in the quiet hours? They may go over midnight."""
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end


def _after_gap(local: datetime, day: date) -> datetime | None:
    """The first moment of ``day`` after the gap that ``local`` falls into."""
    before = local.replace(fold=0).astimezone(UTC) - timedelta(days=1, hours=1)
    low, high = before, before + timedelta(days=2, hours=2)
    zone, wanted = local.tzinfo, local.replace(tzinfo=None)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < wanted:
            low = middle
        else:
            high = middle
    first = high.replace(microsecond=0)
    # A gap may end after midnight: the day was there before it, if not after it.
    edges = (first - timedelta(seconds=1), first)
    return first if any(edge.astimezone(zone).date() == day for edge in edges) else None
