"""What a command is, and what its handler is given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from bot.commands.chart import Trends
from bot.commands.request import Answer, File, Request
from bot.digest.fresh import Fresh
from bot.ingest.opml import FeedOutline
from bot.message import Button, Message, Paragraph, span
from bot.model import Address, Chat, Role, Story
from bot.store.db import Tx
from bot.store.search import About
from bot.texts.catalogue import Texts
from bot.texts.said import Said
from summarizer import Summary

Access = Literal["closed", "invite", "open"]
#: (platform, payload) → a link that opens the private chat with ``/start payload``, if any can.
StartLink = Callable[[str, str], str | None]
#: The article behind a link as (title, text, source, address), or why there is none.
ReadLink = Callable[[str], Awaitable[tuple[str | None, str, str, str] | Said]]
#: (platform, file that a person sent) → the feeds that it lists, or why there are none.
ReadList = Callable[[str, File], Awaitable[tuple[FeedOutline, ...] | Said]]
#: A page's or feed's address → the feed's address and title, or why there is none.
FindFeed = Callable[[str], Awaitable[tuple[str, str | None] | Said]]
#: (name, person) → the channel's address and title, or why this person may not set it up.
FindChannel = Callable[[str, str], Awaitable[tuple[Address, str] | Said]]


@dataclass(frozen=True, slots=True)
class Reach:
    """What answering may need from outside; None: this installation has it not."""

    find_channel: FindChannel | None = None
    link: StartLink | None = None
    find_feed: FindFeed | None = None
    read_link: ReadLink | None = None
    read_list: ReadList | None = None


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
    links_a_day: int = 30
    most_feeds: int = 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """What had to be found out before the transaction: it takes the network or much work.

    ``source``: whose text ``summary`` is of and its address, if it was read behind a link.

    ``name``: the ``@channel`` that the arguments began with, and ``args`` the rest of them;
    ``channel``: its address and title, or the reason why this person may not set it up.
    ``summary``: that of a long text. ``about``: what was found on a wish (comparing it with
    every name that was ever read takes seconds), ``found`` with words, ``fresh`` what is new for
    the chat. ``trends``: how much topics were
    reported, drawn. ``greeting``: what a link to come in led to.
    """

    name: str | None = None
    args: str = ""
    channel: tuple[Address, str] | Said | None = None
    summary: Summary | Said | None = None
    about: About | None = None
    found: list[Story] | None = None
    fresh: Fresh | None = None
    greeting: Said | None = None
    feed: tuple[str, str | None] | Said | None = None
    trends: Trends | None = None
    source: tuple[str, str] | None = None
    listed: tuple[FeedOutline, ...] | Said | None = None


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
    texts: Texts
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


Who = Literal["member", "admin", "owner"]
Scope = Literal["private", "group"]
#: What an argument is, for platforms that propose values or check them while a person types.
Kind = Literal[
    "channel",
    "choice",
    "city",
    "command",
    "days",
    "feed",
    "file",
    "followed",
    "hours",
    "language",
    "languages",
    "muted",
    "number",
    "page",
    "person",
    "saved",
    "source",
    "story",
    "time",
    "topic",
    "topics",
    "words",
]


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing that a command takes. Its texts: ``argument-NAME`` and ``argument-NAME.about``.

    ``shown``: how /help shows it in every language, where that is a form rather than a word.
    ``choices``: every value that it may have, for the kind "choice".
    """

    name: str
    kind: Kind
    required: bool = False
    shown: str | None = None
    choices: tuple[str, ...] = ()

    def label(self, texts: Texts) -> str:
        """How /help shows it: "NAME", "[HH:MM]", "short|medium|long"."""
        word = self.shown or "|".join(self.choices) or texts(f"argument-{self.name}")
        return word if self.required else f"[{word}]"


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the table; platforms offer commands from it and nothing else.

    ``example``: a whole line to type. ``who`` may use it: a member of the chat, its admins (in a
    private chat everyone is one), or the bot's owners. ``scopes``: where it can be used.
    ``own``: it concerns one person only, so that in a group nobody else needs to see the answer.
    ``menu``: on the short list. Its text: ``command-NAME``.
    """

    name: str
    arguments: tuple[Argument, ...]
    handler: Handler
    example: str
    who: Who = "member"
    scopes: tuple[Scope, ...] = ("private", "group")
    own: bool = False
    menu: bool = False

    @property
    def changes(self) -> bool:
        """Does it change what the chat gets? In a group only admins may."""
        return self.who == "admin"

    @property
    def description(self) -> str:
        """The key of what it does, in a few words."""
        return f"command-{self.name}"

    def typed(self, texts: Texts) -> str:
        """The command as it is typed, with its arguments' names: "/latest [number]"."""
        return " ".join((f"/{self.name}", *(one.label(texts) for one in self.arguments)))
