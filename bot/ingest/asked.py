"""What a host and its feed ask about when to come again: read from headers, pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)
_LONGEST = 1_000_000_000
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


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """How many seconds the host asks us to wait, in either form of Retry-After; None: it does not.

    A date is measured against the host's own, so clocks need not agree; without one, against ours.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return float(min(int(value[:12]), _LONGEST))
    then, said_now = _moment(value), _moment(headers.get("date", ""))
    if then is None:
        return None
    return min(max(0.0, (then - (said_now or now)).total_seconds()), float(_LONGEST))


def between(said_now: str, then: str) -> timedelta | None:
    """From one HTTP date to another; None if either is none, no time if it has passed."""
    begin, end = _moment(said_now), _moment(then)
    return None if begin is None or end is None else max(timedelta(), end - begin)


def _moment(text: str) -> datetime | None:
    """An HTTP date, aware; None for anything else."""
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def day_of(name: str) -> int | None:
    """ "Monday" → 0."""
    name = name.strip().lower()
    return _DAYS.index(name) if name in _DAYS else None
