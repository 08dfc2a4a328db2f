"""Values that Discord proposes while a person types: only what this chat may see."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from zoneinfo import available_timezones

from bot.commands.languages import named
from bot.commands.menu import DAYS, QUIET, TIMES
from bot.commands.request import Request
from bot.commands.wording import days_named, days_of
from bot.commands.zones import fold
from bot.letters import letters
from bot.model import Chat
from bot.platforms.discord.hear import Raw
from bot.store import chats, digests, feeds, people, saved, search, sources, stories, topics
from bot.store.db import Database, Tx
from bot.texts.catalogue import LANGUAGES, texts_in

_MOST = 25
_MAX_CHOICE = 100
_ZONES = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Pacific/")
_LISTS = ("topics", "followed", "languages", "muted")
_HALF_HOURS = [f"{hour:02}:{minute}" for hour in range(24) for minute in ("00", "30")]

#: What a person reads, and what is filled in for it.
Choice = tuple[str, str]


def focused(data: Raw) -> tuple[str, str] | None:
    """The option that is being typed, and what stands in it so far."""
    options = data.get("options")
    for one in options if isinstance(options, list) else []:
        if isinstance(one, Mapping) and one.get("focused"):
            return str(one.get("name")), str(one.get("value", ""))
    return None


async def complete(db: Database, kind: str, typed: str, request: Request) -> list[dict[str, str]]:
    """At most 25 values of this kind that go on as ``typed`` begins, the likeliest first."""
    before, last = _last_word(kind, typed)
    values = _written(kind, request.language)
    if values is None:
        async with db.read() as tx:
            values = await _values(tx, kind, request)
    found = await asyncio.to_thread(matching, values, last)
    whole = [(f"{before}{name}", f"{before}{value}") for name, value in found]
    return [
        {"name": _shortened(name), "value": value}
        for name, value in whole
        if name.strip() and 0 < len(value) <= _MAX_CHOICE
    ][:_MOST]


def matching(values: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices that begin so, then those one of whose words does, then those that hold it."""
    wanted = fold(typed)
    groups: tuple[list[Choice], list[Choice], list[Choice]] = ([], [], [])
    for choice in dict.fromkeys(values):
        name, value = map(fold, choice)
        if name.startswith(wanted) or value.startswith(wanted):
            groups[0].append(choice)
        elif f" {wanted}" in name:
            groups[1].append(choice)
        elif wanted in name or wanted in value:
            groups[2].append(choice)
    return [choice for group in groups for choice in group]


def _last_word(kind: str, typed: str) -> tuple[str, str]:
    """Of a list what is complete, and what is being typed."""
    if kind not in _LISTS:
        return "", typed
    before, comma, last = typed.rpartition(",")
    return (f"{before.strip()}, " if comma else ""), last.strip()


def _written(kind: str, language: str | None) -> list[Choice] | None:
    """The choices that stand in no database, the likeliest first; None: they do."""
    texts = texts_in(language)
    match kind:
        case "city":
            return _same(z for z in sorted(available_timezones()) if z.startswith(_ZONES))
        case "time":
            return _same((*TIMES, *_HALF_HOURS))
        case "hours":
            return [(texts("quiet-none") if hours == "off" else hours, hours) for hours in QUIET]
        case "days":
            return [(days_named(days_of(days, texts), texts), days) for days in DAYS]
        case "language":
            return _languages(LANGUAGES, language)
    return None


async def _values(tx: Tx, kind: str, request: Request) -> list[Choice]:
    """All choices of a kind, the likeliest first."""
    chat = await chats.by_address(tx, request.address)
    chat_id = None if chat is None else chat.id
    match kind:
        case "topic" | "topics":
            busy = [name for name, _ in await topics.counts(tx, chat_id, None)]
            return _same([*busy, *(topic.name for topic in await topics.every(tx))])
        case "source":
            return _same(await sources.names(tx, chat_id))
        case "languages":
            return _languages(await sources.languages(tx, chat_id), request.language)
        case "person":
            return await people.met(tx, request.address.platform)
        case "story":
            return await _stories(tx, chat_id)
        case "saved":
            kept = await saved.of_person(tx, request.address.platform, request.person, _MOST)
            return [(one.title, letters(one.story_id)) for one in kept]
    return [] if chat is None else await _own(tx, kind, chat)


async def _stories(tx: Tx, chat_id: int | None) -> list[Choice]:
    """The chat's last list by its numbers, else the newest: what is chosen stays what it was."""
    last = () if chat_id is None else await digests.last_list(tx, chat_id)
    if not last:
        return [(one.title, letters(one.id)) for one in await search.newest(tx, chat_id, _MOST)]
    places = {number: place for place, number in enumerate(last, start=1)}
    found = await stories.many(tx, chat_id, last)
    return [
        (f"{places[one.id]}  {one.title}", letters(one.id))
        for one in sorted(found, key=lambda one: places[one.id])
    ]


async def _own(tx: Tx, kind: str, chat: Chat) -> list[Choice]:
    """What the chat itself said or added."""
    match kind:
        case "followed":
            return _same(chat.follows)
        case "muted":
            return _same((*chat.muted, *chat.preferred))
        case "feed":
            own = await feeds.of_chat(tx, chat.id)
            return [
                (one.title, one.url if len(one.url) <= _MAX_CHOICE else one.title) for one in own
            ]
    return []


def _languages(codes: Iterable[str], shown_in: str | None) -> list[Choice]:
    texts = texts_in(shown_in)
    return [(f"{named((code,), texts)} ({code})", code) for code in codes]


def _same(values: Iterable[str]) -> list[Choice]:
    return [(value, value) for value in values]


def _shortened(name: str) -> str:
    return name if len(name) <= _MAX_CHOICE else f"{name[: _MAX_CHOICE - 1]}…"
