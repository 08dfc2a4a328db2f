"""Dates, times, numbers and lists as a reader sees them, and as a reader types them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.errors import UsageError

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.h]([0-5][0-9])\s*(am|pm)?", re.IGNORECASE)
_HOUR = re.compile(r"(1[0-2]|0?[1-9])\s*(am|pm)", re.IGNORECASE)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SETS = {
    "daily": range(7),
    "every day": range(7),
    "all": range(7),
    "weekdays": range(5),
    "workdays": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
}
_QUOTED = 40


def plural(number: int, one: str, many: str) -> str:
    """``1 story``, ``2 stories``."""
    return f"{number:,} {one if number == 1 else many}"


def quoted(text: str) -> str:
    """What a person typed, in quotation marks, cut if it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= _QUOTED else line[: _QUOTED - 1] + '…'}”"


def joined(names: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def moment(at: datetime, zone: str, now: datetime) -> str:
    """``today, 18:00`` · ``tomorrow, Saturday, 08:00`` · ``Monday, 08:00`` · with date if later."""
    place = ZoneInfo(zone)
    there, today = at.astimezone(place), now.astimezone(place).date()
    away = (there.date() - today).days
    clock, day = f"{there:%H:%M}", _DAYS[there.weekday()]
    if away == 0:
        return f"today, {clock}"
    if away == 1:
        return f"tomorrow, {day}, {clock}"
    if 1 < away < 7:
        return f"{day}, {clock}"
    return f"{day} {date_of(at, zone)}, {clock}"


def date_of(at: datetime, zone: str) -> str:
    """``21 November 2026`` as the calendar shows it in ``zone``."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{there.day} {there:%B %Y}"


def clock_time(text: str) -> time | None:
    """A time as people type it (8:00, 08.00, 8am, 20h30); None if this is none."""
    text = text.strip()
    if whole := _HOUR.fullmatch(text):
        return time(int(whole[1]) % 12 + (12 if whole[2].lower() == "pm" else 0))
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(found[2]))


def days_of(text: str) -> tuple[int, ...]:
    """``mon-fri``, ``sat,sun``, ``daily`` → weekdays, 0 is Monday. Raises UsageError."""
    text = " ".join(text.lower().split())
    if text in _SETS:
        return tuple(_SETS[text])
    chosen: set[int] = set()
    for piece in filter(None, re.split(r"[,\s]+", re.sub(r"\s*[-–]\s*", "-", text))):
        first, _, last = piece.partition("-")
        start, end = _weekday(first), _weekday(last or first)
        # "fri-mon" goes over the end of the week.
        chosen.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    if not chosen:
        raise UsageError("On which days? /days mon-fri, /days sat,sun or /days daily")
    return tuple(sorted(chosen))


def days_named(days: Sequence[int]) -> str:
    """Weekdays as a reader sees them: ``daily``, ``Monday to Friday``, ``Saturday and Sunday``."""
    chosen = sorted(set(days)) or list(range(7))
    if len(chosen) == 7:
        return "daily"
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return f"{_DAYS[chosen[0]]} to {_DAYS[chosen[-1]]}"
    return joined([_DAYS[day] for day in chosen])


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, whatever its case, as it was written first."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


def wishes_of(text: str, *, most: int = 50) -> tuple[str, ...]:
    """Words between commas or new lines, each once whatever its case. Raises UsageError."""
    pieces = (" ".join(piece.split()) for piece in re.split(r"[,;\n]", text))
    kept = once([piece for piece in pieces if piece])
    if long := next((piece for piece in kept if len(piece) > 60), None):
        raise UsageError(f"{quoted(long)} is too long: 60 characters at most, commas between.")
    if len(kept) > most:
        raise UsageError(f"At most {most}, please, with commas between.")
    return kept


def _weekday(name: str) -> int:
    for number, day in enumerate(_DAYS):
        if len(name) >= 2 and day.lower().startswith(name):
            return number
    raise UsageError(
        f"I know no day {quoted(name)}. Type /days mon-fri, /days sat,sun or /days daily"
    )
