"""What is new for a chat at this moment: looked up first, marked as seen when it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.digest.build import Wish, choose
from bot.digest.compose import digest_message
from bot.digest.header import Header
from bot.digest.select import Selection
from bot.digest.taste import Taste
from bot.message import Message
from bot.model import Chat
from bot.store import chats, digests, subscriptions
from bot.store.db import Tx
from bot.store.search import Window
from bot.texts.catalogue import Texts


@dataclass(frozen=True, slots=True)
class Fresh:
    """What was found to be new; ``seen``: the stories that the chat had seen by then."""

    day: date
    topics: tuple[str, ...]
    selection: Selection
    seen: frozenset[int]

    def message(self, now: datetime, texts: Texts) -> Message:
        """The digest that shows it."""
        header = Header(self.day, self.topics)
        return digest_message(header, self.selection, now=now, texts=texts, more=0)


async def compose_now(tx: Tx, chat: Chat, zone: str, now: datetime) -> Fresh:
    """What is new by the chat's order if it has one. Looking it up may take seconds."""
    orders = await subscriptions.of_chat(tx, chat.id)
    order = next((one for one in orders if one.state == "active"), None)
    topics = (order.topics if order else ()) or chat.follows
    length = order.length if order else "medium"
    languages = order.languages if order else chat.reads
    taste = Taste(chat.muted, chat.preferred)
    wish = Wish(topics, length, Window(languages=languages), taste)
    seen = await digests.shown_to(tx, chat.id, now)
    selection = await choose(tx, chat.id, wish, now, seen)
    day = now.astimezone(ZoneInfo(order.timezone if order else zone)).date()
    return Fresh(day, topics, selection, frozenset(seen))


async def still_new(tx: Tx, chat_id: int, fresh: Fresh, now: datetime) -> bool:
    """Has the chat seen nothing more since this was looked up?"""
    return fresh.seen == frozenset(await digests.shown_to(tx, chat_id, now))


async def mark_seen(tx: Tx, chat_id: int, fresh: Fresh, now: datetime) -> None:
    """The chat sees it now. Today's slot is left untouched: it will hold what came since."""
    await digests.show(tx, chat_id, fresh.selection.because, now=now)
    await chats.set_last_list(tx, chat_id, list(fresh.selection.because))
