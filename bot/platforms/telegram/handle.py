"""Updates from the inbox to the conversation, in the order in which they came, once each."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import Protocol

from telegram.error import TelegramError

from bot.clock import Clock
from bot.commands.request import Answer, Event, Request
from bot.model import Update
from bot.platforms.telegram.api import Api, without_token
from bot.platforms.telegram.updates import PLATFORM, Heard, Me, hear
from bot.store import inbox
from bot.store.db import Database

log = logging.getLogger(__name__)

_BATCH = 50
_ATTEMPTS = 3
_ADMIN_SECONDS = 60.0
_ADMINS_KEPT = 10_000
_ADMINS = ("creator", "administrator")
_CALL_SECONDS = 5.0


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
    _admins: dict[tuple[str, int], tuple[float, bool]] = field(default_factory=dict)
    _presses: set[asyncio.Task[None]] = field(default_factory=set)

    async def work(self) -> None:
        """Handle what waits, first what waited before we started, until cancelled."""
        try:
            while True:
                self.arrived.clear()
                try:
                    handled, failed = await self._pass()
                except Exception:
                    log.exception("telegram: the inbox could not be read")
                    handled, failed = 0, 1
                if failed:
                    await asyncio.sleep(self.retry_seconds)
                elif not handled:
                    await self.arrived.wait()
        finally:
            for press in self._presses:
                press.cancel()

    async def _pass(self) -> tuple[int, int]:
        """Go through the oldest updates once; how many were handled, how many failed.

        After a failure the chat's other updates wait as well, so that its order is kept.
        """
        async with self.db.read() as tx:
            waiting = await inbox.pending(tx, PLATFORM, _BATCH)
        me = Me(self.api.id, self.api.username)
        held: set[str | None] = set()
        done = 0
        for update in waiting:
            chat = _chat_of(update)
            if chat in held:
                continue
            if await self._handle(update, me):
                done += 1
            else:
                held.add(chat)
        return done, len(held)

    async def _handle(self, update: Update, me: Me) -> bool:
        """Handle one update. False: it failed and is to be tried again."""
        try:
            heard = hear(update.body, me)
            self._answer_press(heard)
            if heard.event is None:
                await self._mark_handled(update)
            else:
                await self.conversation.handle(await self._with_rights(heard.event, heard))
        except Exception as error:
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
        return replace(event, admin=await self._is_admin(event.address.chat, heard.asker))

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

    def _answer_press(self, heard: Heard) -> None:
        """End the button's waiting sign at once, beside the work; it matters to nobody else."""
        if heard.press is not None:
            task = asyncio.create_task(self._end_press(heard.press))
            self._presses.add(task)
            task.add_done_callback(self._presses.discard)

    async def _end_press(self, press: str) -> None:
        try:
            await self.api.answer_callback_query(press, read_timeout=_CALL_SECONDS)
        except TelegramError as error:
            text = without_token(error, self.api.token)
            log.info("telegram: a pressed button could not be answered: %s", text)


def _chat_of(update: Update) -> str | None:
    """Which chat an update belongs to, as far as it can be told."""
    for kind in update.body.values():
        if isinstance(kind, dict):
            inner = kind.get("message")
            chat = kind.get("chat") or (inner.get("chat") if isinstance(inner, dict) else None)
            if isinstance(chat, dict):
                return str(chat.get("id"))
    return None
