"""Small makers of what the tests are about: a database with feeds, chats, reports and orders."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.message import Message, Part, text_of
from bot.model import (
    Address,
    Article,
    Chat,
    ChatKind,
    Enrichment,
    Story,
    StorySentence,
    Subscription,
)
from bot.reading import Feed, FeedKind, NewArticle
from bot.store import articles, chats, feeds, stories, subscriptions
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from bot.wall import Wall

#: For a test of what only a database of SQLite has; those of tests/store run on either.
on_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)

#: Friday, 20 November 2026, noon in London, one o'clock in Warsaw.
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@asynccontextmanager
async def database(folder: Path) -> AsyncIterator[Database]:
    """A migrated database in a file of its own."""
    url = url_in(folder)
    await migrate(url)
    opened = open_database(url)
    try:
        yield opened
    finally:
        await opened.close()


def url_in(folder: Path) -> str:
    """Where ``database`` puts it: a second process would open the same."""
    return f"sqlite:///{folder / 'news.db'}"


@dataclass(frozen=True, slots=True)
class HandClock(Clock):
    """Stands still until a test moves it."""

    hands: list[datetime] = field(default_factory=lambda: [NOW])

    def now(self) -> datetime:
        return self.hands[-1]

    def set(self, moment: datetime) -> None:
        self.hands.append(moment)

    def pass_(self, span: timedelta) -> datetime:
        self.set(self.now() + span)
        return self.now()


def one_part(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
    """Every message is one part, and its body the text."""
    return (Part({"text": text_of(message)}, text_of(message)),)


def new_article(
    title: str = "Grid warns of a tight January",
    *,
    guid: str | None = None,
    url: str | None = None,
    text: str = "The grid operator warned.",
    source: str = "Harbour Wire",
    published: datetime | None = None,
    language: str | None = "en",
    note: Wall | None = None,
) -> NewArticle:
    """An entry's article as ingest hands it over; its digest follows title and text."""
    digest = f"{title}|{text}"
    return NewArticle(
        guid or url or title, url, source, title, text, published, language, digest, note
    )


class Newsroom:
    """Fills a database through the store's own doors."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._numbers = count(1)

    async def feed(
        self, url: str = "https://wire.example/feed", *, chat: Chat | None = None, title: str = ""
    ) -> Feed:
        """The installation's feed, or a chat's own."""
        owner = None if chat is None else chat.id
        async with self.db.write() as tx:
            return await feeds.add(
                tx, url, kind=FeedKind.FEED, title=title or url, now=NOW, chat_id=owner
            )

    async def chat(
        self, name: str = "anna", kind: ChatKind = "private", *, thread: str | None = None
    ) -> Chat:
        """A chat on a platform called "fake"."""
        address = Address("fake", name, thread)
        async with self.db.write() as tx:
            return await chats.ensure(tx, address, kind=kind, title=name, now=NOW)

    async def save(
        self, feed: Feed, article: NewArticle, now: datetime = NOW
    ) -> tuple[articles.Saved, list[int]]:
        """What became of an article, and which wait to be enriched after it."""
        async with self.db.write() as tx:
            saved = await articles.save(tx, feed.id, article, now)
            return saved, [unread.id for unread in await articles.waiting(tx, 100)]

    async def report(
        self,
        title: str,
        *,
        feed: Feed | None = None,
        text: str | None = None,
        topics: Sequence[str] = (),
        names: Sequence[str] = (),
        language: str = "en",
        published: datetime | None = NOW - 3 * HOUR,
        source: str = "Harbour Wire",
        story_id: int | None = None,
        now: datetime = NOW,
    ) -> int:
        """A report read and enriched at ``now``, as a story or one more of it; the story's id."""
        carrier = feed or await self.feed()
        text = text or f"{title}, said the harbour master."
        url = f"https://wire.example/{next(self._numbers)}"
        article = new_article(
            title, url=url, text=text, source=source, published=published, language=language
        )
        async with self.db.write() as tx:
            await articles.save(tx, carrier.id, article, now)
            unread = (await articles.waiting(tx, 100))[-1]
            sentences = (StorySentence(text, unread.id),)
            found = Enrichment(
                title,
                language,
                text,
                sentences,
                {topic: (topic.lower(),) for topic in topics},
                tuple((name, "person", 1) for name in names),
            )
            made = await stories.save(
                tx,
                story_id=story_id,
                title=title,
                language=language,
                sentences=sentences,
                because=("one report",),
                fresh_at=published or now,
                now=now,
            )
            await articles.enriched(tx, unread.id, found, story_id=made, now=now)
        return made

    async def order(
        self,
        chat: Chat,
        *,
        at: time = time(13),
        zone: str = "Europe/Warsaw",
        slot: date = TODAY,
        due_at: datetime = NOW,
        topics: Sequence[str] = (),
        days: Sequence[int] = (),
    ) -> Subscription:
        """A chat's standing order; by default its first digest is due at this moment."""
        async with self.db.write() as tx:
            return await subscriptions.add(
                tx,
                chat_id=chat.id,
                topics=topics,
                at=at,
                timezone=zone,
                days=days,
                length="medium",
                languages=(),
                slot=slot,
                due_at=due_at,
                now=NOW,
            )


def article(
    number: int = 1,
    title: str = "Grid warns of a tight January",
    *,
    source: str = "Harbour Wire",
    published: datetime | None = NOW - 3 * HOUR,
    language: str = "en",
    topics: Sequence[str] = (),
    sentences: Sequence[StorySentence] = (),
) -> Article:
    """An article as readers meet it."""
    url = f"https://wire.example/{number}"
    return Article(
        number,
        number,
        url,
        source,
        title,
        published,
        NOW - HOUR,
        language,
        tuple(sentences),
        tuple(topics),
        (),
    )


def story(
    number: int = 1,
    title: str = "Grid warns of a tight January",
    *,
    told: Sequence[str] = ("Reserves fell to four days.",),
    more: Sequence[str] = (),
    by: Sequence[Article] = (),
    source: str = "Harbour Wire",
    published: datetime | None = NOW - 3 * HOUR,
    topics: Sequence[str] = (),
) -> Story:
    """A story; without ``by`` it has one article, of the same number."""
    carried = tuple(by) or (
        article(number, title, source=source, published=published, topics=topics),
    )
    sentences = [StorySentence(text, carried[0].id) for text in told]
    sentences += [StorySentence(text, carried[0].id, more=True) for text in more]
    return Story(number, title, "en", carried, tuple(sentences), ("one report",))
