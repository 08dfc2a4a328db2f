"""Telegram as a platform: what ``app`` wires, starts, runs and stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.clock import Clock
from bot.commands.pace import Pace
from bot.commands.request import File
from bot.commands.worker import Conversation, Worker
from bot.message import Message, Part
from bot.model import Address, ChatKind
from bot.platforms.patience import Patience
from bot.platforms.telegram import channels, files
from bot.platforms.telegram import send as sending
from bot.platforms.telegram.api import (
    DEFAULT_ROOT,
    READ_SECONDS,
    connect,
    introduce,
    without_token,
)
from bot.platforms.telegram.connection import Connection
from bot.platforms.telegram.deeplinks import start_link
from bot.platforms.telegram.handle import Hands
from bot.platforms.telegram.receive import Receiver
from bot.platforms.telegram.render import render
from bot.platforms.telegram.updates import PLATFORM
from bot.store.db import Database
from bot.texts.said import Said

log = logging.getLogger(__name__)

#: The rest of the program starts without Telegram rather than wait any longer for it.
_START_SECONDS = 5.0
#: A push may come to another process than this.
_LOOK_AGAIN = 2.0

Commands = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands, with descriptions, that Telegram offers while a person types "/".

    ``language``: the people's, by their ISO 639-1 code, that it is for; None all others.
    """

    private: Commands = ()
    group: Commands = ()
    admins: Commands = ()
    language: str | None = None


class Telegram:
    """The Telegram platform. ``start``, then ``run`` until cancelled, then ``stop``."""

    name = PLATFORM

    def __init__(
        self,
        token: str,
        *,
        db: Database,
        conversation: Conversation,
        clock: Clock,
        menu: Menu | None = None,
        translated: Sequence[Menu] = (),
        base_url: str | None = None,
        webhook_url: str | None = None,
        poll_seconds: float = 30.0,
        retry_seconds: float = 1.0,
        conflict_seconds: float = 10.0,
        answer_seconds: float = READ_SECONDS,
        most: int | None = None,
    ) -> None:
        """Put together; nothing is asked of Telegram yet.

        base_url: the root of a Bot API server. webhook_url: where Telegram is to push updates;
        without it we poll. The seconds are the long poll's, how long to wait after a failure and
        after another program's poll, and until when a send must be answered; tests make them short.
        most: how much one person may ask in a minute.
        """
        self._api = connect(token, base_url or DEFAULT_ROOT)
        self._menus = (menu or Menu(), *translated)
        self._webhook_url = webhook_url
        self._patience = Patience(PLATFORM, clock, retry_seconds)
        self._connection = Connection(self._api, self._patience, conflict_seconds)
        self._receiver = Receiver(self._connection, db, poll_seconds)
        self._hands = Hands(self._api, db, clock, conversation)
        self._worker = Worker(
            PLATFORM,
            db,
            clock,
            self._hands,
            Pace(most),
            retry_seconds,
            self._receiver.arrived,
            _LOOK_AGAIN,
        )
        self._answer_seconds = answer_seconds
        self._username: str | None = None

    @property
    def username(self) -> str | None:
        """The bot's user name, None until Telegram told it."""
        return self._username

    @property
    def connected_at(self) -> datetime | None:
        """When Telegram last answered."""
        return self._patience.connected_at

    @property
    def last_error(self) -> str | None:
        """What goes wrong at the moment, None if nothing does."""
        return self._patience.last_error

    async def start(self) -> None:
        """Introduce ourselves. Raises TokenRefused; an unreachable Telegram is left to ``run``."""
        try:
            async with asyncio.timeout(_START_SECONDS):
                await self._introduce()
        except (TelegramError, TimeoutError) as error:
            text = without_token(error, self._api.token)
            self._patience.last_error = text
            log.warning("telegram: not reachable yet: %s", text)

    async def run(self) -> None:
        """Receive and handle updates until cancelled. Raises TokenRefused."""
        await self._connection.insist(self._introduce)
        try:
            async with asyncio.TaskGroup() as tasks:
                # A call for each language and kind of chat: nobody's answer waits for them.
                tasks.create_task(self._set_commands(), name="telegram-menus")
                tasks.create_task(self._receive(), name="telegram-receive")
                tasks.create_task(self._worker.work(), name="telegram-handle")
        except ExceptionGroup as group:
            # Callers look for TokenRefused, not for a group around it.
            raise group.exceptions[0] from None

    async def stop(self) -> None:
        """Close the connections."""
        await self._hands.close()
        await self._api.shutdown()

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """Pieces that Telegram takes, in order; between them every word of the message."""
        return render(message, kind, self._username)

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Send one part; the message's id. Raises SendError. Telegram cannot use the key."""
        return await sending.send(self._api, address, part, self._answer_seconds)

    async def webhook(self, headers: Mapping[str, str], body: bytes) -> int:
        """Take a pushed update: the HTTP status to answer with."""
        return await self._receiver.take_push(headers, body)

    async def fetch(self, file: File, most: int) -> bytes | None:
        """A file that a person sent; None where it cannot be had or has more bytes than that."""
        return await files.fetch(self._api, file, most)

    async def find_channel(self, name: str, person: str) -> tuple[Address, str] | Said:
        """A channel that this person may set up, with its title, or the reason why not."""
        return await channels.find_channel(self._api, name, person)

    def start_link(self, payload: str) -> str | None:
        """The link that opens the private chat with "/start payload", once our name is known."""
        return start_link(payload, self._username)

    async def _introduce(self) -> None:
        if self._username is None:
            await introduce(self._api)
            self._username = self._api.username
            log.info("telegram: we are @%s", self._username)

    async def _receive(self) -> None:
        if self._webhook_url:
            await self._receiver.ask_for_pushes(self._webhook_url)
        else:
            await self._receiver.poll()

    async def _set_commands(self) -> None:
        """Offer the commands. Without it people can still type them, so a failure is only noted."""
        for menu in self._menus:
            await self._set_menu(menu)

    async def _set_menu(self, menu: Menu) -> None:
        scopes: tuple[tuple[BotCommandScope, Commands], ...] = (
            (BotCommandScopeAllPrivateChats(), menu.private),
            (BotCommandScopeAllGroupChats(), menu.group),
            (BotCommandScopeAllChatAdministrators(), menu.admins),
        )
        for scope, commands in scopes:
            if not commands:
                continue
            try:
                offered = [BotCommand(name, description) for name, description in commands]
                await self._api.set_my_commands(offered, scope=scope, language_code=menu.language)
            except TelegramError as error:
                text = without_token(error, self._api.token)
                log.warning("telegram: the command menu could not be set: %s", text)
