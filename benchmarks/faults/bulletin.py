"""An installation that owes digests: a few long stories, and chats whose daily digest is due now.

Everything goes through the store's own doors; the service then builds the digests itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Address, ChatKind, Enrichment, Length, StorySentence
from bot.reading import FeedKind, NewArticle
from bot.store import articles, chats, feeds, stories, subscriptions
from bot.store.db import Database, Tx, open_database
from bot.store.migrate import migrate

#: With ten stories of this many sentences a long digest is three parts on Telegram.
_STORIES = 12
_SENTENCES = 4
_WORDS = (
    *("harbour", "grid", "reservoir", "ferry", "bridge"),
    *("council", "ministry", "valley", "railway", "forecast"),
)
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Reader:
    """A chat that ordered a digest: ``long`` ones are three parts, ``short`` ones are one."""

    chat: int
    kind: ChatKind = "private"
    length: Length = "long"
    platform: str = "telegram"


async def prepare(url: str, readers: Sequence[Reader]) -> None:
    """A new database at ``url`` in which each reader's digest is due."""
    await migrate(url)
    now = datetime.now(UTC)
    db = open_database(url)
    try:
        await _publish(db, now)
        for start in range(0, len(readers), _BATCH):
            async with db.write() as tx:
                for reader in readers[start : start + _BATCH]:
                    await _order(tx, reader, now)
    finally:
        await db.close()


def daytime_zone(now: datetime) -> str:
    """A zone in which it is about ten in the morning, so that no digest is too late for today."""
    ahead = 10 - now.hour
    ahead = ahead if ahead >= -12 else ahead + 24
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


async def _publish(db: Database, now: datetime) -> None:
    async with db.write() as tx:
        feed = await feeds.add(
            tx, "https://wire.example/feed", kind=FeedKind.FILES, title="Wire", now=now
        )
        for number in range(1, _STORIES + 1):
            await _report(tx, feed.id, number, now)


async def _report(tx: Tx, feed_id: int, number: int, now: datetime) -> None:
    """One article, read and enriched, and its story."""
    fresh = now - timedelta(hours=1, minutes=number)
    title, source = f"Report number {number} from the {_WORDS[number % 10]}", f"Paper {number}"
    told = [_sentence(number, place) for place in range(_SENTENCES)]
    text, url = " ".join(told), f"https://wire.example/{number}"
    new = NewArticle(url, url, source, title, text, fresh, "en", f"{title}|{text}")
    await articles.save(tx, feed_id, new, now)
    (unread,) = await articles.waiting(tx, 10)
    sentences = tuple(StorySentence(each, unread.id) for each in told)
    made = await stories.save(
        tx,
        story_id=None,
        title=title,
        language="en",
        sentences=sentences,
        because=("one report",),
        fresh_at=fresh,
        now=now,
    )
    found = Enrichment(title, "en", text, sentences, {}, ())
    await articles.enriched(tx, unread.id, found, story_id=made, now=now)


def _sentence(number: int, place: int) -> str:
    """About 190 characters that no other sentence has."""
    words = [_WORDS[(number * 7 + place * 3 + step) % 10] for step in range(22)]
    return f"In report {number}, line {place + 1}, the {' '.join(words)} was named."


async def _order(tx: Tx, reader: Reader, now: datetime) -> None:
    zone = daytime_zone(now)
    due = now.replace(second=0, microsecond=0)
    here = due.astimezone(ZoneInfo(zone))
    chat = await chats.ensure(
        tx,
        Address(reader.platform, str(reader.chat)),
        kind=reader.kind,
        title=f"chat {reader.chat}",
        now=now,
    )
    await subscriptions.add(
        tx,
        chat_id=chat.id,
        topics=(),
        at=here.time(),
        timezone=zone,
        days=(),
        length=reader.length,
        languages=(),
        slot=here.date(),
        due_at=due,
        now=now,
    )
