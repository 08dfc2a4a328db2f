"""What happened when: the sentences that give a date, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from .candidates import find_candidates
from .dates import WrittenDate, find_dates, nearest, resolve
from .languages import detect_language, language
from .types import DatedSentence, Document
from .words import plain


def timeline(documents: Sequence[Document]) -> tuple[DatedSentence, ...]:
    """Sentences with an explicit date, the earliest first, each wording once.

    A date needs a month and a day or a year. Where the year is missing it is taken from
    ``published_at``, and ``certain`` is False; where that is missing too, the sentence is left
    out. ``date`` is the start of the day, or of the month, in UTC.
    """
    found: dict[str, tuple[datetime, int, int, DatedSentence]] = {}
    for number, document in enumerate(documents):
        for start, sentence in _dated(document):
            found.setdefault(plain(sentence.text), (sentence.date, number, start, sentence))
    return tuple(row[3] for row in sorted(found.values(), key=lambda row: row[:3]))


def _dated(document: Document) -> Iterator[tuple[int, DatedSentence]]:
    known = language(document.language or detect_language(document.text))
    _, sentences = find_candidates(document.text, known)
    for sentence in sentences:
        dates = sorted(find_dates(sentence.text), key=lambda date: (date.year is None, date.start))
        if dates:
            when = _when(dates[0], document.published_at)
            if when is not None:
                yield (
                    sentence.start,
                    DatedSentence(
                        sentence.text,
                        document.id,
                        when,
                        certain=dates[0].year is not None,
                        precision="month" if dates[0].day is None else "day",
                    ),
                )


def _when(date: WrittenDate, published: datetime | None) -> datetime | None:
    if date.year is not None:
        return resolve(date, date.year)
    return nearest(date, published) if published is not None else None
