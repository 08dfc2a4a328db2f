"""Channels are set up from the private chat: is it there, may we post, is the person its admin?"""

from __future__ import annotations

import re

from telegram import ChatMemberAdministrator
from telegram.error import TelegramError

from bot.model import Address
from bot.platforms.telegram.api import Api
from bot.platforms.telegram.updates import PLATFORM

_NAME = re.compile(r"(?:https?://)?(?:t\.me/|@)?([A-Za-z]\w{3,31})/?\Z", re.ASCII)
_ID = re.compile(r"-100\d{5,15}\Z")


async def find_channel(api: Api, name: str, person: str) -> tuple[Address, str] | str:
    """A channel's address and title, or the reason why we cannot post there for this person.

    ``name`` is "@name", its t.me link or the channel's id ("-100…").
    """
    if (wanted := _wanted(name)) is None:
        return "That is no channel's name. Type it like @name."
    try:
        chat = await api.get_chat(wanted)
    except TelegramError:
        return f"{name} is not a channel that I can see. Add me to it as an admin, then try again."
    if chat.type != "channel":
        return f"{name} is not a channel. In a group, type /settings there."
    if not await _may_post(api, chat.id):
        return f"I may not post in {name}. Make me an admin there who may post messages."
    if not await _is_admin(api, chat.id, person):
        return f"Only an admin of {name} can have a digest sent there."
    return Address(PLATFORM, str(chat.id)), chat.title or name


def _wanted(name: str) -> str | int | None:
    name = name.strip()
    if _ID.match(name):
        return int(name)
    found = _NAME.match(name)
    return f"@{found[1]}" if found else None


async def _may_post(api: Api, chat_id: int) -> bool:
    try:
        me = await api.get_chat_member(chat_id, api.id)
    except TelegramError:
        return False
    return isinstance(me, ChatMemberAdministrator) and bool(me.can_post_messages)


async def _is_admin(api: Api, chat_id: int, person: str) -> bool:
    if not person.isdecimal():
        return False
    try:
        member = await api.get_chat_member(chat_id, int(person))
    except TelegramError:
        return False
    return member.status in ("creator", "administrator")
