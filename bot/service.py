"""What runs by itself: the service from its first start to the last record."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import version

from bot.app import App, Live, connect_discord, connect_telegram, defaults_of, open_app
from bot.commands.alerts import tell_of_alerts
from bot.config import Settings
from bot.errors import SettingsError
from bot.heartbeat import Heartbeat
from bot.jobs import Jobs, Tick
from bot.metrics import Metrics
from bot.platforms.console.platform import converse
from bot.seeding import is_seeded, seed_feeds, seed_names, seed_topics
from bot.store import figures, people
from bot.store.ballast import Ballast
from bot.store.db import Tx, database_file
from bot.store.lock import only_one
from bot.upkeep import Upkeep
from bot.watch import EVERY, Watch
from bot.web.pages import open_pages
from bot.web.server import Web, Webhook
from bot.web.visit import Running

log = logging.getLogger(__name__)

_BETWEEN_WRITES = 2.0
_LAST_WORDS = 8.0
_DAY = timedelta(days=1)


async def serve(
    settings: Settings, *, console: bool = False, stopping: Callable[[], None] = lambda: None
) -> None:
    """The service: runs until SIGTERM or SIGINT, then ends within ten seconds with nothing lost.

    ``stopping`` is called, maybe more than once, as soon as it is to end.
    Raises SettingsError when no platform is set up, AlreadyRunning when another one works on the
    same database, and NewsdigestError when a platform refuses us.
    """
    if settings.telegram_token is None and settings.discord_token is None and not console:
        problem = (
            "NEWSDIGEST_TELEGRAM_TOKEN: no platform has a token; set it, "
            "or NEWSDIGEST_DISCORD_TOKEN, or use --console"
        )
        raise SettingsError([problem])
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
        webhooks: dict[str, Webhook] = {}
        if settings.telegram_token is not None:
            telegram = connect_telegram(app)
            if settings.telegram_webhook:
                webhooks["/telegram"] = telegram.webhook
        if settings.discord_token is not None:
            connect_discord(app)
        self._upkeep = Upkeep(settings, app.clock, app.db, ballast)
        self._watch = Watch(
            app.db,
            app.clock,
            app.live,
            stalled=self._stalled,
            disk_is_full=lambda: ballast.full,
            file=database_file(settings.url),
        )
        beat = settings.heartbeat_url
        self._heartbeat = Heartbeat(
            beat.get_secret_value() if beat else None,
            app.fetcher.get,
            self._watch.all_is_well,
            app.clock,
        )
        self._metrics = Metrics(version("newsdigest"))
        self._jobs = Jobs(app.clock, self._ticks(), self._metrics.ticked)
        self._web = self._door(webhooks)
        self._listen()

    def _door(self, webhooks: Mapping[str, Webhook]) -> Web:
        app, settings = self._app, self._app.settings
        pages = open_pages(settings, app.db, app.clock, self._running)
        return Web(
            settings.web_host,
            settings.web_port,
            self._watch.told,
            webhooks,
            self._exposed,
            published=settings.public_url is not None,
            opens=pages.opens,
            pages=pages.add_to,
        )

    async def run(self) -> None:
        """Start, work until told to stop, stop."""
        app = self._app
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._told_to_stop)
        await self._first_start()
        await asyncio.gather(*(each.start() for each in app.live.values()))
        await self._offer_ownership()
        for outbox in app.outboxes.values():
            await outbox.recover(starting=True)
        await self._web.start()
        self._jobs.start()
        senders = [asyncio.create_task(box.run()) for box in app.outboxes.values()]
        receivers = [asyncio.create_task(self._receive(each)) for each in app.live.values()]
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

    async def _receive(self, platform: Live) -> None:
        await platform.run()
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
            await seed_names(self._app.db)
            languages = self._app.settings.languages
            feeds = await seed_feeds(self._app.db, self._app.clock, languages)
            log.info("first start: %d topics, %d feeds", topics, feeds)

    async def _offer_ownership(self) -> None:
        """Print the one-time link by which somebody becomes the owner, while nobody is."""
        async with self._app.db.write() as tx:
            if self._app.settings.owners or await people.has_owner(tx):
                return
            await people.withdraw_claims(tx)
            ways = [await self._way_in(tx, name) for name in self._app.live or ("",)]
        log.warning("nobody owns this bot yet. To claim it, once: %s", " or ".join(ways))

    async def _way_in(self, tx: Tx, platform: str) -> str:
        """How to become the owner on this platform."""
        payload = f"claim-{await people.invite(tx, 'owner', self._app.clock.now())}"
        return self._app.link(platform, payload) or f"send the bot: /start {payload}"

    def _ticks(self) -> tuple[Tick, ...]:
        app = self._app
        return (
            Tick("room", 10, self._upkeep.tend),
            Tick("refresh", 15, self._refresh),
            Tick("enrich", 5, app.enricher.tick),
            Tick("digests", 5, app.builder.tick),
            Tick("trouble", 900, app.tell_of_trouble),
            Tick("welcome", 10, app.conversation.welcome),
            Tick("claims", 30, self._take_back),
            Tick("expiry", 30, app.builder.expire),
            Tick("prune", 3600, self._upkeep.prune),
            Tick("backup", 3600, self._upkeep.back_up),
            Tick("watch", EVERY, self._watch.tick),
            Tick("alerts", 60, self._alert),
            Tick("heartbeat", 10, self._heartbeat.tick),
        )

    async def _take_back(self) -> int:
        return sum([await outbox.recover() for outbox in self._app.outboxes.values()])

    async def _refresh(self) -> int:
        """On a full disk what is left is for answers and digests."""
        return 0 if self._ballast.full else await self._app.refresher.tick()

    async def _alert(self) -> int:
        """Owe the owners word of what stopped."""
        app, watch = self._app, self._watch
        told = await tell_of_alerts(
            app.db,
            app.clock,
            defaults_of(app.settings),
            app.split,
            watch.records,
            settled=watch.settled(),
        )
        if told:
            app.wake()
        return told

    def _stalled(self, now: datetime) -> tuple[str, ...]:
        return self._jobs.stalled(now)

    def _listen(self) -> None:
        """Have what happens be counted."""
        metrics = self._metrics
        self._app.refresher.heard = metrics.fetched
        for name, outbox in self._app.outboxes.items():
            outbox.landed = partial(self._landed, name)
            outbox.waited = partial(metrics.waited, name)

    def _landed(self, platform: str, outcome: str, late: timedelta) -> None:
        if outcome == "sent":
            self._watch.arrived(platform)
        self._metrics.landed(platform, outcome, late)

    async def _exposed(self) -> bytes:
        """The metrics as they are now."""
        app, watch = self._app, self._watch
        now = app.clock.now()
        async with app.db.read() as tx:
            counted = await figures.count(tx, now - _DAY)
            states = await figures.feed_states(tx)
        up = {name: watch.is_up(name) for name in app.live}
        return self._metrics.exposed(
            counted, states, watch.owed, watch.troubles(), up, (watch.size(), watch.free), now
        )

    def _running(self) -> Running:
        """What the status page shows of what runs."""
        return Running(
            tuple((n, p.connected_at, p.last_error) for n, p in self._app.live.items()),
            self._watch.troubles(),
        )

    async def _end(
        self, senders: list[asyncio.Task[None]], others: list[asyncio.Task[None]]
    ) -> None:
        """Receive no more, let what is in flight be recorded, close."""
        log.info("stopping")
        self._stopping()
        with suppress(TimeoutError):
            async with asyncio.timeout(_BETWEEN_WRITES), self._app.db.between_writes():
                await self._give_up(others)
        await self._give_up(others)
        for outbox in self._app.outboxes.values():
            outbox.stop()
        await asyncio.wait([*senders, *others], timeout=_LAST_WORDS)
        for task in senders:
            task.cancel()
        await asyncio.gather(*senders, return_exceptions=True)
        await self._web.stop()
        for platform in self._app.live.values():
            with suppress(TimeoutError):
                await asyncio.wait_for(platform.stop(), 1.0)

    async def _give_up(self, others: list[asyncio.Task[None]]) -> None:
        for task in others:
            task.cancel()
        await self._jobs.stop()
