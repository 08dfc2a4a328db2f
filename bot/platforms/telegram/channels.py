"""Channels are set up from the private chat: is it there, may we post, is the person its admin?"""

from __future__ import annotations

import re

from telegram import ChatMemberAdministrator
from telegram.error import TelegramError

from bot.model import Address
from bot.platforms.telegram.api import Api
from bot.platforms.telegram.updates import PLATFORM
from bot.texts.said import Said

_NAME = re.compile(r"(?:https?://)?(?:t\.me/|@)?([A-Za-z]\w{3,31})/?\Z", re.ASCII)
_ID = re.compile(r"-100\d{5,15}\Z")


async def find_channel(api: Api, name: str, person: str) -> tuple[Address, str] | Said:
    """A channel's address and title, or the reason why we cannot post there for this person.

    ``name`` is "@name", its t.me link or the channel's id ("-100…").
    """
    if (wanted := _wanted(name)) is None:
        return Said("channel-no-name")
    try:
        chat = await api.get_chat(wanted)
    except TelegramError:
        return Said("channel-not-seen", {"name": name})
    if chat.type != "channel":
        return Said("channel-is-group", {"name": name})
    if not await _may_post(api, chat.id):
        return Said("channel-may-not-post", {"name": name})
    if not await _is_admin(api, chat.id, person):
        return Said("channel-admins-only", {"name": name})
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
