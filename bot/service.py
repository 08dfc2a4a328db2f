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

from bot.app import App, Live, connect_discord, connect_telegram, open_app
from bot.beginning import first_start, offer_ownership, patiently
from bot.config import Settings
from bot.errors import SettingsError
from bot.heartbeat import Heartbeat
from bot.jobs import Jobs, Tick
from bot.metrics import Metrics
from bot.platforms.console.platform import converse
from bot.roles import Duties, Role, duties_of, leader_of, while_leading
from bot.store import figures
from bot.store.ballast import Ballast
from bot.store.db import database_file
from bot.store.lock import only_one
from bot.ticks import ticks_of
from bot.upkeep import Upkeep
from bot.watch import Watch
from bot.web.pages import open_pages
from bot.web.server import Web, Webhook
from bot.web.visit import Running
from bot.work import Local, Queued, Work

log = logging.getLogger(__name__)

_BETWEEN_WRITES = 2.0
_LAST_WORDS = 8.0
_DAY = timedelta(days=1)


async def serve(
    settings: Settings,
    *,
    console: bool = False,
    role: Role = "all",
    stopping: Callable[[], None] = lambda: None,
) -> None:
    """The service: runs until SIGTERM or SIGINT, then ends within ten seconds with nothing lost.

    ``stopping`` is called, maybe more than once, as soon as it is to end.
    Raises SettingsError when no platform is set up or the role needs a PostgreSQL database,
    AlreadyRunning when another one works on the same file, and NewsdigestError when a platform
    refuses us.
    """
    if settings.telegram_token is None and settings.discord_token is None and not console:
        problem = (
            "NEWSDIGEST_TELEGRAM_TOKEN: no platform has a token; set it, "
            "or NEWSDIGEST_DISCORD_TOKEN, or use --console"
        )
        raise SettingsError([problem])
    duties = duties_of(role, settings)
    if role != "all" and not duties.shares:
        problem = (
            f"NEWSDIGEST_DATABASE_URL: SQLite serves one process; for --role {role} give the "
            "address of a PostgreSQL database, as in postgresql://user@host/news"
        )
        raise SettingsError([problem])
    with only_one(settings.url):
        ballast = Ballast.beside(settings.url)
        ballast.tend()
        async with open_app(settings) as app:
            app.db.when_full(ballast.release)
            await _Service(app, ballast, duties, console=console, stopping=stopping).run()


class _Service:
    """What runs by itself, from the first start to the last record."""

    def __init__(
        self,
        app: App,
        ballast: Ballast,
        duties: Duties,
        *,
        console: bool,
        stopping: Callable[[], None],
    ) -> None:
        self._app = app
        self._duties = duties
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
        self._leaders = {name: leader_of(settings, name) for name in app.live}
        for name, leader in self._leaders.items():
            app.outboxes[name].leads = leader.leads
        self._work: Work = Queued(settings.url) if duties.shares else Local()
        self._upkeep = Upkeep(settings, app.clock, app.db, ballast)
        self._watch = Watch(
            app.db,
            app.clock,
            app.live if duties.talks else {},
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
        self._jobs = Jobs(app.clock, self._ticks(ballast), self._metrics.ticked)
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
        await patiently(lambda: first_start(app), self._stop)
        if self._duties.works or self._duties.talks:
            await asyncio.gather(*(each.start() for each in app.live.values()))
        await self._web.start()
        self._jobs.start()
        senders, receivers = await self._talking() if self._duties.talks else ([], [])
        if self._duties.works:
            senders.append(asyncio.create_task(self._at_work()))
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

    async def _talking(self) -> tuple[list[asyncio.Task[None]], list[asyncio.Task[None]]]:
        """What sends and what receives, each while it leads."""
        app = self._app
        await patiently(lambda: offer_ownership(app), self._stop)
        await patiently(self._take_back, self._stop)
        return (
            [asyncio.create_task(box.run()) for box in app.outboxes.values()],
            [asyncio.create_task(self._receive(each)) for each in app.live.values()],
        )

    async def _take_back(self) -> None:
        """Where others may be at work, only what nobody holds any more is taken back."""
        for outbox in self._app.outboxes.values():
            await outbox.recover(starting=not self._duties.shares)

    async def _at_work(self) -> None:
        await self._work.run()
        await self._stop.wait()

    def _told_to_stop(self) -> None:
        self._stop.set()
        self._stopping()

    async def _receive(self, platform: Live) -> None:
        await while_leading(self._leaders[platform.name], platform.run)
        await self._stop.wait()

    async def _stopped(self) -> None:
        await self._stop.wait()

    async def _talk(self) -> None:
        await converse(self._app.conversation.reply)
        self._stop.set()

    def _ticks(self, ballast: Ballast) -> tuple[Tick, ...]:
        return ticks_of(
            self._app,
            self._duties,
            self._work,
            upkeep=self._upkeep,
            watch=self._watch,
            heartbeat=self._heartbeat,
            leads=self._leads,
            ballast=ballast,
        )

    def _leads(self) -> bool:
        return all(leader.leads() for leader in self._leaders.values())

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
        await self._work.stop()
        await asyncio.wait([*senders, *others], timeout=_LAST_WORDS)
        for task in senders:
            task.cancel()
        await asyncio.gather(*senders, return_exceptions=True)
        for leader in self._leaders.values():
            await leader.resign()
        await self._web.stop()
        for platform in self._app.live.values():
            with suppress(TimeoutError):
                await asyncio.wait_for(platform.stop(), 1.0)

    async def _give_up(self, others: list[asyncio.Task[None]]) -> None:
        for task in others:
            task.cancel()
        await self._jobs.stop()
