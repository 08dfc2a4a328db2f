"""Dates as feeds write them, in whatever form, without a guess: what can be read two ways is none.

feedparser takes "2026/11/21" for the first of November and knows few zones by name; a date that is
wrong by weeks is worse than none, since undated news stands as undated.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

from bot.ingest.parsed import moment

_LONGEST = 80
_CLOCK = (
    r"(?:[T,\s]\s*(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*([AaPp])\.?[Mm]\b\.?)?)?"
)
_ZONE = r"\s*(.*)"
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+\.?,?\s*)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([^\W\d]+)\.?,?[\s-]+(\d{4}|\d{2})\b"
    + _CLOCK
    + _ZONE
)
_MONTH_FIRST = re.compile(
    r"(?:[^\W\d]+,\s*)?([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b" + _CLOCK + _ZONE
)
_ASCTIME = re.compile(
    r"[^\W\d]+\s+([^\W\d]+)\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:(\S+)\s+)?(\d{4})"
)
_NUMBERS = re.compile(r"(\d{4}|\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{1,2})\b" + _CLOCK + _ZONE)
#: 2026年11月21日 10時05分, 2026년 11월 21일
_EASTERN = re.compile(
    r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號](?:\s?[(\uff08]\w{1,3}[)\uff09])?"
    r"(?:\s?(\d{1,2})(?:[:時时點点]|시\s?)(\d{1,2})?[分분]?(?::(\d{2}))?)?" + _ZONE
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_OFFSET = re.compile(r"(?:GMT|UTC|Z)?\s*([+-])(\d{1,2}):?(\d{2})?(?:\s*\(.*\))?", re.IGNORECASE)
_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec".split()
#: Languages whose names of months do not contradict each other.
_LOCALES = "de fr es it pt nl pl ru uk be cs lt lv et sv da nb fi hu ro tr el".split()
_HOURS = {
    **dict.fromkeys(("", "GMT", "UTC", "UT", "Z", "WET"), 0.0),
    **dict.fromkeys(("CET", "MEZ", "BST", "WEST"), 1.0),
    **dict.fromkeys(("CEST", "MESZ", "EET", "SAST"), 2.0),
    **dict.fromkeys(("EEST", "MSK", "EAT"), 3.0),
    "JST": 9.0,
    "KST": 9.0,
    "AEST": 10.0,
    "AEDT": 11.0,
    "NZST": 12.0,
    "NZDT": 13.0,
    "AST": -4.0,
    "EDT": -4.0,
    "EST": -5.0,
    "CDT": -5.0,
    "MDT": -6.0,
    "MST": -7.0,
    "PDT": -7.0,
    "PST": -8.0,
}
_FARTHEST = timedelta(hours=14)


def date_of(text: str) -> datetime | None:
    """The moment that is meant, in UTC; a time without a zone, or in one that nobody knows, is
    taken for UTC. None for what is no date, or could be two."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    for read in (_iso, _epoch, _asctime, _day_first, _month_first, _numbers, _eastern):
        try:
            found = read(text)
        except (ValueError, OverflowError):
            return None  # a thirty-second of November
        if found is not None:
            return moment(found)
    return None


def _iso(text: str) -> datetime | None:
    close = re.sub(r"(?<=\d)\s+(?=[+-]\d{2}:?\d{2}$)", "", text)
    close = re.sub(r"\s*(?:UTC|GMT|Z)$", "+00:00", close, flags=re.IGNORECASE)
    close = re.sub(r"(?<=[T ])(?=\d:)", "0", close)
    try:
        found = datetime.fromisoformat(close)
    except ValueError:
        return None
    offset = found.utcoffset()
    return None if offset is not None and abs(offset) > _FARTHEST else found


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found.group(1)), UTC) if found else None


def _asctime(text: str) -> datetime | None:
    if (found := _ASCTIME.fullmatch(text)) is None:
        return None
    month, day, clock, zone, year = found.groups()
    hour, minute, second = clock.split(":")
    return _made((year, _month(month), day), (hour, minute, second, None), zone or "")


def _day_first(text: str) -> datetime | None:
    if (found := _DAY_FIRST.fullmatch(text)) is None:
        return None
    day, month, year, *clock, zone = found.groups()
    return _made((year, _month(month), day), tuple(clock), zone)


def _month_first(text: str) -> datetime | None:
    if (found := _MONTH_FIRST.fullmatch(text)) is None:
        return None
    month, day, year, *clock, zone = found.groups()
    return _made((year, _month(month), day), tuple(clock), zone)


def _numbers(text: str) -> datetime | None:
    """2026/11/21, 21.11.2026, 21/11/2026; but not 3/4/2026, which is two days."""
    if (found := _NUMBERS.fullmatch(text)) is None:
        return None
    first, mark, second, third, *clock, zone = found.groups()
    if len(first) == 4:
        year, month, day = first, second, third
    elif len(third) != 4:
        return None
    elif mark == "." or int(first) > 12:
        day, month, year = first, second, third
    elif int(second) > 12:
        month, day, year = first, second, third
    else:
        return None
    return _made((year, int(month), day), tuple(clock), zone)


def _eastern(text: str) -> datetime | None:
    if (found := _EASTERN.fullmatch(text)) is None:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    return _made((year, int(month), day), (hour, minute, second, None), zone)


def _made(
    date: tuple[str, int | None, str], clock: tuple[str | None, ...], zone: str
) -> datetime | None:
    year, month, day = date
    known = _zone(zone.strip())
    if month is None or known is None:
        return None
    whole = int(year) + (2000 if len(year) == 2 else 0)
    hour, minute, second = (int(part or 0) for part in clock[:3])
    if (half := clock[3]) is not None:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    # Midnight at the end of a day, and leap seconds.
    late = (hour, minute, second) == (24, 0, 0)
    second = 59 if second == 60 else second
    made = datetime(whole, month, int(day), 0 if late else hour, minute, second, tzinfo=known)
    return made + timedelta(days=late)


def _zone(said: str) -> tzinfo | None:
    """None: no zone of this world; it is not known then what the hour means."""
    if (hours := _HOURS.get(said.upper())) is not None:
        return timezone(timedelta(hours=hours))
    if found := _OFFSET.fullmatch(said):
        sign, hour, minute = found.groups()
        offset = timedelta(hours=int(hour), minutes=int(minute or 0))
        return timezone(offset if sign == "+" else -offset) if offset <= _FARTHEST else None
    if re.fullmatch(r"[A-Z][\w+-]+(?:/[\w+-]+)+", said):
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(said)
        except (ZoneInfoNotFoundError, ValueError):
            return UTC
    return UTC if re.fullmatch(r"[A-Za-z()]{1,8}", said) else None


def _month(name: str) -> int | None:
    name = name.casefold()
    if len(name) < 3:
        return None
    if name[:3] in _ENGLISH:
        return _ENGLISH.index(name[:3]) + 1
    meant = {number for known, number in _months() if known.startswith(name)}
    return meant.pop() if len(meant) == 1 else None


@cache
def _months() -> tuple[tuple[str, int], ...]:
    """The months' names in other languages."""
    from babel.dates import get_month_names

    return tuple(
        (name.casefold(), number)
        for locale in _LOCALES
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, locale).items()
    )
