"""What a host and its feed ask about when to come again: read from headers, pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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
