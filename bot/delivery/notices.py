"""Telling whoever set a chat up that nothing reaches it any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.delivery.platform import Platform
from bot.message import plain
from bot.model import Address, Delivery
from bot.store import chats, deliveries
from bot.store.db import Tx
from bot.texts.catalogue import texts_in
from bot.texts.said import Said

#: For so long a chat that refuses us is tried with each of its digests.
PATIENCE = timedelta(days=7)

Notice = Callable[[str], tuple[Said, ...]]


def suspended(why: str) -> Notice:
    """The first refusal, in words that name the chat."""
    return lambda title: (
        Said("notice-suspended", {"title": title, "why": why}),
        Said("notice-suspended-do"),
    )


def gone(why: str) -> Notice:
    """The end, in words that name the chat."""
    return lambda title: (
        Said("notice-gone", {"title": title, "why": why}),
        Said("notice-gone-do"),
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
    texts = texts_in(theirs.language)
    said = plain(*(texts.say(line) for line in notice(chat.title)))
    parts = platform.split(said, theirs.kind)
    await deliveries.enqueue(tx, chat_id=theirs.id, parts=parts, now=now, urgent=True)
