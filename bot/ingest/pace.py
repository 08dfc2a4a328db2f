"""When a feed is asked again: pure decisions, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from bot.ingest.asked import fresh_for, retry_after
from bot.pause import doubled
from bot.reading import Feed, Schedule

INTERVAL = timedelta(minutes=30)
_LONGEST_PAUSE = timedelta(hours=24)
_LONGEST_WAIT_ASKED = timedelta(days=7)
_SLOWEST = timedelta(hours=4)
_LOOKS_A_GAP = 4  # how often we look between two entries of a feed, as its rhythm has it
_RHYTHM_OF = 20
_SPREAD = 0.1
_NO_SCHEDULE = Schedule()


@dataclass(frozen=True, slots=True)
class NextCheck:
    """When a feed is asked again; ``stopped``: not by itself."""

    at: datetime
    because: str
    stopped: bool = False


def rhythm(published: Sequence[datetime], now: datetime) -> timedelta | None:
    """How long it usually is from one entry to the next; None when too few are dated.

    The median gap of the newest, and no less than the silence that has lasted since the last.
    """
    newest = sorted((when for when in published if when <= now), reverse=True)[:_RHYTHM_OF]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(newest)]
    if len(gaps) < 2:
        return None
    return max(timedelta(seconds=median(gaps)), now - newest[0])


def after_success(
    now: datetime,
    *,
    interval: timedelta,
    jitter: float,
    schedule: Schedule = _NO_SCHEDULE,
    headers: Mapping[str, str] | None = None,
    gap: timedelta | None = None,
) -> NextCheck:
    """The latest of what our own rhythm, the host and the feed ask for, at most a day away.

    interval: the shortest pause. gap: the feed's ``rhythm``. jitter: 0 … 1 spreads the checks.
    """
    wishes = [(interval, "the usual pause")]
    if gap is not None:
        wishes.append((min(gap / _LOOKS_A_GAP, _SLOWEST), "the feed posts seldom"))
    if schedule.ttl is not None:
        wishes.append((schedule.ttl, "the feed asks for this pause"))
    if fresh := fresh_for(headers or {}):
        wishes.append((fresh, "the host calls its answer fresh until then"))
    if wait := retry_after(headers or {}, now):
        wishes.append((timedelta(seconds=wait), "the server asked for this pause"))
    pause, because = max(wishes, key=lambda wish: wish[0])
    planned = now + spread(min(pause, _LONGEST_PAUSE), jitter)
    at = schedule.open_from(planned)
    if at > planned:
        because = "the feed asks not to be read before"
    return NextCheck(at, because)


def after_failure(
    feed: Feed,
    now: datetime,
    *,
    permanent: bool,
    retry_after: float | None,
    interval: timedelta,
    jitter: float,
) -> NextCheck:
    """The pause doubles with each failure in a row; ``retry_after``: in seconds, if known."""
    pause = doubled(interval, feed.failures + 1, _LONGEST_PAUSE)
    because = f"failure {feed.failures + 1} in a row"
    asked = timedelta(seconds=min(retry_after or 0.0, 1e9))
    if asked > pause:
        pause, because = min(asked, _LONGEST_WAIT_ASKED), "the server asked for this pause"
    at = now + spread(pause, jitter)
    if permanent:
        return NextCheck(at, "asking again is useless", stopped=True)
    return NextCheck(at, because)


def spread(pause: timedelta, jitter: float) -> timedelta:
    """A little longer, so that what was added together is not asked together for ever."""
    return pause * (1 + _SPREAD * jitter)
