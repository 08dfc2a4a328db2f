"""Dates, times, numbers and lists as a reader sees them, and as a reader types them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.texts.catalogue import ENGLISH, Texts, texts_in
from bot.texts.said import Wrong

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.h]([0-5][0-9])\s*(am|pm)?", re.IGNORECASE)
_HOUR = re.compile(r"(1[0-2]|0?[1-9])\s*(am|pm)", re.IGNORECASE)
#: In the languages that we speak.
_NOON = ("noon", "midday", "опівдні", "полудень", "апоўдні", "поўдзень", "полдень", "południe")
_MIDNIGHT = ("midnight", "опівночі", "північ", "апоўначы", "поўнач", "полночь", "północ")
_NAMED_TIMES = {
    **dict.fromkeys((*_NOON, "mittag"), time(12)),
    **dict.fromkeys((*_MIDNIGHT, "mitternacht"), time()),
}
_SETS = {
    "daily": range(7),
    "every day": range(7),
    "all": range(7),
    "weekdays": range(5),
    "workdays": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
}
_SHORT = 40


def short(text: str) -> str:
    """What a person typed, as it is quoted to him: in one line, cut if it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def moment(at: datetime, zone: str, now: datetime, texts: Texts) -> str:
    """``today, 18:00`` · ``tomorrow, Saturday, 08:00`` · ``Monday, 08:00`` · with date if later."""
    place = ZoneInfo(zone)
    there, today = at.astimezone(place), now.astimezone(place).date()
    away = (there.date() - today).days
    clock, day = f"{there:%H:%M}", texts.day(there.date(), "pattern-weekday")
    if away == 0:
        return texts("moment-today", time=clock)
    if away == 1:
        return texts("moment-tomorrow", day=day, time=clock)
    if 1 < away < 7:
        return texts("moment-weekday", day=day, time=clock)
    return texts("moment-date", date=texts.day(there.date(), "pattern-whole-day"), time=clock)


def clock_time(text: str) -> time | None:
    """A time as people type it (8:00, 08.00, 8am, 20h30); None if this is none."""
    text = text.strip()
    if (named := _NAMED_TIMES.get(text.casefold())) is not None:
        return named
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


def days_of(text: str, texts: Texts) -> tuple[int, ...]:
    """``mon-fri``, ``sat,sun``, ``daily`` → weekdays, 0 is Monday. Raises Wrong.

    Days may be named in the chat's language or in English, short or whole.
    """
    text = " ".join(text.lower().split())
    if text in _SETS:
        return tuple(_SETS[text])
    chosen: set[int] = set()
    for piece in filter(None, re.split(r"[,\s]+", re.sub(r"\s*[-–]\s*", "-", text))):
        first, _, last = piece.partition("-")
        start, end = _weekday(first, texts), _weekday(last or first, texts)
        # "fri-mon" goes over the end of the week.
        chosen.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    if not chosen:
        raise Wrong("days-which")
    return tuple(sorted(chosen))


def days_named(days: Sequence[int], texts: Texts) -> str:
    """Weekdays as a reader sees them: ``daily``, ``Monday to Friday``, ``Saturday and Sunday``."""
    chosen = sorted(set(days)) or list(range(7))
    if len(chosen) == 7:
        return texts("days-daily")
    named = [texts.weekday(day, "pattern-weekday-listed") for day in chosen]
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return texts("days-range", first=named[0], last=named[-1])
    return texts.joined(named)


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, whatever its case, as it was written first."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


def wishes_of(text: str, *, most: int = 50) -> tuple[str, ...]:
    """Words between commas or new lines, each once whatever its case. Raises Wrong."""
    pieces = (" ".join(piece.split()) for piece in re.split(r"[,;\n]", text))
    kept = once([piece for piece in pieces if piece])
    if long := next((piece for piece in kept if len(piece) > 60), None):
        raise Wrong("wish-too-long", wish=short(long), most=60)
    if len(kept) > most:
        raise Wrong("wishes-too-many", most=most)
    return kept


def _weekday(name: str, texts: Texts) -> int:
    for spoken in (texts, texts_in(ENGLISH)):
        for number in range(7):
            if any(called.startswith(name) for called in _called(number, spoken) if len(name) > 1):
                return number
    raise Wrong("days-unknown", day=short(name))


def _called(number: int, texts: Texts) -> tuple[str, ...]:
    """What a day of the week is called: whole, and in its short forms."""
    patterns = ("pattern-weekday", "pattern-weekday-short", "pattern-weekday-listed")
    return tuple(texts.weekday(number, pattern).casefold() for pattern in patterns)
