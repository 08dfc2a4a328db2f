"""Updates from the inbox to the conversation: once each, and in each chat in their order.

Chats do not wait for each other: one that asks for something slow stops nobody else.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Protocol

from telegram.error import TelegramError

from bot.clock import Clock
from bot.commands.request import Answer, Event, Request
from bot.model import Update
from bot.platforms.telegram.api import Api, without_token
from bot.platforms.telegram.updates import PLATFORM, Heard, Me, hear
from bot.store import inbox
from bot.store.db import Database, told, will_pass

log = logging.getLogger(__name__)

_LOOK_AGAIN = 2.0

_LOOKED_AT = 10_000
_BATCH = 200
_AT_ONCE = 8
_ATTEMPTS = 3
_ADMIN_SECONDS = 60.0
_ADMINS_KEPT = 10_000
_ADMINS = ("creator", "administrator")
_CALL_SECONDS = 5.0
_TOAST_SECONDS = 1.5
_LONGEST_TOAST = 200


class Conversation(Protocol):
    """Who answers: commits the reply and that the update is handled in one transaction."""

    async def handle(self, event: Event) -> Answer:
        """Answer one event."""
        ...


@dataclass(slots=True)
class Handler:
    """Empties the inbox into the conversation."""

    api: Api
    db: Database
    clock: Clock
    conversation: Conversation
    arrived: asyncio.Event
    retry_seconds: float = 1.0
    _slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    _busy: dict[str | None, asyncio.Task[None]] = field(default_factory=dict)
    _presses: set[asyncio.Task[None]] = field(default_factory=set)
    _admins: dict[tuple[str, int], tuple[float, bool]] = field(default_factory=dict)

    async def work(self) -> None:
        """Handle what waits, first what waited before we started, until cancelled."""
        try:
            while True:
                self.arrived.clear()
                try:
                    await self._start_waiting()
                except Exception:
                    log.exception("telegram: the inbox could not be read")
                    await asyncio.sleep(self.retry_seconds)
                else:
                    # A push may have come to another process: look now and then.
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self.arrived.wait(), _LOOK_AGAIN)
        finally:
            tasks = [*self._busy.values(), *self._presses]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _start_waiting(self) -> None:
        """Start on the updates of each chat that nobody works on.

        We look far beyond one batch: whoever sends thousands of updates waits for himself only.
        """
        busy = set(self._busy)  # as of before we look: what we find may be handled meanwhile
        async with self.db.read() as tx:
            waiting = await inbox.pending(tx, PLATFORM, _LOOKED_AT)
        for chat, updates in _by_chat(waiting).items():
            if chat not in busy:
                self._busy[chat] = asyncio.create_task(self._work_off(chat, updates[:_BATCH]))

    async def _work_off(self, chat: str | None, updates: list[Update]) -> None:
        """Handle one chat's updates in order, up to the first that fails: it comes again."""
        try:
            async with self._slots:
                fine = await self._handle_each(updates)
            if not fine:
                await asyncio.sleep(self.retry_seconds)
        except Exception:
            log.exception("telegram: a failure could not be recorded")
            await asyncio.sleep(self.retry_seconds)
        finally:
            del self._busy[chat]
            self.arrived.set()

    async def _handle_each(self, updates: list[Update]) -> bool:
        for update in updates:
            if not await self._handle(update):
                return False
        return True

    async def _handle(self, update: Update) -> bool:
        """Handle one update. False: it failed and is to be tried again."""
        try:
            heard = hear(update.body, Me(self.api.id, self.api.username))
            press = self._answer_press(heard)
            if heard.event is None:
                await self._mark_handled(update)
            else:
                event = await self._with_rights(heard.event, heard)
                answer = await self.conversation.handle(event)
                if press is not None and not press.done():
                    press.set_result(answer.toast)
        except Exception as error:
            if will_pass(error):
                # A full disk or a lock says nothing against the update: it waits, and loses no try.
                log.error("telegram: update %s has to wait: %s", update.key, told(error))  # noqa: TRY400 -- comes every second, to a disk that is full
                return False
            final = update.attempts + 1 >= _ATTEMPTS
            log.exception("telegram: update %s failed, final: %s", update.key, final)
            text = f"{type(error).__name__}: {without_token(error, self.api.token)}"
            async with self.db.write() as tx:
                await inbox.failed(tx, PLATFORM, update.key, text, self.clock.now(), final=final)
            return final
        return True

    async def _mark_handled(self, update: Update) -> None:
        async with self.db.write() as tx:
            await inbox.handled(tx, PLATFORM, update.key, self.clock.now())

    async def _with_rights(self, event: Event, heard: Heard) -> Event:
        if not isinstance(event, Request) or heard.asker is None:
            return event
        admin = await self._is_admin(event.address.chat, heard.asker)
        # What all see is changed by its admins alone.
        return replace(event, admin=admin, ticket=event.ticket if admin else None)

    async def _is_admin(self, chat: str, person: int) -> bool:
        """Whether the person may change what the chat gets; no, where Telegram does not say."""
        now = self.clock.monotonic()
        until, known = self._admins.get((chat, person), (now, False))
        if now < until:
            return known
        try:
            member = await self.api.get_chat_member(int(chat), person, read_timeout=_CALL_SECONDS)
        except TelegramError as error:
            text = without_token(error, self.api.token)
            log.warning("telegram: could not ask for a person's rights: %s", text)
            return False
        if len(self._admins) >= _ADMINS_KEPT:
            self._admins.clear()
        admin = member.status in _ADMINS
        self._admins[chat, person] = (now + _ADMIN_SECONDS, admin)
        return admin

    def _answer_press(self, heard: Heard) -> asyncio.Future[str | None] | None:
        """End the button's waiting sign beside the work, with what its presser alone is told.

        Gives where to put that; it is waited for a moment only.
        """
        if heard.press is None:
            return None
        toast: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        if heard.event is None:
            toast.set_result(None)
        task = asyncio.create_task(self._end_press(heard.press, toast))
        self._presses.add(task)
        task.add_done_callback(self._presses.discard)
        return toast

    async def _end_press(self, press: str, toast: asyncio.Future[str | None]) -> None:
        await asyncio.wait([toast], timeout=_TOAST_SECONDS)
        text = toast.result() if toast.done() else None
        try:
            await self.api.answer_callback_query(
                press, text[:_LONGEST_TOAST] if text else None, read_timeout=_CALL_SECONDS
            )
        except TelegramError as error:
            text = without_token(error, self.api.token)
            log.info("telegram: a pressed button could not be answered: %s", text)


def _by_chat(updates: list[Update]) -> dict[str | None, list[Update]]:
    """Each chat's updates in their order; a chat that moves is one with what it becomes."""
    chats: dict[str | None, list[Update]] = {}
    before: dict[str | None, str | None] = {}
    for update in updates:
        chat = _chat_of(update)
        chat = before.get(chat, chat)
        chats.setdefault(chat, []).append(update)
        message = update.body.get("message")
        if isinstance(message, dict) and "migrate_to_chat_id" in message:
            before[str(message["migrate_to_chat_id"])] = chat
    return chats


def _chat_of(update: Update) -> str | None:
    """Which chat an update belongs to, as far as it can be told."""
    for kind in update.body.values():
        if isinstance(kind, dict):
            inner = kind.get("message")
            chat = kind.get("chat") or (inner.get("chat") if isinstance(inner, dict) else None)
            if isinstance(chat, dict):
                return str(chat.get("id"))
    return None
