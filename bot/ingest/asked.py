"""What a host and its feed ask about when to come again: read from headers, pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a feed says in itself: ``ttl``, and the hours (UTC, 0 … 23) and days (0 is Monday) at
    which nobody need ask."""

    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()

    def open_from(self, when: datetime) -> datetime:
        """The first moment from ``when`` (UTC) on at which the feed may be asked.

        A feed that closes every hour or day has made a mistake, which is passed over.
        """
        if len(self.skip_hours) > 23 or len(self.skip_days) > 6:
            return when
        for _ in range(24 * 8):
            if when.hour not in self.skip_hours and when.weekday() not in self.skip_days:
                return when
            when = when.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return when


def fresh_for(headers: Mapping[str, str]) -> timedelta | None:
    """For how long the host calls its answer fresh: Cache-Control's max-age, else Expires.

    ``headers``: names in lower case. Expires is measured against the host's own date.
    """
    control = headers.get("cache-control", "")
    if _NOT_KEPT.search(control):
        return None
    if found := _MAX_AGE.search(control):
        age = headers.get("age", "").strip()
        spent = int(age) if age.isdecimal() and len(age) < 10 else 0
        return timedelta(seconds=max(0, int(found.group(1)) - spent))
    return between(headers.get("date", ""), headers.get("expires", ""))


def between(said_now: str, then: str) -> timedelta | None:
    """From one HTTP date to another; None if either is none, no time if it has passed."""
    try:
        pause = parsedate_to_datetime(then) - parsedate_to_datetime(said_now)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(timedelta(), pause)


def day_of(name: str) -> int | None:
    """ "Monday" → 0."""
    name = name.strip().lower()
    return _DAYS.index(name) if name in _DAYS else None
