"""What is found out before the transaction, since it takes the network or much work."""

from __future__ import annotations

import asyncio
import re

from bot.commands.access import may_use, role_of
from bot.commands.command import Defaults, FindChannel, Prepared
from bot.commands.reading import look_up, wish_of
from bot.commands.request import Request
from bot.commands.table import command_named
from bot.store import chats
from bot.store.db import Database
from bot.texts.said import Said
from summarizer import EmptyText, summarize

#: A private text longer than this, in characters, is an article to be summarised.
LONG_TEXT = 600
_CHANNEL = re.compile(
    r"\s*(?:@|(?:https?://)?t\.me/)([A-Za-z][A-Za-z0-9_]{2,31})/?(?:\s+(.*))?\s*", re.DOTALL
)


def is_article(request: Request) -> bool:
    """Is this a text to be summarised, rather than words to be looked up?"""
    private = request.kind in ("private", "console")
    return request.command is None and private and len(request.args.strip()) > LONG_TEXT


def names_channel(args: str) -> tuple[str, str] | None:
    """The ``@channel`` that arguments begin with, and the rest; None if they do not."""
    found = _CHANNEL.fullmatch(args)
    return None if found is None else (f"@{found[1]}", found[2] or "")


async def prepare(
    db: Database, defaults: Defaults, request: Request, find_channel: FindChannel | None
) -> Prepared:
    """Whatever answering the request needs beforehand, for people who may use the bot."""
    named = _channel_meant(request)
    if named is None and not is_article(request) and not _is_wish(request):
        return Prepared()
    async with db.read() as tx:
        role = await role_of(tx, defaults, request.address, request.kind, request.person)
        if not await may_use(tx, request, role):
            return Prepared()
        if _is_wish(request):
            chat = await chats.by_address(tx, request.address)
            private = request.kind != "group"
            known = None if chat is None else chat.id
            return Prepared(about=await look_up(tx, known, request.args, private=private))
    if named is None:
        return await _summary_of(request.args)
    name, rest = named
    if find_channel is None:
        return Prepared(name, rest, Said("channel-not-from-here"))
    return Prepared(name, rest, await find_channel(name, request.person))


def _channel_meant(request: Request) -> tuple[str, str] | None:
    """The channel that a command in a private chat is meant for, and its other arguments."""
    if request.command is None or request.kind not in ("private", "console"):
        return None
    command = command_named(request.command)
    if command is None or not (command.changes or command.name == "settings"):
        return None
    return names_channel(request.args)


def _is_wish(request: Request) -> bool:
    """Is this something to be looked up among topics and names?"""
    if request.command is None:
        asks = request.kind in ("private", "console") and not is_article(request)
    else:
        asks = request.command.casefold() == "topic"
    return asks and bool(wish_of(request.args))


async def _summary_of(text: str) -> Prepared:
    """The summary of a text that was sent or forwarded: its own sentences, word for word."""
    try:
        return Prepared(summary=await asyncio.to_thread(summarize, text))
    except EmptyText:
        return Prepared(summary=Said("text-empty"))
