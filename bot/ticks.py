"""What is looked for again and again, and how often: by whom it falls to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.app import App, defaults_of
from bot.commands.alerts import tell_of_alerts
from bot.heartbeat import Heartbeat
from bot.ingest.sharing import FeedBatches
from bot.jobs import Tick
from bot.roles import Duties
from bot.store.ballast import Ballast
from bot.upkeep import Upkeep
from bot.watch import EVERY, Watch
from bot.work import Share, Work, undivided


def ticks_of(
    app: App,
    duties: Duties,
    work: Work,
    *,
    upkeep: Upkeep,
    watch: Watch,
    heartbeat: Heartbeat,
    leads: Callable[[], bool],
    ballast: Ballast,
) -> tuple[Tick, ...]:
    """The ticks of a process with these duties; ``leads``: is it the one that talks now?"""
    ticks = [
        Tick("room", 10, upkeep.tend),
        Tick("backup", 3600, upkeep.back_up),
        Tick("watch", EVERY, watch.tick),
    ]
    if duties.talks:
        ticks += [
            Tick("claims", 30, _take_back(app)),
            Tick("alerts", 60, _alert(app, watch, leads)),
            Tick("heartbeat", 10, heartbeat.tick),
        ]
    if duties.works:
        ticks += [
            Tick(share.name, seconds, work.tick(share))
            for seconds, share in _shares(app, duties, upkeep, ballast)
        ]
    return tuple(ticks)


def _shares(
    app: App, duties: Duties, upkeep: Upkeep, ballast: Ballast
) -> list[tuple[float, Share]]:
    due = FeedBatches(app.db, app.clock, app.refresher)
    builder, enricher = app.builder, app.enricher
    found: list[tuple[float, Share]] = [
        (15, Share("refresh", _refresh(app, ballast), due.batches, due.do)),
        (5, Share("enrich", enricher.enrich, enricher.batches, enricher.do)),
        (5, Share("digests", builder.tick, builder.batches, builder.tick)),
        (900, undivided("trouble", app.tell_of_trouble)),
        (10, undivided("welcome", app.conversation.welcome)),
        (30, undivided("expiry", builder.expire)),
        (3600, undivided("prune", upkeep.prune)),
        # Hundreds of articles are read for it, so it is not done after each batch.
        (120, undivided("stories", enricher.look_through)),
    ]
    if duties.shares:
        # A batch is enriched without it; alone, it belongs to the same tick.
        found.append((10, undivided("names", enricher.settle)))
    return found


def _refresh(app: App, ballast: Ballast) -> Callable[[], Awaitable[int]]:
    async def refresh() -> int:
        """On a full disk what is left is for answers and digests."""
        return 0 if ballast.full else await app.refresher.tick()

    return refresh


def _alert(app: App, watch: Watch, leads: Callable[[], bool]) -> Callable[[], Awaitable[int]]:
    async def alert() -> int:
        """Owe the owners word of what stopped; who stands by sees no platform, and that is well."""
        if not leads():
            return 0
        told = await tell_of_alerts(
            app.db,
            app.clock,
            defaults_of(app.settings),
            app.split,
            watch.records,
            settled=watch.settled(),
            reachable=app.live,
        )
        if told:
            app.wake()
        return told

    return alert


def _take_back(app: App) -> Callable[[], Awaitable[int]]:
    async def take_back() -> int:
        return sum([await outbox.recover() for outbox in app.outboxes.values()])

    return take_back
