"""The only wiring: which piece gets which, and in what order they start and stop."""

from __future__ import annotations

import asyncio
import logging
import random
import signal
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.commands.command import Defaults
from bot.commands.conversation import Conversation
from bot.commands.table import COMMANDS, MENU
from bot.config import Settings
from bot.delivery.governor import UNLIMITED, Governor, Limit, Limits, per_second
from bot.delivery.outbox import Outbox
from bot.delivery.platform import Platform
from bot.digest.build import Builder
from bot.errors import SettingsError
from bot.ingest.fetch import Fetcher
from bot.ingest.ingest import Ingester
from bot.ingest.refresh import Refresher
from bot.ingest.workers import Workers
from bot.jobs import Jobs, Tick
from bot.message import Message, Part
from bot.model import Address, ChatKind
from bot.platforms.console.platform import Console, converse
from bot.seeding import is_seeded, seed_feeds, seed_topics
from bot.store import deliveries, people, pruning
from bot.store.ballast import Ballast
from bot.store.db import Database, open_database
from bot.store.lock import only_one
from bot.store.migrate import migrate
from bot.stories.enrich import Enricher
from bot.web.server import Web, Webhook

if TYPE_CHECKING:
    from bot.platforms.telegram.platform import Telegram

log = logging.getLogger(__name__)

_HOME = "https://github.com/newsdigest/newsdigest"
_LAST_WORDS = 8.0
_SPARE = 0.1


@dataclass(slots=True)
class App:
    """All the pieces, connected and at rest."""

    settings: Settings
    clock: Clock
    db: Database
    refresher: Refresher
    ingester: Ingester
    enricher: Enricher
    builder: Builder
    conversation: Conversation
    platforms: dict[str, Platform] = field(default_factory=dict)
    outboxes: dict[str, Outbox] = field(default_factory=dict)
    telegram: Telegram | None = None

    def split(self, platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """A message in the pieces that the named platform takes."""
        return self.platforms[platform].split(message, kind)

    def wake(self) -> None:
        """Something may be waiting in the outbox."""
        for outbox in self.outboxes.values():
            outbox.wake()

    async def find_channel(self, name: str, person: str) -> tuple[Address, str] | str:
        """A channel that this person may set up, or the reason why not."""
        if self.telegram is not None:
            return await self.telegram.find_channel(name, person)
        return "Channels can be set up on Telegram only, and it is not connected."

    def link(self, platform: str, payload: str) -> str | None:
        """A link that opens the private chat with ``/start payload``."""
        if self.telegram is not None and platform == self.telegram.name:
            return self.telegram.start_link(payload)
        return None

    def add(self, platform: Platform, governor: Governor) -> None:
        """Make a platform known, with an outbox of its own."""
        self.platforms[platform.name] = platform
        self.outboxes[platform.name] = Outbox(self.db, self.clock, platform, governor)


@asynccontextmanager
async def open_app(settings: Settings) -> AsyncIterator[App]:
    """Everything but what runs by itself: a migrated database, and the pieces around it."""
    start = settings.clock_start()
    clock = Clock() if start is None else Clock.starting_at(start)
    await migrate(settings.url)
    async with AsyncExitStack() as stack:
        db = open_database(settings.url)
        stack.push_async_callback(db.close)
        fetcher = await stack.enter_async_context(
            Fetcher(
                user_agent=f"newsdigest/{version('newsdigest')} (+{_HOME})",
                allow_networks=settings.fetch_allow_networks,
            )
        )
        workers = await stack.enter_async_context(Workers())
        yield _connected(settings, clock, db, fetcher, workers)


def _connected(
    settings: Settings, clock: Clock, db: Database, fetcher: Fetcher, workers: Workers
) -> App:
    refresher = Refresher(
        db,
        fetcher,
        workers,
        clock,
        random=random.random,
        interval=timedelta(minutes=settings.check_minutes),
    )
    app: App

    def split(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        return app.split(platform, message, kind)

    def wake() -> None:
        app.wake()

    async def find_channel(name: str, person: str) -> tuple[Address, str] | str:
        return await app.find_channel(name, person)

    def link(platform: str, payload: str) -> str | None:
        return app.link(platform, payload)

    app = App(
        settings=settings,
        clock=clock,
        db=db,
        refresher=refresher,
        ingester=Ingester(db, fetcher, workers, refresher, clock),
        enricher=Enricher(db, clock),
        builder=Builder(db, clock, split, wake),
        conversation=Conversation(db, clock, _defaults(settings), split, wake, find_channel, link),
    )
    app.add(Console(), Governor(UNLIMITED))
    return app


async def serve(
    settings: Settings, *, console: bool = False, stopping: Callable[[], None] = lambda: None
) -> None:
    """The service: runs until SIGTERM or SIGINT, then ends within ten seconds with nothing lost.

    ``stopping`` is called, maybe more than once, as soon as it is to end.
    Raises SettingsError when no platform is set up, AlreadyRunning when another one works on the
    same database, and NewsdigestError when a platform refuses us.
    """
    if settings.telegram_token is None and not console:
        raise SettingsError(
            ["NEWSDIGEST_TELEGRAM_TOKEN: no platform has a token; set it, or use --console"]
        )
    with only_one(settings.url):
        ballast = Ballast.beside(settings.url)
        ballast.tend()
        async with open_app(settings) as app:
            app.db.when_full(ballast.release)
            await _Service(app, ballast, console=console, stopping=stopping).run()


class _Service:
    """What runs by itself, from the first start to the last record."""

    def __init__(
        self, app: App, ballast: Ballast, *, console: bool, stopping: Callable[[], None]
    ) -> None:
        self._app = app
        self._ballast = ballast
        self._console = console
        self._stop = asyncio.Event()
        self._stopping = stopping
        settings = app.settings
        self._telegram = _telegram(app) if settings.telegram_token is not None else None
        self._jobs = Jobs(app.clock, self._ticks())
        webhooks: dict[str, Webhook] = {}
        if self._telegram is not None and settings.telegram_webhook:
            webhooks = {"/telegram": self._telegram.webhook}
        self._web = Web(settings.web_host, settings.web_port, self._health, webhooks)

    async def run(self) -> None:
        """Start, work until told to stop, stop."""
        app = self._app
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._told_to_stop)
        await self._first_start()
        if self._telegram is not None:
            await self._telegram.start()
        await self._offer_ownership()
        for outbox in app.outboxes.values():
            await outbox.recover(starting=True)
        await self._web.start()
        self._jobs.start()
        senders = [asyncio.create_task(box.run()) for box in app.outboxes.values()]
        receivers = [asyncio.create_task(self._receive())]
        if self._console:
            receivers.append(asyncio.create_task(self._talk()))
        stopped = asyncio.create_task(self._stopped())
        try:
            await asyncio.wait([stopped, *senders, *receivers], return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._end(senders, [*receivers, stopped])
        for task in (*receivers, *senders):
            if task.done() and not task.cancelled():
                task.result()

    def _told_to_stop(self) -> None:
        self._stop.set()
        self._stopping()

    async def _receive(self) -> None:
        if self._telegram is not None:
            await self._telegram.run()
        await self._stop.wait()

    async def _stopped(self) -> None:
        await self._stop.wait()

    async def _talk(self) -> None:
        await converse(self._app.conversation.reply)
        self._stop.set()

    async def _first_start(self) -> None:
        """A new installation begins with the starter topics and feeds; never with samples."""
        if not await is_seeded(self._app.db):
            topics = await seed_topics(self._app.db)
            languages = self._app.settings.languages
            feeds = await seed_feeds(self._app.db, self._app.clock, languages)
            log.info("first start: %d topics, %d feeds", topics, feeds)

    async def _offer_ownership(self) -> None:
        """Print the one-time link by which somebody becomes the owner, while nobody is."""
        async with self._app.db.write() as tx:
            if self._app.settings.owners or await people.has_owner(tx):
                return
            await people.withdraw_claims(tx)
            secret = await people.invite(tx, "owner", self._app.clock.now())
        payload = f"claim-{secret}"
        link = self._app.link("telegram", payload) or f"send the bot: /start {payload}"
        log.warning("nobody owns this bot yet. To claim it, once: %s", link)

    def _ticks(self) -> tuple[Tick, ...]:
        app = self._app
        return (
            Tick("room", 10, self._tend),
            Tick("refresh", 15, self._refresh),
            Tick("enrich", 5, app.enricher.tick),
            Tick("digests", 5, app.builder.tick),
            Tick("welcome", 10, app.conversation.welcome),
            Tick("claims", 30, self._take_back),
            Tick("expiry", 30, app.builder.expire),
            Tick("prune", 3600, self._prune),
        )

    async def _take_back(self) -> int:
        return sum([await outbox.recover() for outbox in self._app.outboxes.values()])

    async def _refresh(self) -> int:
        """On a full disk what is left is for answers and digests."""
        return 0 if self._ballast.full else await self._app.refresher.tick()

    async def _tend(self) -> int:
        """While the disk is full, the oldest articles make room in the file for what is new."""
        await asyncio.to_thread(self._ballast.tend)
        return await self._prune(spare=_SPARE) if self._ballast.full else 0

    async def _prune(self, spare: float = 0.0) -> int:
        settings, gone = self._app.settings, 0
        while True:
            async with self._app.db.write() as tx:
                batch = await pruning.prune(
                    tx,
                    self._app.clock.now(),
                    keep=timedelta(days=settings.keep_days),
                    most_bytes=settings.keep_megabytes * 1_000_000,
                    spare=spare,
                )
            gone += batch
            if not batch:
                return gone

    async def _health(self) -> tuple[bool, Mapping[str, object]]:
        """Well when the database answers and the ticks run; a platform's trouble is only told."""
        async with self._app.db.read() as tx:
            outbox = await deliveries.pending(tx)
        stalled = self._jobs.stalled(self._app.clock.now())
        facts: dict[str, object] = {
            "status": "stalled" if stalled else "ok",
            "stalled": list(stalled),
            "outbox": outbox.depth,
        }
        if self._telegram is not None:
            connected = self._telegram.connected_at
            facts["telegram"] = {
                "connected_at": connected.isoformat() if connected else None,
                "error": self._telegram.last_error,
            }
        return not stalled, facts

    async def _end(
        self, senders: list[asyncio.Task[None]], others: list[asyncio.Task[None]]
    ) -> None:
        """Receive no more, let what is in flight be recorded, close."""
        log.info("stopping")
        self._stopping()
        await self._jobs.stop()
        for task in others:
            task.cancel()
        for outbox in self._app.outboxes.values():
            outbox.stop()
        await asyncio.wait([*senders, *others], timeout=_LAST_WORDS)
        for task in senders:
            task.cancel()
        await self._web.stop()
        if self._telegram is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._telegram.stop(), 1.0)


def _telegram(app: App) -> Telegram:
    # Its SDK takes a second to import, which the commands that need no platform do not pay.
    from bot.platforms.telegram.platform import Menu, Telegram

    settings = app.settings
    assert settings.telegram_token is not None
    everything = tuple((c.name, c.summary) for c in COMMANDS)
    short = tuple((c.name, c.summary) for c in MENU)
    telegram = Telegram(
        settings.telegram_token.get_secret_value(),
        db=app.db,
        conversation=app.conversation,
        clock=app.clock,
        menu=Menu(private=short, group=short, admins=everything),
        base_url=settings.telegram_base_url,
        webhook_url=f"{settings.public_url}/telegram" if settings.telegram_webhook else None,
    )
    app.add(telegram, Governor(limits_of(settings)))
    app.telegram = telegram
    return telegram


def limits_of(settings: Settings) -> Limits:
    """Telegram's limits as they are set: whole numbers of messages in whole windows."""
    return Limits(
        per_second(settings.telegram_rate),
        per_second(settings.telegram_chat_rate),
        Limit(settings.telegram_group_rate, 60.0),
    )


def _defaults(settings: Settings) -> Defaults:
    owners = (owner.rpartition(":") for owner in settings.owners)
    return Defaults(
        timezone=settings.timezone,
        digest_time=settings.digest_time,
        access=settings.access,
        owners=frozenset((platform or "telegram", person) for platform, _, person in owners),
        public_url=settings.public_url,
    )
