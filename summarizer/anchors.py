"""A ledger of the dates that sources give for events that happened once.

Functional relations are where contradiction can be told from difference (Ritter et al., 2008): an
event that happened once began in one month. Nothing doubtful is reported, and no side is taken.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from .candidates import find_candidates
from .dates import WrittenDate, find_dates
from .languages import detect_language, language
from .types import Disagreement, Document, Sentence, SourcedSentence

_NEAR: Final = 90  # characters between an event and its date
_CUE: Final = 60  # characters around both, within which the beginning must be spoken of
_SHOWN: Final = 3  # sentences for one date; more witnesses say nothing new
_READ: Final = 400_000  # characters searched for an event before the text is read at all
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_Month = tuple[int, int]  # year, month


@dataclass(frozen=True, slots=True)
class _Anchor:
    """An event that happened once; see ``anchors.toml``."""

    what: str
    event: re.Pattern[str]
    also: re.Pattern[str]
    never: re.Pattern[str]
    start: re.Pattern[str]
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Claim:
    month: _Month
    sentence: SourcedSentence


def conflicting_dates(documents: Sequence[Document]) -> list[Disagreement]:
    """Contradictions between the documents' dates of events that happened once.

    A document that gives two dates itself is no witness at all. ``what`` names the event and the
    dates; the sentences stand in the order given.
    """
    ledger: dict[str, list[_Claim]] = defaultdict(list)
    for document in documents:
        for what, claims in _claims(document).items():
            if len({claim.month for claim in claims}) == 1:
                ledger[what].append(claims[0])
    found = []
    for anchor in _anchors():
        claims = ledger.get(anchor.what, [])
        months = list(dict.fromkeys(claim.month for claim in claims))
        if len(months) > 1:
            dates = " · ".join(f"{calendar.month_name[month]} {year}" for year, month in months)
            found.append(Disagreement(f"{anchor.what}: {dates}", _shown(claims)))
    return found


def _shown(claims: Sequence[_Claim]) -> tuple[SourcedSentence, ...]:
    by_month: defaultdict[_Month, int] = defaultdict(int)
    kept = []
    for claim in claims:
        by_month[claim.month] += 1
        if by_month[claim.month] <= _SHOWN:
            kept.append(claim.sentence)
    return tuple(kept)


def _claims(document: Document) -> dict[str, list[_Claim]]:
    text = document.text[:_READ]
    wanted = [anchor for anchor in _anchors() if anchor.event.search(text)]
    if not wanted:
        return {}
    known = language(document.language or detect_language(document.text))
    _, sentences = find_candidates(document.text, known)
    found: defaultdict[str, list[_Claim]] = defaultdict(list)
    for sentence in sentences:
        for anchor in wanted:
            for month in _dated(sentence, anchor):
                said = SourcedSentence(sentence.text, document.id)
                found[anchor.what].append(_Claim(month, said))
    return dict(found)


def _dated(sentence: Sentence, anchor: _Anchor) -> Iterator[_Month]:
    """The month that the sentence gives for the event, if it gives one beyond doubt."""
    text = sentence.text
    events = list(anchor.event.finditer(text))
    if len(events) != 1 or anchor.never.search(text) or not anchor.also.search(text):
        return
    event = events[0]
    near = [
        date
        for date in find_dates(text)
        if date.year is not None and date.start - event.end() < _NEAR > event.start() - date.end
    ]
    if len(near) != 1:
        return
    date = near[0]
    first, last = min(event.start(), date.start), max(event.end(), date.end)
    around = text[max(0, first - _CUE) : last]
    if anchor.start.search(around) and _only_small_words(_gap(text, event, date), anchor):
        assert date.year is not None
        yield date.year, date.month


def _gap(text: str, event: re.Match[str], date: WrittenDate) -> str:
    if date.start >= event.end():
        return text[event.end() : date.start]
    return text[date.end : event.start()]


def _only_small_words(gap: str, anchor: _Anchor) -> bool:
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(gap)]
    return not any(char.isdigit() for char in gap) and all(word in anchor.between for word in words)


@lru_cache(maxsize=1)
def _anchors() -> tuple[_Anchor, ...]:
    import tomllib

    file = Path(__file__).parent / "data" / "anchors.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["anchor"]
    return tuple(
        _Anchor(
            row["what"],
            _any_of(row["event"]),
            _any_of(row["also"]),
            _any_of(row["never"]),
            _any_of(row["start"]),
            frozenset(row["between"]),
        )
        for row in rows
    )


def _any_of(parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)
