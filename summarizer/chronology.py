"""What happened when: the sentences that give a date, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from .candidates import find_candidates
from .dates import WrittenDate, find_dates, nearest, resolve
from .languages import detect_language, language
from .near_days import near_day
from .types import DatedSentence, Document
from .words import plain


def timeline(documents: Sequence[Document]) -> tuple[DatedSentence, ...]:
    """Sentences with a date, the earliest first, each wording once.

    A written date needs a month and a day or a year. Where the year is missing it is taken from
    ``published_at``; a weekday or "yesterday" is resolved against it too, for the first sentence
    of a document that names that day. Of all these ``certain`` is False; where ``published_at``
    is missing they are left out. ``date`` is the start of the day, or of the month, in UTC.
    """
    found: dict[str, tuple[datetime, int, int, DatedSentence]] = {}
    for number, document in enumerate(documents):
        for start, sentence in _dated(document):
            found.setdefault(plain(sentence.text), (sentence.date, number, start, sentence))
    return tuple(row[3] for row in sorted(found.values(), key=lambda row: row[:3]))


def _dated(document: Document) -> Iterator[tuple[int, DatedSentence]]:
    code = document.language or detect_language(document.text)
    _, sentences = find_candidates(document.text, language(code))
    near: set[datetime] = set()
    for sentence in sentences:
        dates = sorted(find_dates(sentence.text), key=lambda date: (date.year is None, date.start))
        if dates:
            when = _when(dates[0], document.published_at)
            if when is not None:
                yield sentence.start, _written(sentence.text, document.id, dates[0], when)
        elif document.published_at is not None:
            day = near_day(sentence.text, code, document.published_at)
            if day is not None and day not in near:
                near.add(day)
                yield sentence.start, DatedSentence(sentence.text, document.id, day, certain=False)


def _written(text: str, source: str, date: WrittenDate, when: datetime) -> DatedSentence:
    precision: Literal["day", "month"] = "month" if date.day is None else "day"
    return DatedSentence(text, source, when, certain=date.year is not None, precision=precision)


def _when(date: WrittenDate, published: datetime | None) -> datetime | None:
    if date.year is not None:
        return resolve(date, date.year)
    return nearest(date, published) if published is not None else None
