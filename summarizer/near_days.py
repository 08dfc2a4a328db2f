"""Days near to an article's own: "yesterday", "on Monday", in seven languages, without guessing.

News names a weekday for a day of the last week. What may be of a day to come is left out, by words
that tell it; so is what recurs ("every Monday"). The lists are in ``data/days.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

_WEEK: Final = 7  # days
_YESTERDAY: Final = -1


@dataclass(frozen=True, slots=True)
class _Words:
    named: re.Pattern[str]
    days: Mapping[str, int]  # a weekday's number from Monday, or that of yesterday
    not_past: re.Pattern[str]
    capital: bool  # are weekdays written with one?


def near_day(sentence: str, language: str, published: datetime) -> datetime | None:
    """The start of the day that a sentence names, in UTC: one of the last seven, or None.

    None as well where it names several, or may speak of the future.
    """
    known = _words(language.split("-", maxsplit=1)[0])
    if known is None:
        return None
    found = {
        known.days[(match["weekday"] or match["yesterday"]).casefold()]
        for match in known.named.finditer(sentence)
        if not (known.capital and match["weekday"] and match["weekday"].islower())
    }
    if len(found) != 1 or known.not_past.search(sentence):
        return None
    day = found.pop()
    back = 1 if day == _YESTERDAY else (published.weekday() - day) % _WEEK
    on = published - timedelta(days=back)
    return datetime(on.year, on.month, on.day, tzinfo=UTC)


@cache
def _words(language: str) -> _Words | None:
    import tomllib

    file = Path(__file__).parent / "data" / "days.toml"
    row = tomllib.loads(file.read_text(encoding="utf-8")).get(language)
    if row is None:
        return None
    days = dict.fromkeys(row["yesterday"].split(), _YESTERDAY)
    for number, names in enumerate(row["weekdays"].casefold().split()):
        days.update(dict.fromkeys(names.split("/"), number))
    weekday = "|".join(re.escape(word) for word, day in days.items() if day != _YESTERDAY)
    yesterday = "|".join(re.escape(word) for word, day in days.items() if day == _YESTERDAY)
    before = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in row.get("not_after", "").split())
    after = "|".join(row.get("after", "").split())
    led = rf"\b(?:{after})\s+" if after else rf"{before}\b"
    return _Words(
        re.compile(
            rf"(?:{led}(?P<weekday>{weekday})|\b(?P<yesterday>{yesterday}))\b(?!['’]s\b)",
            re.IGNORECASE,
        ),
        days,
        re.compile("|".join(map(_beginning, row["not_past"].split())), re.IGNORECASE),
        bool(row.get("capital")),
    )


def _beginning(word: str) -> str:
    return rf"\b{re.escape(word.rstrip('$'))}" + (r"\b" if word.endswith("$") else "")
