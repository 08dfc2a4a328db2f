"""Telling whoever set a chat up that nothing reaches it any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.delivery.platform import Platform
from bot.message import plain
from bot.model import Address, Delivery
from bot.store import chats, deliveries
from bot.store.db import Tx

#: For so long a chat that refuses us is tried with each of its digests.
PATIENCE = timedelta(days=7)

Notice = Callable[[str], tuple[str, ...]]


def suspended(why: str) -> Notice:
    """The first refusal, in words that name the chat."""
    return lambda title: (
        f"I may not write in {title} now ({why}). I try again with each digest for a week.",
        "Give me the right to post there, and nothing else needs to be done.",
    )


def gone(why: str) -> Notice:
    """The end, in words that name the chat."""
    return lambda title: (
        f"Nothing reaches {title} any more ({why}). Its digests have ended.",
        "Add me there again and type /subscribe to have them back.",
    )


async def tell_who_set_it_up(
    tx: Tx, platform: Platform, delivery: Delivery, notice: Notice, now: datetime
) -> None:
    """Owe a notice to the private chat of whoever added us there, if there is such a chat."""
    chat = await chats.get(tx, delivery.chat_id)
    if chat is None or chat.kind == "private" or chat.set_up_by is None or chat.blocked:
        return
    theirs = await chats.by_address(tx, Address(platform.name, chat.set_up_by))
    if theirs is None or theirs.kind != "private" or theirs.blocked:
        return
    parts = platform.split(plain(*notice(chat.title)), theirs.kind)
    await deliveries.enqueue(tx, chat_id=theirs.id, parts=parts, now=now, urgent=True)
