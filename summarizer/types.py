"""The summarizer's values: frozen, plain, with offsets into the text as it was given.

Offsets count Unicode code points; for every span, ``text[start:end] == span.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple


class EmptyText(ValueError):
    """There is nothing readable in the text: it is empty, or all of it is page furniture."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the library is given it. ``published_at`` is timezone-aware or None."""

    id: str
    text: str
    title: str | None = None
    published_at: datetime | None = None
    source: str | None = None
    language: str | None = None


class Sentence(NamedTuple):
    """A span of a text; ``paragraph`` counts from 0 within it.

    A tuple, because a text has hundreds and a frozen dataclass takes three times as long to make.
    """

    text: str
    start: int
    end: int
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class ChosenSentence:
    """A sentence of a summary; ``source`` is the document's id in a story, else None."""

    text: str
    start: int
    end: int
    score: float
    because: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Chosen sentences in reading order. ``language`` is ISO 639-1, "und" when unknown."""

    sentences: tuple[ChosenSentence, ...]
    language: str
    engine: str
    title: str | None = None

    @property
    def text(self) -> str:
        """The sentences, joined by one space."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text as given; ``reason`` says why it was kept ("text", …) or not."""

    start: int
    end: int
    keep: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What ``clean`` makes of a text.

    ``text`` is the kept prose, paragraphs separated by an empty line; ``title`` the headline
    found on top, or None; ``paragraphs`` cover every non-blank paragraph of the original;
    ``attributions`` are the sources that the text itself names ("Source: NATO" → "NATO").
    """

    text: str
    title: str | None
    paragraphs: tuple[Paragraph, ...]
    attributions: tuple[str, ...] = ()


#: Whose a surname is by its ending; "?" where it does not tell.
Sex = Literal["m", "f", "?"]
MentionKind = Literal["person", "place", "organisation", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name; ``name`` is its fullest form found in the same text."""

    text: str
    start: int
    end: int
    name: str
    kind: MentionKind = "unknown"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Are two spellings one name? Truthy if so; ``distance`` 0 (same) … 1 (nothing alike)."""

    same: bool
    distance: float
    because: str

    def __bool__(self) -> bool:
        return self.same


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``id`` carries the same text as ``of``, the fuller one; ``containment`` is 0 … 1."""

    id: str
    of: str
    containment: float
    because: str


@dataclass(frozen=True, slots=True)
class Group:
    """Documents on one event; ``id``: the open group's that it continues, else its first one's.

    ``merged`` are the ids of open groups that it took in, ``split_from`` the open group that its
    members have left.
    """

    id: str
    ids: tuple[str, ...]
    because: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    split_from: str | None = None


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """A sentence with the id of the document that it stands in."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more sources that cannot both be right on ``what``; no side is taken."""

    what: str
    sentences: tuple[SourcedSentence, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence with the date that it speaks of.

    ``certain`` is False when the year was inferred; with ``precision`` "month" the day means
    nothing.
    """

    text: str
    source: str
    date: datetime
    certain: bool = True
    precision: Literal["day", "month"] = "day"
