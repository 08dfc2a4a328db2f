"""Calendar dates in running text, in seven languages, without guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

# Words that are also verbs in English: a month only with a capital.
_ALSO_WORDS: Final = frozenset(("may", "march", "mar", "jan", "dec", "august", "mars", "maj"))
_YEARS: Final = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written; what is not said is None. ``start`` and ``end`` are offsets."""

    start: int
    end: int
    month: int
    year: int | None = None
    day: int | None = None


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    text = (Path(__file__).parent / "data" / "months.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {
        word.strip().casefold(): number
        for number, line in enumerate(lines, start=1)
        for word in line.split(",")
    }


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    year = r"(?:,?\s(?:of\s|de\s)?(?P<{0}>\d{{4}})(?!\d))"
    return re.compile(
        r"(?<![\w.])(?:"
        r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
        r"|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})(?!\d)"
        rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|-?го|-?е)?\s(?:of\s)?(?P<m1>{month})\b\.?"
        + year.format("y1")
        + rf"?|(?P<m2>{month})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
        + year.format("y2")
        + rf"?|(?P<m3>{month})\b\.?"
        + year.format("y3")
        + ")",
        re.IGNORECASE,
    )


def find_dates(text: str) -> Iterator[WrittenDate]:
    """Dates with at least a month and either a day or a year, in order. Impossible ones are left.

    "24 February 2022", "Feb. 24", "February 2022", "24 лютого", "2022-02-24", "24.02.2022".
    """
    for match in _pattern().finditer(text):
        found = _numbers(match)
        if found is not None and _possible(found):
            yield found


def _numbers(match: re.Match[str]) -> WrittenDate | None:
    start, end = match.span()
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return WrittenDate(start, end, month, year, day)
    if match["dotted"]:
        day, month, year = map(int, match["dotted"].split("."))
        return WrittenDate(start, end, month, year, day)
    for number in "123":
        word = match[f"m{number}"]
        if word:
            if word.casefold() in _ALSO_WORDS and not word[0].isupper():
                return None
            written_year = match[f"y{number}"]
            written_day = match[f"d{number}"] if number != "3" else None
            return WrittenDate(
                start,
                end,
                _months()[word.casefold()],
                int(written_year) if written_year else None,
                int(written_day) if written_day else None,
            )
    return None


def _possible(found: WrittenDate) -> bool:
    if found.year is not None and found.year not in _YEARS:
        return False
    return resolve(found, found.year or 2000) is not None


def resolve(date: WrittenDate, year: int) -> datetime | None:
    """The day's start in UTC, the month's where no day is written; None if there is no such day."""
    try:
        return datetime(year, date.month, date.day or 1, tzinfo=UTC)
    except ValueError:
        return None


def nearest(date: WrittenDate, published: datetime) -> datetime | None:
    """A date without a year, taken as the one nearest to the day of publication."""
    around = (resolve(date, published.year + step) for step in (-1, 0, 1))
    known = [one for one in around if one is not None]
    return min(known, key=lambda one: abs(one - published)) if known else None
