"""What happens by itself: ticks that only ask the store what is due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.logs import about
from bot.store.db import told, will_pass

log = logging.getLogger(__name__)

#: Hears of a tick's end: its name, how many seconds it took, whether it went well.
Ended = Callable[[str, float, bool], None]


@dataclass(frozen=True, slots=True)
class Tick:
    """A thing to ask for every so many seconds. It gives how much it found to do."""

    name: str
    seconds: float
    work: Callable[[], Awaitable[int]]


@dataclass(slots=True)
class Jobs:
    """Runs ticks, each never twice at once, each late rather than not at all."""

    clock: Clock
    ticks: tuple[Tick, ...]
    ended: Ended = lambda _name, _seconds, _well: None
    last_run: dict[str, datetime] = field(default_factory=dict)
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _started: datetime | None = None
    _stopped: bool = False
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone=UTC))

    def start(self) -> None:
        """Begin; the first run of every tick is at once. The scheduler lives by the real time."""
        self._started = self.clock.now()
        for tick in self.ticks:
            self._scheduler.add_job(
                self._begin,
                "interval",
                args=(tick,),
                id=tick.name,
                seconds=tick.seconds,
                next_run_time=datetime.now(UTC),
                # The defaults drop a run that is a second late, which a busy machine makes often.
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()

    async def stop(self) -> None:
        """No new runs; those under way are given up: their transactions are whole or undone."""
        if self._started is not None and not self._stopped:
            # It ends a moment after it is told to, and minds being told twice.
            self._stopped = True
            self._scheduler.shutdown(wait=False)
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    def stalled(self, now: datetime) -> tuple[str, ...]:
        """Ticks that have not ended for ten of their intervals, and five minutes."""
        return tuple(
            tick.name
            for tick in self.ticks
            if now - self.last_run.get(tick.name, self._started or now)
            > max(timedelta(minutes=5), 10 * timedelta(seconds=tick.seconds))
        )

    async def _begin(self, tick: Tick) -> None:
        """Start a run, unless the last one is still under way.

        The scheduler only wakes us: a run is our own task, which we can end in good order.
        """
        running = self._running.get(tick.name)
        if running is None or running.done():
            self._running[tick.name] = asyncio.create_task(self._run(tick), name=tick.name)

    async def _run(self, tick: Tick) -> None:
        self.last_run.setdefault(tick.name, self.clock.now())
        begun, well = self.clock.monotonic(), True
        try:
            done = await tick.work()
        except Exception as error:
            # A tick that fails is tried again at its next time: what was due is still due.
            well = False
            told_of = about("tick", tick.name, self.clock.monotonic() - begun)
            if will_pass(error):  # where in the code a database was found away says nothing
                log.error("%s failed: %s", tick.name, told(error), extra=told_of)  # noqa: TRY400
            else:
                log.exception("%s failed", tick.name, extra=told_of)
        else:
            seconds = self.clock.monotonic() - begun
            if done:
                log.debug("%s: %d", tick.name, done, extra=about("tick", tick.name, seconds))
        self.last_run[tick.name] = self.clock.now()
        self.ended(tick.name, self.clock.monotonic() - begun, well)
