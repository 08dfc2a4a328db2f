"""What does not go well, and since when, judged from what was found again and again. Pure.

One slow answer is no trouble: something must be found for its patience, and is over only when it
was not found for some time. So nothing flaps, and nobody is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

What = Literal["database", "ticks", "platform", "delivery", "feeds", "disk"]

#: How long each must be found before it counts.
PATIENCE: dict[What, timedelta] = {
    "database": timedelta(seconds=30),
    "ticks": timedelta(0),  # has its own
    "platform": timedelta(minutes=3),
    "delivery": timedelta(0),  # has its own
    "feeds": timedelta(hours=1),
    "disk": timedelta(0),
}
#: What was not found for so long is not there now: a look may be missed.
FRESH = timedelta(seconds=75)
#: What was not found for so long is over.
CALM = timedelta(minutes=10)
#: A delivery that is late by so much, while nothing arrives, means that delivery stopped.
LATE = timedelta(minutes=15)
#: Below this the disk is as good as full.
LITTLE_ROOM = 100_000_000
#: What the service cannot do without: without one of these it is not well.
VITAL: frozenset[What] = frozenset({"database", "ticks"})
#: Without one of these it works, but people notice.
NEEDED: frozenset[What] = VITAL | {"platform"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was wrong when it was looked at; ``which``: of several, or ""."""

    what: What
    which: str
    because: str


@dataclass(frozen=True, slots=True)
class Record:
    """A finding, when it was made first and when last; ``counts``: for as long as its patience."""

    finding: Finding
    first: datetime
    last: datetime
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """What does not go well, and since when."""

    what: What
    which: str
    because: str
    since: datetime


def followed(
    records: Iterable[Record], found: Iterable[Finding], now: datetime
) -> tuple[Record, ...]:
    """The records after a look that found these; what is over is in them no longer."""
    known = {(each.finding.what, each.finding.which): each for each in records}
    for finding in found:
        key = finding.what, finding.which
        before = known.get(key)
        # What only showed itself now and then begins anew each time.
        begun = before.first if before and (before.counts or _is_fresh(before, now)) else now
        counts = now - begun >= PATIENCE[finding.what]
        known[key] = Record(finding, begun, now, counts or (before is not None and before.counts))
    return tuple(each for each in known.values() if now - each.last < CALM)


def lasting(records: Iterable[Record]) -> tuple[Trouble, ...]:
    """All that is not over yet."""
    return tuple(
        Trouble(each.finding.what, each.finding.which, each.finding.because, each.first)
        for each in records
        if each.counts
    )


def present(records: Iterable[Record], now: datetime) -> tuple[Trouble, ...]:
    """What is there at this moment."""
    return lasting(each for each in records if _is_fresh(each, now))


def delivery_stopped(
    oldest_due: datetime | None, last_receipt: datetime | None, now: datetime
) -> str | None:
    """Why it counts as stopped: something is late, and nothing has arrived for as long."""
    if oldest_due is None or now - oldest_due < LATE:
        return None
    if last_receipt is not None and now - last_receipt < LATE:
        return None  # a long queue, but it moves
    return f"the oldest message is {minutes(now - oldest_due)} minutes late"


def feeds_stopped(polled: int, failing: int, why: str | None) -> str | None:
    """Why reading counts as stopped: of several feeds not one can be read."""
    if polled == 0 or failing < polled:
        return None
    return f"none of {polled} feeds can be read" + (f": {why}" if why else "")


def disk_full(free: int | None, *, full: bool) -> str | None:
    """Why the disk counts as full; ``free`` in bytes, None: not known."""
    if full:
        return "the disk is full"
    if free is not None and free < LITTLE_ROOM:
        return f"{free // 1_000_000} MB are left on the disk"
    return None


def minutes(time: timedelta) -> int:
    """In whole minutes."""
    return int(time.total_seconds() // 60)


def _is_fresh(record: Record, now: datetime) -> bool:
    return now - record.last <= FRESH
