"""The values that travel between the rooms: frozen, plain, without behaviour that does I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal

from bot.quotes import Conflict, Dated
from bot.wall import Wall

ChatKind = Literal["private", "group", "channel", "console"]
Length = Literal["short", "medium", "long"]
Role = Literal["owner", "guest", "stranger", "banned"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a platform can send: its chat's id and, if there are threads, the thread's."""

    platform: str
    chat: str
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when until when nothing comes by itself; it may go over midnight."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Chat:
    """A place where we can send. ``reads``: languages, () all.

    ``muted``, ``preferred``: words, names, topics and sources to be left out, or shown first.
    ``silent``: what comes by itself comes without a sound.
    """

    id: int
    address: Address
    kind: ChatKind
    title: str
    timezone: str | None
    language: str | None
    follows: tuple[str, ...]
    reads: tuple[str, ...]
    blocked: str | None
    created_at: datetime
    quiet: QuietHours | None = None
    silent_when_empty: bool = False
    set_up_by: str | None = None
    refused_since: datetime | None = None
    muted: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class StorySentence:
    """A sentence as its source wrote it, and the article that it stands in.

    ``more``: it is shown only to who asks for more.
    """

    text: str
    article_id: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that waits to be enriched; ``title`` None: its source gave none."""

    id: int
    url: str | None
    source: str
    title: str | None
    text: str
    published_at: datetime | None
    first_seen_at: datetime
    language: str | None


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What was found out about an article: ``topics`` with the words that earned them,
    ``names`` as (fullest form, kind, how often)."""

    title: str
    language: str
    cleaned: str
    sentences: tuple[StorySentence, ...]
    topics: dict[str, tuple[str, ...]]
    names: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as readers meet it; ``sentences`` is its own summary, there since ``told_at``.

    ``because``: why it is in its story; ``copy_of``: the article whose text it carries again;
    ``note``: what a reader of its page meets in its place; ``also``: other feeds that carry it;
    ``author``: as its feed or its page names them.
    """

    id: int
    story_id: int
    url: str | None
    source: str
    title: str
    published_at: datetime | None
    first_seen_at: datetime
    language: str
    sentences: tuple[StorySentence, ...]
    topics: tuple[str, ...]
    names: tuple[str, ...]
    told_at: datetime | None = None
    because: tuple[str, ...] = ()
    copy_of: int | None = None
    note: Wall | None = None
    also: tuple[str, ...] = ()
    author: str | None = None

    @property
    def fresh_at(self) -> datetime:
        """When it became news: its publication or, if nobody says, when we first saw it."""
        return self.published_at or self.first_seen_at


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event that one chat may see, newest first, and their summary."""

    id: int
    title: str
    language: str
    articles: tuple[Article, ...]
    sentences: tuple[StorySentence, ...]
    because: tuple[str, ...] = ()
    disagreements: tuple[Conflict, ...] = ()
    timeline: tuple[Dated, ...] = ()

    @property
    def fresh_at(self) -> datetime:
        """When the newest of its articles became news."""
        return max(article.fresh_at for article in self.articles)

    @property
    def best(self) -> Article:
        """The article whose headline and link stand for the story."""
        for article in self.articles:
            if article.title == self.title:
                return article
        return self.articles[0]

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic of its articles, once, in order."""
        return tuple(dict.fromkeys(topic for a in self.articles for topic in a.topics))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources' names, once each, in the order of their articles."""
        return tuple(dict.fromkeys(article.source for article in self.articles))

    @property
    def witnesses(self) -> tuple[str, ...]:
        """The sources that tell it in their own words: copies of one text are one witness."""
        here = {article.id for article in self.articles}
        own = (a.source for a in self.articles if a.copy_of not in here)
        return tuple(dict.fromkeys(own)) or self.sources


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's standing order. ``topics`` empty: what the chat follows. ``days``: 0 is Monday."""

    id: int
    chat_id: int
    topics: tuple[str, ...]
    at: time
    timezone: str
    days: tuple[int, ...]
    length: Length
    languages: tuple[str, ...]
    state: Literal["active", "paused", "blocked", "ended"]
    reason: str | None
    next_slot: date | None
    next_digest_at: datetime | None
    last_digest_at: datetime | None
    created_at: datetime


class DeliveryState(StrEnum):
    """Where the duty to put one part into one chat stands."""

    PLANNED = "planned"  # waits for its due time
    SENDING = "sending"  # claimed; believed until its lease ends
    SENT = "sent"  # the platform gave a receipt
    UNKNOWN = "unknown"  # the answer was lost: sent again at most once, later
    BLOCKED = "blocked"  # the chat is gone or does not want us
    SKIPPED = "skipped"  # overtaken: its digest can no longer be delivered in order
    DEAD = "dead"  # the platform refuses the message itself, or we gave up


@dataclass(frozen=True, slots=True)
class Delivery:
    """One part for one chat. ``body`` is what its platform made of the part, as it will be sent.

    ``silent``: the chat wants no sound with it.
    """

    id: int
    address: Address
    chat_id: int
    chat_kind: ChatKind
    digest_id: int | None
    part: int
    parts: int
    body: dict[str, object]
    state: DeliveryState
    attempts: int
    unknowns: int
    created_at: datetime
    due_at: datetime
    silent: bool = False


@dataclass(frozen=True, slots=True)
class DigestPage:
    """A digest in the browser: its key, which nobody guesses, and what stands above it."""

    key: str
    day: date
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """What a platform told us, raw, before anything was made of it."""

    platform: str
    key: str
    body: dict[str, object]
    attempts: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A story that was taken into a list, with its score and the reasons."""

    story: Story
    score: float
    because: tuple[str, ...] = field(default=())
