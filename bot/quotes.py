"""Sentences of sources as they are quoted: what somebody said, with who said it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with who wrote it, where and when: it may stand in another story's article."""

    text: str
    article_id: int
    source: str
    url: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where sources cannot all be right: what about, and each side's own sentence."""

    what: str
    sentences: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence and the day, or the month, that it speaks of; not ``certain``: by inference."""

    day: date
    text: str
    article_id: int
    certain: bool = True
    whole_month: bool = False
