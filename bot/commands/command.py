"""What a command is, and what its handler is given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from bot.commands.request import Answer, Request
from bot.message import Button, Message, Paragraph, span
from bot.model import Address, Chat, Role, Story
from bot.store.db import Tx
from bot.store.search import About

Access = Literal["closed", "invite", "open"]
#: (platform, payload) → a link that opens the private chat with ``/start payload``, if any can.
StartLink = Callable[[str, str], str | None]
#: (name, person) → the channel's address and title, or why this person may not set it up.
FindChannel = Callable[[str, str], Awaitable[tuple[Address, str] | str]]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the installation's settings say to the conversation.

    ``owners`` are (platform, person). ``access``: ``closed`` owners invite, ``invite`` whoever was
    let in may invite others, ``open`` everybody is a guest.
    """

    timezone: str
    digest_time: time
    access: Access = "closed"
    owners: frozenset[tuple[str, str]] = frozenset()
    public_url: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What had to be found out before the transaction: it takes the network or much work.

    ``name``: the ``@channel`` that the arguments began with, and ``args`` the rest of them;
    ``channel``: its address and title, or the reason why this person may not set it up.
    ``summary``: the answer to a long text. ``about``: what was found on a wish (comparing it with
    every name that was ever read takes seconds). ``greeting``: what a link to come in led to.
    """

    name: str | None = None
    args: str = ""
    channel: tuple[Address, str] | str | None = None
    summary: Message | None = None
    about: About | None = None
    greeting: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with everything that answering it needs.

    ``chat`` is where the answer goes; ``target`` the chat whose settings are meant, another one
    only where the arguments began with an ``@channel``; ``args`` are without that name.
    """

    tx: Tx
    request: Request
    args: str
    chat: Chat
    target: Chat
    role: Role
    now: datetime
    defaults: Defaults
    table: tuple[Command, ...]
    prepared: Prepared = field(default_factory=Prepared)
    link: StartLink | None = None

    @property
    def private(self) -> bool:
        """Is this between one person and the bot?"""
        return self.request.kind in ("private", "console")

    @property
    def zone(self) -> str:
        """The IANA zone that the target's times are in."""
        return self.target.timezone or self.defaults.timezone

    def line(self, command: str) -> str:
        """A command as it is to be typed for the same target: "/pause @news"."""
        return command if self.target.id == self.chat.id else f"{command} {self.prepared.name}"

    def say(self, *lines: str, ok: bool = True) -> Answer:
        """An answer of plain lines."""
        return self.show(lines_together(*lines), ok=ok)

    def show(self, message: Message, stories: tuple[Story, ...] = (), *, ok: bool = True) -> Answer:
        """An answer with this message, which shows these stories."""
        return Answer(self.request.command or "", ok, message, stories)


def lines_together(*lines: str, buttons: tuple[tuple[Button, ...], ...] = ()) -> Message:
    """A message of plain lines that stand together, in one section."""
    return Message((tuple(Paragraph((span(line),)) for line in lines),), buttons)


Handler = Callable[[Asked], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the table. ``changes``: in a group only admins may; ``menu``: on the short list.

    ``usage`` are the arguments as /help shows them; ``example`` is a whole line to type.
    """

    name: str
    usage: str
    summary: str
    handler: Handler
    example: str
    changes: bool = False
    menu: bool = False
