"""What Telegram's updates ask for: rights looked up, buttons answered, the rest conversation."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from telegram.error import TelegramError

from bot.clock import Clock
from bot.commands.request import Event, Request
from bot.commands.worker import Conversation
from bot.model import Update
from bot.platforms.telegram.api import Api, without_token
from bot.platforms.telegram.updates import PLATFORM, Heard, Me, hear
from bot.store import inbox
from bot.store.db import Database
from bot.texts.catalogue import texts_in

log = logging.getLogger(__name__)

_ADMIN_SECONDS = 60.0
_ADMINS_KEPT = 10_000
_ADMINS = ("creator", "administrator")
_CALL_SECONDS = 5.0
_TOAST_SECONDS = 1.5
_LONGEST_TOAST = 200


@dataclass(slots=True)
class Hands:
    """Handles Telegram's updates; each chat's are in a row."""

    api: Api
    db: Database
    clock: Clock
    conversation: Conversation
    _presses: set[asyncio.Task[None]] = field(default_factory=set)
    _admins: dict[tuple[str, int], tuple[float, bool]] = field(default_factory=dict)

    def rows(self, updates: Sequence[Update]) -> Mapping[str, Sequence[Update]]:
        """Each chat's updates; a chat that moves is one with what it becomes."""
        return _by_chat(updates)

    def person(self, update: Update) -> str | None:
        """Who sent it; who left or came is not asked to be patient."""
        event = self._heard(update).event
        return event.person if isinstance(event, Request) else None

    async def handle(self, update: Update, *, too_many: bool) -> None:
        """Hand it to the conversation, with the rights of who sent it."""
        heard = self._heard(update)
        press = self._answer_press(heard, update)
        if heard.event is None:
            await self._mark_handled(update)
            return
        event = await self._with_rights(heard.event, heard)
        if isinstance(event, Request):
            event = replace(event, too_many=too_many)
        answer = await self.conversation.handle(event)
        if press is not None and not press.done():
            press.set_result(answer.toast)

    async def left(self, update: Update, *, failed: bool) -> None:
        """Nothing more is said: a button's waiting sign ends by itself."""

    def told(self, error: Exception) -> str:
        """An error's text, without the token."""
        return without_token(error, self.api.token)

    async def close(self) -> None:
        """Answer no more presses."""
        for task in self._presses:
            task.cancel()
        await asyncio.gather(*self._presses, return_exceptions=True)

    def _heard(self, update: Update) -> Heard:
        return hear(update.body, Me(self.api.id, self.api.username))

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

    def _answer_press(self, heard: Heard, update: Update) -> asyncio.Future[str | None] | None:
        """End the button's waiting sign beside the work, with what its presser alone is told.

        Gives where to put that; it is waited for a moment only.
        """
        if heard.press is None:
            return None
        toast: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        if heard.event is None:  # a button of another time, or of another bot
            toast.set_result(texts_in(_language_of(update))("button-stale"))
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


def _language_of(update: Update) -> str | None:
    """The language of whoever pressed a button."""
    query = update.body.get("callback_query")
    sender = query.get("from") if isinstance(query, Mapping) else None
    code = sender.get("language_code") if isinstance(sender, Mapping) else None
    return code if isinstance(code, str) else None


def _by_chat(updates: Sequence[Update]) -> dict[str, list[Update]]:
    """Each chat's updates in their order; a chat that moves is one with what it becomes."""
    chats: dict[str, list[Update]] = {}
    before: dict[str, str] = {}
    for update in updates:
        chat = _chat_of(update)
        chat = before.get(chat, chat)
        chats.setdefault(chat, []).append(update)
        message = update.body.get("message")
        if isinstance(message, dict) and "migrate_to_chat_id" in message:
            before[str(message["migrate_to_chat_id"])] = chat
    return chats


def _chat_of(update: Update) -> str:
    """Which chat an update belongs to, as far as it can be told; "" if it cannot."""
    for kind in update.body.values():
        if isinstance(kind, dict):
            inner = kind.get("message")
            chat = kind.get("chat") or (inner.get("chat") if isinstance(inner, dict) else None)
            if isinstance(chat, dict):
                return str(chat.get("id"))
    return ""
