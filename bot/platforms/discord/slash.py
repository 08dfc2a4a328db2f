"""The slash commands that Discord offers, from the one table of commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.commands.command import Argument, Command
from bot.platforms.discord.hear import CHANNEL, CODE, MENTION
from bot.texts.catalogue import ENGLISH, LANGUAGES, texts_in

Json = dict[str, object]

_CHAT_INPUT = 1
_STRING, _INTEGER, _CHANNEL, _ROLE, _FILE = 3, 4, 7, 8, 11
_MANAGE_SERVER = 0x20
#: Text, announcements, threads of both, forums.
_WRITABLE = [0, 5, 10, 11, 12, 15]
_LOCALES = frozenset({"de", "pl", "ru", "uk"})
_MAX_DESCRIPTION = 100
_TYPED = {"number": _INTEGER, "file": _FILE}
COMPLETED = frozenset(
    {
        *("city", "days", "feed", "followed", "hours", "language", "languages", "muted"),
        *("person", "saved", "source", "story", "time", "topic", "topics"),
    }
)


def offered(command: Command) -> bool:
    """Channels of other platforms are named in words; here they are chosen in an option."""
    return all(one.kind != "channel" for one in command.arguments)


def order(commands: Sequence[Command]) -> dict[str, tuple[str, ...]]:
    """Each command's options, in the order in which they would be typed."""
    return {c.name: tuple(one.name for one in c.arguments) for c in commands if offered(c)}


def kinds(commands: Sequence[Command]) -> dict[tuple[str, str], str]:
    """(command, option) → the kind of value that is proposed there."""
    return {
        (command.name, one.name): one.kind
        for command in commands
        for one in command.arguments
        if one.kind in COMPLETED
    }


def payload(commands: Sequence[Command], *, hide: bool) -> list[Json]:
    """All commands as Discord registers them.

    ``hide``: what changes a chat is shown only to who may manage the server.
    """
    return [_command(command, hide=hide) for command in commands if offered(command)]


def _command(command: Command, *, hide: bool) -> Json:
    options = [_option(one) for one in command.arguments]
    if command.name == "start":
        options.append({"type": _STRING, "name": CODE, **_described("discord-code")})
    if command.changes or command.name == "settings":
        writable = {"channel_types": _WRITABLE}
        options.append(
            {"type": _CHANNEL, "name": CHANNEL, **_described("discord-channel"), **writable}
        )
    if command.name == "subscribe":
        options.append({"type": _ROLE, "name": MENTION, **_described("discord-mention")})
    scopes = {"group": 0, "private": 1}
    made: Json = {
        "type": _CHAT_INPUT,
        "name": command.name,
        **_described(command.description),
        # Discord wants those first that must be given.
        "options": sorted(options, key=lambda one: not one.get("required")),
        "contexts": sorted(scopes[scope] for scope in command.scopes),
        "integration_types": [0],
    }
    if hide and command.changes:
        made["default_member_permissions"] = _MANAGE_SERVER
    return made


def _option(one: Argument) -> Json:
    made: Json = {
        "type": _TYPED.get(one.kind, _STRING),
        "name": one.name,
        **_described(f"argument-{one.name}.about"),
        "required": one.required,
    }
    if one.choices:
        made["choices"] = [{"name": choice, "value": choice} for choice in one.choices]
    elif one.kind in COMPLETED:
        made["autocomplete"] = True
    return made


def _described(key: str) -> Json:
    """What it is, in English and in the other languages that we and Discord speak."""
    told = {code: _short(texts_in(code)(key)) for code in LANGUAGES if code in _LOCALES}
    return {"description": _short(texts_in(ENGLISH)(key)), "description_localizations": told}


def unchanged(ours: Sequence[Json], theirs: Sequence[Mapping[str, object]]) -> bool:
    """Whether what Discord has is what we would register."""
    registered = {str(one.get("name")): one for one in theirs}
    return len(theirs) == len(ours) and all(
        (there := registered.get(str(one["name"]))) is not None and _covers(there, one)
        for one in ours
    )


def _covers(theirs: object, ours: object) -> bool:
    """Whether theirs says all that ours says; what they leave out is at its default."""
    if isinstance(ours, dict):
        return isinstance(theirs, Mapping) and all(
            _covers(theirs.get(name), value) if value else not theirs.get(name)
            for name, value in {"options": [], **ours}.items()
        )
    if isinstance(ours, list):
        if not isinstance(theirs, list) or len(theirs) != len(ours):
            return False
        return all(_covers(one, other) for one, other in zip(theirs, ours, strict=True))
    return str(theirs) == str(ours)


def _short(text: str) -> str:
    return text if len(text) <= _MAX_DESCRIPTION else f"{text[: _MAX_DESCRIPTION - 1]}…"
