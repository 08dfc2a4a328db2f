"""What reaches the conversation, whatever platform it came from, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.message import Message
from bot.model import Address, ChatKind, Story


@dataclass(frozen=True, slots=True)
class File:
    """A file that a person sent. ``id``: what its platform fetches it by; ``size``: in bytes."""

    id: str
    name: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A command, or plain words where ``command`` is None, by one person in one chat.

    ``key`` names the platform's update, for answering it once; None where nothing can repeat.
    ``admin``: the person may change what this chat gets (in a private chat: everyone).
    ``ticket``: what the platform answers this very request with, so that only its person sees it;
    it goes along in the body of each part; ``in_place``: of the first, which takes the place of a
    message. ``pressed``: it came from a button. ``file``: what was sent with it.
    ``notes``: what the platform wants kept by key if this is done, together with it.
    ``too_many``: its person asked for so much that he is told so instead.
    ``can_share_place``: the platform can tell where its person is, if he wishes.
    """

    address: Address
    kind: ChatKind
    chat_title: str
    person: str
    person_name: str
    command: str | None
    args: str
    admin: bool = True
    language: str | None = None
    key: str | None = None
    ticket: Mapping[str, str] | None = None
    pressed: bool = False
    in_place: bool = False
    file: File | None = None
    can_share_place: bool = False
    too_many: bool = False
    notes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was added to a group or channel by ``person``."""

    address: Address
    kind: ChatKind
    chat_title: str
    person: str | None
    key: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was removed from a chat, or blocked by its person."""

    address: Address
    reason: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A chat has a new address; everything that it ordered moves with it."""

    old: Address
    new: Address
    key: str | None = None


Event = Request | Joined | Left | Moved


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said back; ``message`` None: nothing. ``stories`` are those that it shows.

    ``toast``: a line for whoever pressed the button, and for nobody else.
    ``forgets``: the chat asked to be forgotten, and is once it was told so.
    """

    command: str
    ok: bool
    message: Message | None = None
    stories: tuple[Story, ...] = ()
    forgets: bool = False
    toast: str | None = None
