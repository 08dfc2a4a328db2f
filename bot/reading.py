"""The values of what is read: feeds, their entries, the articles that are to be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class FeedKind(StrEnum):
    """What is polled (``feed``) or a set of article files that were handed in (``files``)."""

    FEED = "feed"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Feed:
    """What is polled, or a folder of article files. ``public``: it is the installation's own.

    ``folder``: the path of names ("News/Europe") it lay in, in a list of feeds; ``gap_seconds``:
    its rhythm; ``newest_at``: when it last brought something; ``empty_answers``: in a row;
    ``moved_to``: where a permanent redirect led, ``moved_seen`` times in a row.
    """

    id: int
    url: str
    kind: FeedKind
    title: str
    language: str | None
    public: bool
    next_check_at: datetime | None
    checked_at: datetime | None
    etag: str | None
    last_modified: str | None
    failures: int
    error: str | None
    stopped: bool
    folder: str | None = None
    gap_seconds: int | None = None
    newest_at: datetime | None = None
    empty_answers: int = 0
    moved_to: str | None = None
    moved_seen: int = 0
    boilerplate: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as its feed published it; ``text`` is the readable text that came with it, if any."""

    guid: str
    url: str | None
    title: str | None
    text: str
    published_at: datetime | None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Of a feed's entries those seen before: ``digests`` by guid, ``worn`` the guids that were
    edited too often, ``words`` the digests that it showed under any name."""

    digests: Mapping[str, str] = field(default_factory=dict)
    worn: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that was told, and how its source wrote it afterwards."""

    story_id: int
    article_id: int
    source: str
    url: str | None
    was: str
    now: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An entry's readable text, ready to be stored; ``digest`` tells whether it changed.

    ``note``: why the page itself could not be read as an article ("behind a paywall").
    """

    guid: str
    url: str | None
    source: str
    title: str | None
    text: str
    published_at: datetime | None
    language: str | None
    digest: str
    note: str | None = None
