"""Who was not let in, and groups that the bot comes into."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.commands.access import PRIVATE_BOT, UNCLAIMED, is_unclaimed, role_of
from bot.commands.command import Defaults
from bot.commands.request import Answer, Joined, Request
from bot.digest.card import story_card
from bot.letters import story_id
from bot.message import plain
from bot.store import chats, history, stories
from bot.store.db import Tx
from bot.texts.catalogue import texts_in
from bot.texts.said import Said


async def to_stranger(
    tx: Tx, defaults: Defaults, request: Request, greeting: Said | None, now: datetime
) -> Answer:
    """Who to ask, where nobody else reads it; in groups nothing at all.

    A story that one of our groups was shown is shown to whoever taps its number there.
    """
    if request.kind == "group" and request.ticket is None:
        return Answer("", ok=True)
    if request.command == "story" and request.kind == "private":
        wanted = story_id(request.args)
        if wanted is not None and await history.shown_in_groups(tx, wanted):
            found = await stories.get(tx, None, wanted)
            if found is not None:
                card = story_card(found, now=now, texts=texts_in(request.language))
                return Answer("story", ok=True, message=replace(card, buttons=()), stories=(found,))
    lines = [greeting] if greeting else []
    lines.append(PRIVATE_BOT)
    if await is_unclaimed(tx, defaults):
        lines.append(UNCLAIMED)
    told = [texts_in(request.language).say(line) for line in lines]
    return Answer(request.command or "", ok=False, message=plain(*told))


async def joined(tx: Tx, defaults: Defaults, event: Joined, now: datetime) -> Answer:
    """One line on being added to a group; in a channel nothing."""
    role = await role_of(tx, defaults, event.address, event.kind, event.person)
    if event.kind != "group":
        return Answer("", ok=True)
    if role in ("stranger", "banned"):
        return Answer("", ok=False, message=plain(texts_in(event.language).say(PRIVATE_BOT)))
    chat = await chats.ensure(
        tx,
        event.address,
        kind=event.kind,
        title=event.chat_title,
        now=now,
        set_up_by=event.person,
    )
    return Answer("", ok=True, message=plain(texts_in(chat.language)("joined-group")))
