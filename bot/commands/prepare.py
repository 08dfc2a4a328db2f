"""What is found out before the transaction, since it takes the network or much work."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import datetime
from typing import Literal

from bot.commands.access import may_use, role_of
from bot.commands.command import Defaults, FindFeed, Prepared, Reach, ReadList
from bot.commands.reading import find_words, look_up, wish_of
from bot.commands.request import File, Request
from bot.commands.table import command_named
from bot.commands.trends import look_at_trends
from bot.digest.fresh import compose_now
from bot.ingest.opml import FeedOutline
from bot.ingest.urls import is_url
from bot.model import Address
from bot.store import chats
from bot.store.db import Database, Tx
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
    db: Database,
    defaults: Defaults,
    request: Request,
    reach: Reach,
    now: datetime,
) -> Prepared:
    """Whatever answering the request needs beforehand, for people who may use the bot."""
    named, looked_up = _channel_meant(request), _looked_up(request)
    page = _page_meant(request, None if named is None else named[1])
    file = request.file if (request.command or "").casefold() == "import" else None
    if all(each is None for each in (named, page, file, looked_up)) and not is_article(request):
        return Prepared()
    async with db.read() as tx:
        role = await role_of(tx, defaults, request.address, request.kind, request.person)
        if not await may_use(tx, request, role):
            return Prepared()
        if found := await _look_up(tx, defaults, request, now):
            return found
    found = Prepared(
        feed=None if page is None else await _feed_at(page, request, reach.find_feed),
        listed=None if file is None else await _listed_in(file, request, reach.read_list),
    )
    if named is None:
        return found if page or file else await _summary_of(request.args)
    name, rest = named
    channel: tuple[Address, str] | Said = Said("channel-not-from-here")
    if reach.find_channel is not None:
        channel = await reach.find_channel(name, request.person)
    return replace(found, name=name, args=rest, channel=channel)


async def _look_up(tx: Tx, defaults: Defaults, request: Request, now: datetime) -> Prepared | None:
    """What takes long to look up: names are compared, and nobody may write meanwhile."""
    what = _looked_up(request)
    chat = None if what is None else await chats.by_address(tx, request.address)
    known = None if chat is None else chat.id
    if what == "wish":
        return Prepared(about=await look_up(tx, known, request.args, now))
    if what == "words":
        return Prepared(found=await find_words(tx, known, request.args))
    if what == "trends":
        zone = (chat and chat.timezone) or defaults.timezone
        return Prepared(trends=await look_at_trends(tx, known, request.args, zone, now))
    if what == "digest" and chat is not None:
        zone = chat.timezone or defaults.timezone
        return Prepared(fresh=await compose_now(tx, chat, zone, now))
    return None if what is None else Prepared()


def _channel_meant(request: Request) -> tuple[str, str] | None:
    """The channel that a command in a private chat is meant for, and its other arguments."""
    if request.command is None or request.kind not in ("private", "console"):
        return None
    command = command_named(request.command)
    if command is None or not (command.changes or command.name == "settings"):
        return None
    return names_channel(request.args)


def _page_meant(request: Request, rest: str | None) -> str | None:
    """The address that /addfeed is to look at."""
    if (request.command or "").casefold() != "addfeed":
        return None
    return (request.args if rest is None else rest).strip() or None


async def _feed_at(
    page: str, request: Request, find_feed: FindFeed | None
) -> tuple[str, str | None] | Said:
    if request.kind == "group" and not request.admin:
        return Said("only-admins")  # nobody may make us fetch what we then refuse
    address = page if "://" in page else f"https://{page}"
    if find_feed is None or not is_url(address):
        return Said("addfeed-no-address", {"line": "/addfeed https://example.org"})
    return await find_feed(address)


async def _listed_in(
    file: File, request: Request, read_list: ReadList | None
) -> tuple[FeedOutline, ...] | Said:
    if request.kind == "group" and not request.admin:
        return Said("only-admins")
    if read_list is None:
        return Said("import-not-fetched")
    return await read_list(request.address.platform, file)


def _looked_up(request: Request) -> Literal["wish", "words", "digest", "trends"] | None:
    """What is to be looked up: a wish among topics and names, words, or what is new."""
    asks: dict[str, Literal["wish", "words"]] = {
        "topic": "wish",
        "timeline": "wish",
        "search": "words",
    }
    if request.command is None:
        meant = request.kind in ("private", "console") and not is_article(request)
        return "wish" if meant and wish_of(request.args) else None
    command = request.command.casefold()
    if command == "digest":
        return "digest"
    if command == "trends":
        return "trends"
    return asks.get(command) if wish_of(request.args) else None


async def _summary_of(text: str) -> Prepared:
    """The summary of a text that was sent or forwarded: its own sentences, word for word."""
    try:
        return Prepared(summary=await asyncio.to_thread(summarize, text))
    except EmptyText:
        return Prepared(summary=Said("text-empty"))
