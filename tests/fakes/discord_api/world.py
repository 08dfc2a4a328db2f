"""Who and what there is: a server with channels, people, messages, interactions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

TEXT, PRIVATE, THREAD, FORUM = 0, 1, 11, 15
EPHEMERAL = 1 << 6
_MANAGES, _MEMBER = 1 << 5, 1 << 11


@dataclass(frozen=True)
class Person:
    """Somebody; ``manages`` the server or does not."""

    id: str
    name: str
    manages: bool = False

    def json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "username": self.name,
            "discriminator": "0",
            "global_name": None,
            "avatar": None,
        }

    def member(self) -> dict[str, Any]:
        return {
            "user": self.json(),
            "nick": None,
            "roles": [],
            "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "flags": 0,
            "permissions": str(_MANAGES | _MEMBER if self.manages else _MEMBER),
        }


@dataclass
class Channel:
    """A channel, a thread or a private chat; ``owner``: who made the thread."""

    id: str
    kind: int
    name: str
    parent: str | None = None
    owner: str | None = None
    tags: list[dict[str, Any]] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        made: dict[str, Any] = {"id": self.id, "type": self.kind, "name": self.name, "flags": 0}
        if self.kind == FORUM:
            made["available_tags"] = self.tags
        if self.parent is not None:
            made |= {"parent_id": self.parent, "owner_id": self.owner}
        if self.kind != PRIVATE:
            made |= {"position": 0, "permission_overwrites": [], "parent_id": self.parent}
        return made


@dataclass
class Message:
    """A message of the bot's, in a channel or as an interaction's answer."""

    id: str
    channel: str
    body: dict[str, Any]
    nonce: str | None = None
    tags: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that is read in it."""
        embeds = self.body.get("embeds") or []
        shown = [f"{e.get('title', '')}\n{e.get('description', '')}" for e in embeds]
        return "\n".join([self.body.get("content") or "", *shown]).strip()

    @property
    def ephemeral(self) -> bool:
        return bool((self.body.get("flags") or 0) & EPHEMERAL)

    def json(self, author: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "id": self.id,
            "channel_id": self.channel,
            "author": author,
            "content": self.body.get("content") or "",
            "embeds": self.body.get("embeds") or [],
            "components": self.body.get("components") or [],
            "timestamp": "2026-11-20T12:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "pinned": False,
            "type": 0,
            "nonce": self.nonce,
        }


@dataclass
class Asked:
    """An interaction, and how it was answered: ``callbacks`` are their types, in order."""

    id: str
    token: str
    callbacks: list[int] = field(default_factory=list)
    message: Message | None = None
    followed: list[Message] = field(default_factory=list)
    choices: list[dict[str, Any]] | None = None
    over: bool = False
    pressed: Message | None = None


class World:
    """One server, its channels, and what was sent."""

    def __init__(self) -> None:
        self._ids = count(1_100_000_000_000_000_001)
        self.bot = {**Person(self.new_id(), "newsbot").json(), "bot": True}
        self.guild = self.new_id()
        #: What the bot may do in its server (0: it is in none), and with which scopes it came.
        self.rights = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 38
        self.scopes = {"bot", "applications.commands"}
        self.channels: dict[str, Channel] = {}
        self.people: dict[str, Person] = {}
        self.messages: list[Message] = []
        self.asked: dict[str, Asked] = {}
        self.commands: list[dict[str, Any]] = []
        self.channel = self.add_channel("news")

    def new_id(self) -> str:
        return str(next(self._ids))

    def person(self, name: str, *, manages: bool = False) -> Person:
        """Somebody new in the server."""
        made = Person(self.new_id(), name, manages)
        self.people[made.id] = made
        return made

    def add_channel(self, name: str, kind: int = TEXT) -> Channel:
        """A new channel of the server."""
        made = Channel(self.new_id(), kind, name)
        self.channels[made.id] = made
        return made

    def private(self, person: str) -> Channel:
        """The private chat with somebody."""
        found = [c for c in self.channels.values() if c.kind == PRIVATE and c.owner == person]
        if found:
            return found[0]
        made = Channel(self.new_id(), PRIVATE, "", owner=person)
        self.channels[made.id] = made
        return made

    def in_channel(self, channel: Channel) -> list[Message]:
        """The bot's messages there."""
        return [message for message in self.messages if message.channel == channel.id]

    def guild_json(self) -> dict[str, Any]:
        channels = [c.json() for c in self.channels.values() if c.kind in (TEXT, FORUM)]
        return {
            "id": self.guild,
            "name": "Readers",
            "owner_id": self.bot["id"],
            "roles": [],
            "emojis": [],
            "stickers": [],
            "features": [],
            "members": [],
            "channels": channels,
            "threads": [],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "member_count": 2,
            "unavailable": False,
            "large": False,
        }
