"""The values of what is read: feeds, their entries, the articles that are to be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.wall import Wall


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a feed says in itself: ``ttl``, and the hours (UTC, 0 … 23) and days (0 is Monday) at
    which nobody need ask."""

    ttl: timedelta | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()

    def open_from(self, when: datetime) -> datetime:
        """The first moment from ``when`` (UTC) on at which the feed may be asked.

        A feed that closes every hour or day has made a mistake, which is passed over.
        """
        if len(self.skip_hours) > 23 or len(self.skip_days) > 6:
            return when
        for _ in range(24 * 8):
            if when.hour not in self.skip_hours and when.weekday() not in self.skip_days:
                return when
            when = when.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return when

    @property
    def kept(self) -> dict[str, list[int]]:
        """As the store keeps it: seconds, hours, days."""
        seconds = [] if self.ttl is None else [int(self.ttl.total_seconds())]
        said = {"ttl": seconds, "hours": sorted(self.skip_hours), "days": sorted(self.skip_days)}
        return {name: value for name, value in said.items() if value}

    @classmethod
    def of(cls, kept: Mapping[str, list[int]]) -> Schedule:
        """What ``kept`` gave."""
        ttl = timedelta(seconds=kept["ttl"][0]) if "ttl" in kept else None
        return cls(ttl, frozenset(kept.get("hours", ())), frozenset(kept.get("days", ())))


class FeedKind(StrEnum):
    """What is polled (``feed``), a folder that is watched (``folder``), or a set of article files
    that were handed in (``files``)."""

    FEED = "feed"
    FOLDER = "folder"
    FILES = "files"


#: So many failures in a row are trouble: it has failed for a day. Fewer may pass by themselves.
FAILING = 5


@dataclass(frozen=True, slots=True)
class Feed:
    """What is polled or watched, or a set of article files.

    ``public``: it is the installation's own;
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
    schedule: Schedule = field(default_factory=Schedule)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as its feed published it; ``text`` is the readable text that came with it, if any."""

    guid: str
    url: str | None
    title: str | None
    text: str
    published_at: datetime | None
    language: str | None = None
    author: str | None = None
    picture: str | None = None


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

    ``note``: why the page itself could not be read as an article;
    ``picture``: its address; ``site``: as the page names itself.
    """

    guid: str
    url: str | None
    source: str
    title: str | None
    text: str
    published_at: datetime | None
    language: str | None
    digest: str
    note: Wall | None = None
    author: str | None = None
    picture: str | None = None
    site: str | None = None
