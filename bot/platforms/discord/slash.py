"""The slash commands that Discord offers, from the one table of commands: pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.commands.command import Command
from bot.platforms.discord.hear import CHANNEL, CODE

Json = dict[str, object]

#: The option of /subscribe that has a role called above each digest.
MENTION = "mention"
_CHAT_INPUT = 1
_STRING, _INTEGER, _CHANNEL, _ROLE = 3, 4, 7, 8
_MANAGE_SERVER = str(0x20)
#: Text, announcements, threads of both, forums, media.
_WRITABLE = [0, 5, 10, 11, 12, 15, 16]
_ANYWHERE = [0, 1]  # servers and our private chats
_MAX_DESCRIPTION = 100
_TYPED = {"number": _INTEGER}
COMPLETED = frozenset(
    {"city", "feed", "followed", "language", "languages", "muted", "source", "topic", "topics"}
)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a command takes."""

    name: str
    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()


def offered(command: Command) -> bool:
    """Channels of other platforms are named in words; here they are chosen in an option."""
    return all(one.kind != "channel" for one in options_of(command))


def order(commands: Sequence[Command]) -> dict[str, tuple[str, ...]]:
    """Each command's options, in the order in which they would be typed."""
    return {c.name: tuple(one.name for one in options_of(c)) for c in commands if offered(c)}


def payload(commands: Sequence[Command], *, hide: bool) -> list[Json]:
    """All commands as Discord registers them.

    ``hide``: what changes a chat is shown only to who may manage the server.
    """
    return [_command(command, hide=hide) for command in commands if offered(command)]


def _command(command: Command, *, hide: bool) -> Json:
    options = [_option(one, command) for one in options_of(command)]
    if command.name == "start":
        about = "what an invitation or the log told you"
        options.append({"type": _STRING, "name": CODE, "description": about, "required": False})
    if command.changes or command.name == "settings":
        options.append(
            {
                "type": _CHANNEL,
                "name": CHANNEL,
                "description": "another channel, thread or forum of this server",
                "channel_types": _WRITABLE,
                "required": False,
            }
        )
    if command.name == "subscribe":
        about = "a role to call with each digest"
        options.append({"type": _ROLE, "name": MENTION, "description": about, "required": False})
    made: Json = {
        "type": _CHAT_INPUT,
        "name": command.name,
        "description": _short(command.summary),
        "options": sorted(options, key=lambda one: not one["required"]),
        "contexts": _ANYWHERE,
        "integration_types": [0],
    }
    if hide and command.changes:
        made["default_member_permissions"] = _MANAGE_SERVER
    return made


def _option(one: Option, command: Command) -> Json:
    made: Json = {
        "type": _TYPED.get(one.kind, _STRING),
        "name": one.name,
        "description": _short(f"for example: {command.example}"),
        "required": one.required,
    }
    if one.choices:
        made["choices"] = [{"name": choice, "value": choice} for choice in one.choices]
    elif one.kind in COMPLETED:
        made["autocomplete"] = True
    return made


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


_KINDS = {"name": "topic", "number": "number", "languages": "languages", "city": "city"}


def options_of(command: Command) -> tuple[Option, ...]:
    """What a command takes, in the order in which it is typed."""
    found: list[Option] = []
    for word in re.findall(r"\[[^\]]+\]|\S+", command.usage):
        bare = word.strip("[]")
        if "|" in bare and ":" not in bare:
            choices = tuple(bare.split("|"))
            found.append(Option(command.name, "choice", word == bare, choices))
            continue
        name = "time" if bare == "HH:MM" else re.sub(r"[^a-z]+", "", bare.lower()) or "hours"
        kind = "channel" if bare.startswith("@") else _KINDS.get(name, name)
        found.append(Option(name, kind, required=word == bare))
    return tuple(found)
