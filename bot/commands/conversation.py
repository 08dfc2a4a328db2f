"""The conversation: each event is answered once, in one transaction with its reply."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from bot.clock import Clock
from bot.commands.access import (
    may_use,
    role_of,
    sets_up,
    use_link,
)
from bot.commands.admin import unknown, with_greeting
from bot.commands.command import (
    Asked,
    Command,
    Defaults,
    Prepared,
    Reach,
)
from bot.commands.lately import Lately
from bot.commands.links import link_meant, prepare_link
from bot.commands.pace import slow_down
from bot.commands.prepare import prepare
from bot.commands.reading import words
from bot.commands.request import Answer, Event, Joined, Left, Moved, Request
from bot.commands.strangers import joined, to_stranger
from bot.commands.table import COMMANDS, command_named
from bot.commands.welcome import first_stories
from bot.errors import UsageError
from bot.message import Message, Part
from bot.model import Chat, ChatKind, Role
from bot.store import chats, deliveries, forgetting, inbox, meta
from bot.store.db import Database, Tx
from bot.texts.catalogue import spoken, texts_in
from bot.texts.said import Said, Wrong

log = logging.getLogger(__name__)

Split = Callable[[str, Message, ChatKind], tuple[Part, ...]]

NOTHING = Answer("", ok=True)
_PLAIN_WORDS = Command("", (), words, "")
_NOT_PREPARED = Prepared()
NO_REACH = Reach()


class Conversation:
    """Answers people, on whatever platform they are.

    ``split`` cuts a message into a platform's parts; ``wake`` tells the outbox that some wait.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        defaults: Defaults,
        split: Split,
        wake: Callable[[], None],
        reach: Reach = NO_REACH,
    ) -> None:
        self._db = db
        self._clock = clock
        self._defaults = defaults
        self._split = split
        self._wake = wake
        self._reach = reach
        self._lately = Lately()

    async def handle(self, event: Event) -> Answer:
        """Do what an event asks for and queue the reply; a repeated event changes nothing."""
        if isinstance(event, Request):
            event = cleaned(event)
        prepared = await self._prepare(event) if isinstance(event, Request) else _NOT_PREPARED
        async with self._db.write() as tx:
            answer = await self._once(tx, event, prepared)
        if answer.message is not None:
            self._wake()
        return answer

    async def reply(self, request: Request) -> Answer:
        """Do what a request asks for and give the answer to the caller, who shows it himself."""
        request = cleaned(request)
        prepared = await self._prepare(request)
        async with self._db.write() as tx:
            return await self.answer(tx, request, prepared)

    async def may(self, request: Request) -> bool:
        """Is this command this person's to use here? Nothing is changed by asking."""
        command = command_named(request.command or "")
        async with self._db.read() as tx:
            role = await self._role(tx, request)
            used = await may_use(tx, request, role)
        if command is None or not used or (command.who == "owner" and role != "owner"):
            return False
        return request.admin or request.kind != "group" or not command.changes

    async def welcome(self) -> int:
        """Show the first stories, once, to who asked while nothing was read; gives how many chats.

        ``start`` promised them that.
        """
        async with self._db.write() as tx:
            await forgetting.sweep(tx)
            waiting = await chats.waiting(tx)
        welcomed = 0
        for chat in waiting:
            try:
                async with self._db.write() as tx:
                    welcomed += await first_stories(tx, chat, self._split, self._clock.now())
            except Exception:
                # One chat that cannot be served, as without its platform, holds up no other.
                log.exception("chat %d could not be shown the first stories", chat.id)
        if welcomed:
            self._wake()
        return welcomed

    async def answer(self, tx: Tx, request: Request, prepared: Prepared = _NOT_PREPARED) -> Answer:
        """What is answered to a request, with everything that it changes; nothing is queued."""
        command = _PLAIN_WORDS if request.command is None else command_named(request.command)
        if request.kind == "channel" or (
            request.kind == "group" and command in (None, _PLAIN_WORDS)
        ):
            if request.pressed:
                return Answer("", ok=False, toast=texts_in(request.language)("button-stale"))
            return NOTHING  # in a group these are meant for others
        greeting = None
        if command is not None and command.name == "start":
            greeting = await use_link(tx, self._defaults, request, self._clock.now())
        role = await self._role(tx, request)
        if role == "banned":
            return NOTHING
        if not await may_use(tx, request, role):
            return await to_stranger(tx, self._defaults, request, greeting, self._clock.now())
        if request.too_many:
            return await slow_down(tx, request)
        if self._lately.answered(request, self._clock.now()):
            again = texts_in(request.language)("button-again") if request.pressed else None
            return Answer("", ok=True, toast=again)
        asked = await self._asked(tx, request, role, prepared)
        if command is None:
            return _refused(asked, unknown(asked, request.command or ""))
        if command.changes and request.kind == "group" and not request.admin:
            return _refused(asked, asked.texts("only-admins"))
        try:
            async with tx.begin_nested():  # what is refused half-way leaves nothing behind
                aimed = await self._aimed(asked, command)
                return await command.handler(with_greeting(aimed, greeting))
        except Wrong as wrong:
            return _refused(asked, asked.texts.say(wrong.said))
        except UsageError as wrong:
            return _refused(asked, str(wrong))

    async def _once(self, tx: Tx, event: Event, prepared: Prepared) -> Answer:
        now = self._clock.now()
        address = event.new if isinstance(event, Moved) else event.address
        if event.key is not None and not await inbox.handled(tx, address.platform, event.key, now):
            return NOTHING
        match event:
            case Request():
                answer = await self.answer(tx, event, prepared)
                for key, value in event.notes.items() if answer.ok else ():
                    await meta.put(tx, key, value)
            case Joined():
                answer = await joined(tx, self._defaults, event, now)
            case Left():
                await chats.block(tx, event.address, event.reason, now)
                return NOTHING
            case Moved():
                await chats.move(tx, event.old, event.new)
                return NOTHING
        if answer.message is not None:
            chat_id = await self._queue(tx, event, answer.message)
            if answer.forgets:
                await forgetting.mark_forgotten(tx, chat_id)
        return answer

    async def _queue(self, tx: Tx, event: Request | Joined, message: Message) -> int:
        platform, now = event.address.platform, self._clock.now()
        chat = await chats.ensure(
            tx, event.address, kind=event.kind, title=event.chat_title, now=now
        )
        await deliveries.enqueue(
            tx,
            chat_id=chat.id,
            parts=_with_ticket(self._split(platform, message, event.kind), event),
            now=now,
            urgent=True,
            update_key=None if event.key is None else f"{platform}:{event.key}",
        )
        return chat.id

    async def _prepare(self, request: Request) -> Prepared:
        now = self._clock.now()
        if request.too_many:
            return _NOT_PREPARED
        if url := link_meant(request):
            read_link = self._reach.read_link
            return await prepare_link(self._db, self._defaults, request, url, now, read_link)
        return await prepare(self._db, self._defaults, request, self._reach, now)

    async def _role(self, tx: Tx, request: Request) -> Role:
        return await role_of(tx, self._defaults, request.address, request.kind, request.person)

    async def _asked(self, tx: Tx, request: Request, role: Role, prepared: Prepared) -> Asked:
        chat = await chats.ensure(
            tx,
            request.address,
            kind=request.kind,
            title=request.chat_title,
            now=self._clock.now(),
            set_up_by=await sets_up(tx, request, role),
        )
        chat = await _with_language(tx, chat, request)
        return Asked(
            tx=tx,
            request=request,
            args=request.args,
            chat=chat,
            target=chat,
            role=role,
            now=self._clock.now(),
            defaults=self._defaults,
            texts=texts_in(chat.language),
            table=COMMANDS,
            prepared=prepared,
            link=self._reach.link,
        )

    async def _aimed(self, asked: Asked, command: Command) -> Asked:
        """The same, aimed at the channel that its arguments began with. Raises UsageError."""
        prepared = asked.prepared
        if prepared.name is None:
            return asked
        if not isinstance(prepared.channel, tuple):
            raise _wrong(prepared.channel or Said("channel-not-found", {"name": prepared.name}))
        asked = replace(asked, args=prepared.args)
        if command.name == "connect":
            return asked
        target = await chats.by_address(asked.tx, prepared.channel[0])
        if target is None:
            raise Wrong("channel-not-connected", name=prepared.name)
        return replace(asked, target=target)


async def _with_language(tx: Tx, chat: Chat, request: Request) -> Chat:
    """The chat; at first contact its person's own language is taken for it, if we speak it."""
    language = spoken(request.language)
    if chat.language is not None or language is None or request.kind != "private":
        return chat
    await chats.set_language(tx, chat.id, language)
    return replace(chat, language=language)


def _refused(asked: Asked, why: str) -> Answer:
    """Why nothing is done; in a group a button's presser alone is told."""
    if asked.request.pressed and asked.request.kind == "group":
        return Answer(asked.request.command or "", ok=False, toast=why)
    return asked.say(why, ok=False)


def _wrong(said: Said) -> Wrong:
    return Wrong(said.key, **said.values)


def cleaned(request: Request) -> Request:
    """Without what no database or network can carry: lone surrogates and control characters."""
    return replace(
        request,
        args=_clean(request.args),
        chat_title=_clean(request.chat_title),
        person_name=_clean(request.person_name),
        command=None if request.command is None else _clean(request.command),
    )


def _clean(text: str) -> str:
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in whole if c in "\n\t" or c >= " ")


def _with_ticket(parts: tuple[Part, ...], event: Request | Joined) -> tuple[Part, ...]:
    """The parts with what the platform answers this request with, if it gave us something."""
    if isinstance(event, Joined) or event.ticket is None:
        return parts
    return tuple(
        part
        if number and event.in_place  # only one of them can take the message's place
        else replace(part, body={**part.body, "ticket": event.ticket})
        for number, part in enumerate(parts)
    )
