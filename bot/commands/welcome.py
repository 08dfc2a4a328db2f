"""The first stories for those who came before anything was read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.digest.compose import story_list
from bot.message import Message, Part
from bot.model import Chat, ChatKind
from bot.store import chats, deliveries, listing
from bot.store.db import Tx
from bot.texts.catalogue import texts_in

_STORIES = 3


async def first_stories(
    tx: Tx,
    chat: Chat,
    split: Callable[[str, Message, ChatKind], tuple[Part, ...]],
    now: datetime,
) -> bool:
    """Queue the first stories for a chat that waits for them. False: there are none yet."""
    found = await listing.listed(tx, chat.id, languages=chat.reads, limit=_STORIES)
    if not found:
        return False
    texts = texts_in(chat.language)
    message = story_list(texts("first-stories"), found, now=now, texts=texts)
    parts = split(chat.address.platform, message, chat.kind)
    await deliveries.enqueue(tx, chat_id=chat.id, parts=parts, now=now, urgent=False)
    await chats.set_last_list(tx, chat.id, [story.id for story in found])
    await chats.set_waiting(tx, chat.id, waits=False)
    return True
