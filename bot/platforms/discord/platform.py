"""Discord as a platform: what ``app`` wires, starts, runs and stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

import discord

from bot.clock import Clock
from bot.commands.command import Command
from bot.commands.pace import Pace
from bot.commands.request import Answer, File, Left, Request
from bot.commands.worker import Conversation, Worker
from bot.message import Message, Part
from bot.model import Address, ChatKind, Update
from bot.platforms.discord.answers import PATIENCE, Answers, Failures
from bot.platforms.discord.client import Client
from bot.platforms.discord.connection import Connection
from bot.platforms.discord.failures import told
from bot.platforms.discord.handle import Hands
from bot.platforms.discord.hear import CODE, PLATFORM, Rules, mention_key, ticket_of
from bot.platforms.discord.intake import Intake
from bot.platforms.discord.places import Places
from bot.platforms.discord.render import render
from bot.platforms.discord.rest import DEFAULT_ROOT
from bot.platforms.discord.send import Sender
from bot.platforms.discord.slash import kinds, order, payload, unchanged
from bot.platforms.patience import Patience
from bot.store import meta
from bot.store.db import Database
from bot.texts.catalogue import texts_in

log = logging.getLogger(__name__)

#: The rest of the program starts without Discord rather than wait any longer for it.
_START_SECONDS = 5.0


class Discord:
    """The Discord platform. ``start``, then ``run`` until cancelled, then ``stop``."""

    name = PLATFORM

    def __init__(
        self,
        token: str,
        *,
        db: Database,
        conversation: Conversation,
        clock: Clock,
        commands: Sequence[Command],
        api_url: str | None = None,
        admin_roles: Sequence[str] = (),
        patience: float = PATIENCE,
        retry_seconds: float = 1.0,
        most: int | None = None,
    ) -> None:
        """Put together; nothing is asked of Discord yet.

        api_url: the root of a Discord API, with its version. admin_roles: ids of roles whose
        holders may do what otherwise takes the right to manage the server. The seconds are how
        long an answer may take before it is announced, and how long to wait after a failure;
        tests make them short. most: how much one person may ask in a minute.
        """
        self._db, self._conversation = db, conversation
        self._commands = tuple(commands)
        self._hide = not admin_roles
        self.client = Client(
            api_url or DEFAULT_ROOT,
            token,
            interaction=self._interaction,
            message=self._message,
            gone=self._gone,
            ready=self._ready,
            entered=self._offer_commands,
        )
        self._patience = Patience(PLATFORM, clock, retry_seconds)
        self._connection = Connection(self.client, token, self._patience)
        rules = Rules(order(commands), frozenset(admin_roles))
        hands = Hands(db, clock, conversation, rules, self._done, self._forget)
        self._worker = Worker(PLATFORM, db, clock, hands, Pace(most), retry_seconds)
        self._answers = Answers(self._http, patience)
        self._places = Places(self._http, self.client.get_channel)
        self._intake = Intake(
            db,
            clock,
            self._answers,
            self._places,
            kinds(commands),
            self._worker.arrived.set,
            rules,
            conversation.may,
        )
        self._sender = Sender(self._http, self._places, self._answers, self._mention, self._me)

    @property
    def connected_at(self) -> datetime | None:
        """When Discord last answered."""
        return self._patience.connected_at

    @property
    def last_error(self) -> str | None:
        """What goes wrong at the moment, None if nothing does."""
        return self._patience.last_error

    async def start(self) -> None:
        """Log in. Raises TokenRefused; an unreachable Discord is left to ``run``."""
        try:
            async with asyncio.timeout(_START_SECONDS):
                await self._connection.enter()
        except (OSError, *Failures) as error:
            self._patience.last_error = told(error)
            log.warning("discord: not reachable yet: %s", told(error))

    async def run(self) -> None:
        """Receive and handle until cancelled. Raises TokenRefused."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._connection.stay(), name="discord-receive")
                tasks.create_task(self.work(), name="discord-handle")
        except ExceptionGroup as group:
            # Callers look for TokenRefused, not for a group around it.
            raise group.exceptions[0] from None

    async def work(self) -> None:
        """Handle what was received until cancelled."""
        await self._worker.work()

    async def stop(self) -> None:
        """Close the connections."""
        await self._intake.close()
        await self._answers.close()
        await self._connection.close()

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """Pieces that Discord takes, in order; between them every word of the message."""
        return render(message)

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Send one part; the message's id. Raises SendError. Repeats of a key are one message."""
        return await self._sender.send(address, part, key=key)

    async def fetch(self, file: File, most: int) -> bytes | None:
        """A file that a person sent; None where it cannot be had or has more bytes than that."""
        try:
            body: bytes = await self.client.http.get_from_cdn(file.id)
        except (discord.DiscordException, OSError, ValueError, *Failures) as error:
            log.warning("discord: a file was not fetched: %s", told(error))
            return None
        return body if len(body) <= most else None

    def start_link(self, payload: str) -> str | None:
        """What to type, as Discord has no links that say something."""
        return f"on Discord, in a private chat with the bot: /start {CODE}:{payload}"

    def _interaction(self, raw: Mapping[str, object]) -> None:
        if isinstance(raw, Mapping):
            self._intake.interaction({"application_id": self.client.application_id, **raw})

    def _message(self, raw: Mapping[str, object]) -> None:
        if isinstance(raw, Mapping):
            self._intake.message(raw)

    def _http(self) -> discord.http.HTTPClient:
        return self.client.http

    def _me(self) -> str:
        return str(self.client.user.id) if self.client.user is not None else ""

    def _ready(self) -> None:
        self._patience.heard()
        log.info("discord: connected as %s", self.client.user)

    async def _offer_commands(self) -> None:
        """Register the slash commands, if they are not so already. A failure is only noted."""
        ours = payload(self._commands, hide=self._hide)
        http, me = self.client.http, self.client.application_id
        assert me is not None
        try:
            theirs = await http.get_global_commands(me)
            if not unchanged(ours, theirs):
                await http.bulk_upsert_global_commands(me, ours)
                log.info("discord: %d commands registered", len(ours))
        except Failures as error:
            log.warning("discord: the commands could not be registered: %s", told(error))

    async def _gone(self, guild: str, channel: str | None, why: str) -> None:
        try:
            await self._conversation.handle(Left(Address(PLATFORM, guild, channel), why))
        except Exception:
            # The next send will be told the same.
            log.exception("discord: %s, and it could not be recorded", why)

    async def _done(self, update: Update, request: Request | None, answer: Answer | None) -> None:
        """After an update: whoever pressed or typed must not wait for what never comes."""
        interaction = update.body.get("interaction")
        if not isinstance(interaction, dict):
            return
        if answer is None or answer.message is None:
            try:
                language = None if request is None else request.language
                body: dict[str, object] = {"content": texts_in(language)("discord-nothing")}
                await self._answers.give(ticket_of(interaction), body, 1)
            except (discord.DiscordException, *Failures) as error:
                log.info("discord: an interaction could not be closed: %s", told(error))

    def _forget(self, update: Update) -> None:
        """It is not answered: Discord tells its person so after three seconds."""
        interaction = update.body.get("interaction")
        if isinstance(interaction, dict):
            self._answers.forget(ticket_of(interaction))

    async def _mention(self, guild: str, channel: str) -> str | None:
        async with self._db.read() as tx:
            found = await meta.get(tx, mention_key(guild, channel))
        return found if isinstance(found, str) else None
