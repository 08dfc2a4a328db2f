"""A feed as it was read, whatever format it had, and what the readers of formats share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urljoin

from bot.ingest.urls import canonical, is_url
from bot.reading import Entry, Schedule

#: So many of a feed's entries are kept, the newest: in nearly all feeds they come first.
MOST_ENTRIES = 200
_LONGEST_TEXT = 200_000
LONGEST_TITLE = 1_000
_LONGEST_NAME = 200
#: Bytes; PostgreSQL's indexes take keys of 2,700.
_LONGEST_GUID = 1_000
_OLDEST_YEAR = 1990
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f]"
)
_BREAKS = re.compile(r"[\t\r\n]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """``entries``: in the feed's order, each guid once; ``schedule``: when to ask, as it says."""

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    schedule: Schedule = field(default_factory=Schedule)


def entry(
    base: str,
    *,
    guid: str | None,
    link: str | None,
    title: str,
    text: str,
    published_at: datetime | None,
    language: str | None,
    author: str | None = None,
    picture: str | None = None,
) -> Entry | None:
    """An entry in one form, its link resolved against ``base``; None if there is nothing in it."""
    title, text = plain(title)[:LONGEST_TITLE], plain(text)[:_LONGEST_TEXT]
    if not title and not text:
        return None
    url = resolved(base, link)
    identity = plain(guid or "") or url or ""
    if not identity or len(identity.encode()) > _LONGEST_GUID:
        identity = hashlib.sha256((identity or f"{title}\n{text}").encode()).hexdigest()
    return Entry(
        guid=identity,
        url=url,
        title=title or None,
        text=text,
        published_at=published_at,
        language=language,
        author=" ".join(plain(author or "").split())[:_LONGEST_NAME] or None,
        picture=resolved(base, picture),
    )


def plain(text: str) -> str:
    """The text without what no store can keep (control characters, halves of characters) and
    what nobody sees: marks that turn the direction of what follows, breaks and fillers without
    width. Joiners stay: languages and pictures are written with them."""
    return _UNSEEN.sub("", _CONTROLS.sub("", text))


Item = TypeVar("Item")


def ends_of(items: Sequence[Item]) -> Sequence[Item]:
    """The items from which a feed's newest entries come: its first and its last ones."""
    if len(items) <= 2 * MOST_ENTRIES:
        return items
    return [*items[:MOST_ENTRIES], *items[-MOST_ENTRIES:]]


def newest_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that are kept, each guid once, of which the first counts.

    They are the first ones, or the last ones of a feed that by its dates begins with its oldest.
    """
    dates = [found.published_at for found in entries if found.published_at is not None]
    oldest_first = len(dates) > 1 and dates[0] < dates[-1]
    entries = entries[-MOST_ENTRIES:] if oldest_first else entries[:MOST_ENTRIES]
    first: dict[str, Entry] = {}
    for found in entries:
        first.setdefault(found.guid, found)
    return tuple(first.values())


def resolved(base: str, link: str | None) -> str | None:
    """An absolute http(s) address in its canonical form, or None."""
    if not link:
        return None
    # As browsers do: lines that were broken in it are one, a space is written as such.
    tidied = _BREAKS.sub("", link.strip()).replace(" ", "%20")
    try:
        url = urljoin(base, tidied)
    except ValueError:
        return None
    return canonical(url) if is_url(url) else None


def language_code(label: object) -> str | None:
    """ "en-GB" → "en"; None for what is no ISO 639 code."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", label) if isinstance(label, str) else None
    return found.group(1).lower() if found else None


def moment(when: datetime) -> datetime | None:
    """In UTC (a time without a zone is taken for UTC); None for placeholders such as 1970."""
    try:
        aware = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return aware if aware.year >= _OLDEST_YEAR else None
