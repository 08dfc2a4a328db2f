"""Telling whom it concerns that feeds are in trouble: one notice a day, never one a feed."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.commands.command import Defaults
from bot.digest.schedule import LATEST, is_quiet
from bot.ingest.health import Trouble, trouble_of
from bot.message import Bullets, Message, Paragraph, Part, span
from bot.model import Address, Chat, ChatKind
from bot.reading import Feed, FeedKind
from bot.store import chats, deliveries, feeds, meta, people
from bot.store.db import Database, Tx
from bot.texts.catalogue import Texts, texts_in

Split = Callable[[str, Message, ChatKind], tuple[Part, ...]]

_KEYS = {
    "stopped": "feed-stopped",
    "failing": "feed-failing",
    "empty": "feed-empty",
    "silent": "feed-silent",
}
_FIRST_HOUR = 9
_MOST_NAMED = 10


async def tell_of_trouble(
    db: Database, clock: Clock, defaults: Defaults, split: Split, *, reachable: Container[str]
) -> int:
    """Queue a notice for each chat with feeds newly in trouble, by day; gives how many.

    The installation's feeds concern its owners, in their private chats; a chat's own, that chat.
    reachable: platforms that have a token now.
    """
    now = clock.now()
    async with db.read() as tx:
        ill = {
            feed: trouble
            for feed in await feeds.every(tx)
            if feed.kind is not FeedKind.FILES and (trouble := trouble_of(feed, now))
        }
        concerned = await _concerned(tx, list(ill), defaults)
    told = 0
    for chat, theirs in concerned.values():
        if chat.address.platform in reachable and is_day(chat, now, defaults):
            async with db.write() as tx:
                told += await _tell(tx, chat, {feed: ill[feed] for feed in theirs}, split, now)
    return told


async def owners_chats(tx: Tx, defaults: Defaults) -> list[Chat]:
    """The owners' private chats."""
    return [
        chat
        for platform, person in sorted({*defaults.owners, *await people.owners(tx)})
        if (chat := await chats.by_address(tx, Address(platform, person)))
        and chat.kind == "private"
    ]


async def _concerned(
    tx: Tx, ill: list[Feed], defaults: Defaults
) -> dict[int, tuple[Chat, list[Feed]]]:
    """Chats by id, each with the feeds that concern it."""
    owners = await owners_chats(tx, defaults)
    found: dict[int, tuple[Chat, list[Feed]]] = {}
    for feed in ill:
        own = [await chats.get(tx, chat_id) for chat_id in await feeds.chats_of(tx, feed.id)]
        for chat in dict.fromkeys([*(owners if feed.public else []), *own]):
            if chat is not None and chat.blocked is None:
                found.setdefault(chat.id, (chat, []))[1].append(feed)
    return found


async def _tell(tx: Tx, chat: Chat, ill: dict[Feed, Trouble], split: Split, now: datetime) -> bool:
    """Queue the notice, unless the chat had one today or knows all of it."""
    key, today = f"feeds told {chat.id}", now.date().isoformat()
    kept = await meta.get(tx, key)
    day, known = (kept["day"], kept["feeds"]) if isinstance(kept, dict) else ("", [])
    new = {feed: trouble for feed, trouble in ill.items() if feed.id not in known}
    if not new or day == today:
        return False
    message = _notice(new, texts_in(chat.language))
    parts = split(chat.address.platform, message, chat.kind)
    await deliveries.enqueue(tx, chat_id=chat.id, parts=parts, now=now, urgent=False)
    # What recovered is forgotten, so that it is told again if it breaks again.
    await meta.put(tx, key, {"day": today, "feeds": [feed.id for feed in ill]})
    return True


def _notice(ill: dict[Feed, Trouble], texts: Texts) -> Message:
    lines = [(span(in_words(feed, each, texts)),) for feed, each in list(ill.items())[:_MOST_NAMED]]
    if len(ill) > _MOST_NAMED:
        lines.append((span(texts("feeds-ill-more", number=len(ill) - _MOST_NAMED)),))
    head = Paragraph((span(texts("feeds-ill", number=len(ill))),))
    return Message(((head, Bullets(tuple(lines))),))


def in_words(feed: Feed, trouble: Trouble, texts: Texts) -> str:
    """A feed's name and what is wrong with it, in one line."""
    return texts(_KEYS[trouble.kind], name=feed.title, why=trouble.because, days=trouble.days)


def is_day(chat: Chat, now: datetime, defaults: Defaults) -> bool:
    """Is it an hour at which a notice may come there?"""
    here = now.astimezone(ZoneInfo(chat.timezone or defaults.timezone)).time()
    quiet = chat.quiet is not None and is_quiet(here, chat.quiet)
    return here.hour >= _FIRST_HOUR and here < LATEST and not quiet
