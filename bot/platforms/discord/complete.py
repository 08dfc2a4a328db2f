"""Values that Discord proposes while a person types: topics, sources, languages, zones."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from zoneinfo import available_timezones

from bot.commands.zones import fold
from bot.platforms.discord.hear import Raw
from bot.store import topics
from bot.store.db import Database

_MOST = 25
_MAX_CHOICE = 100
_ZONES = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Pacific/")


def focused(data: Raw) -> tuple[str, str] | None:
    """The option that is being typed, and what stands in it so far."""
    options = data.get("options")
    for one in options if isinstance(options, list) else []:
        if isinstance(one, Mapping) and one.get("focused"):
            return str(one.get("name")), str(one.get("value", ""))
    return None


async def complete(db: Database, kind: str, typed: str) -> list[dict[str, str]]:
    """At most 25 values of this kind that go on as ``typed`` begins, the likeliest first."""
    before, last = _last_word(kind, typed)
    values = await _values(db, kind)
    found = await asyncio.to_thread(matching, values, last)
    whole = [f"{before}{value}" for value in found]
    return [{"name": one, "value": one} for one in whole if len(one) <= _MAX_CHOICE][:_MOST]


def matching(values: Iterable[str], typed: str) -> list[str]:
    """The values that begin so, then those one of whose words does, then those that hold it."""
    wanted = fold(typed)
    groups: tuple[list[str], list[str], list[str]] = ([], [], [])
    for value in dict.fromkeys(values):
        folded = fold(value)
        if folded.startswith(wanted):
            groups[0].append(value)
        elif f" {wanted}" in folded:
            groups[1].append(value)
        elif wanted in folded:
            groups[2].append(value)
    return [value for group in groups for value in group]


def _last_word(kind: str, typed: str) -> tuple[str, str]:
    """Of a list what is complete, and what is being typed."""
    if kind not in ("topics", "followed", "languages"):
        return "", typed
    before, comma, last = typed.rpartition(",")
    return (f"{before.strip()}, " if comma else ""), last.strip()


async def _values(db: Database, kind: str) -> list[str]:
    if kind == "city":
        return sorted(zone for zone in available_timezones() if zone.startswith(_ZONES))
    if kind in ("topic", "topics", "followed"):
        async with db.read() as tx:
            busy = [name for name, _ in await topics.counts(tx, None, None)]
            return [*busy, *(topic.name for topic in await topics.every(tx))]
    return []
