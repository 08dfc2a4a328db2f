"""What happens by itself: ticks that only ask the store what is due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

log = logging.getLogger(__name__)


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
    last_run: dict[str, datetime] = field(default_factory=dict)
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone=UTC))

    def start(self) -> None:
        """Begin; the first run of every tick is at once. The scheduler lives by the real time."""
        for tick in self.ticks:
            self._scheduler.add_job(
                partial(self._run, tick),
                "interval",
                id=tick.name,
                seconds=tick.seconds,
                next_run_time=datetime.now(UTC),
                # The defaults drop a run that is a second late, which a busy machine makes often.
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()

    def soon(self, name: str) -> None:
        """Run a tick now instead of at its next time."""
        if self._scheduler.running and self._scheduler.get_job(name) is not None:
            self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    async def stop(self) -> None:
        """No new runs; the ones under way are given up (their transactions are whole or undone)."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)

    def stalled(self, now: datetime) -> tuple[str, ...]:
        """Ticks that have not run for ten of their intervals, and five minutes."""
        return tuple(
            tick.name
            for tick in self.ticks
            if now - self.last_run.get(tick.name, now)
            > max(timedelta(minutes=5), 10 * timedelta(seconds=tick.seconds))
        )

    async def _run(self, tick: Tick) -> None:
        try:
            if done := await tick.work():
                log.debug("%s: %d", tick.name, done)
        except Exception:
            # A tick that fails is tried again at its next time: what was due is still due.
            log.exception("%s failed", tick.name)
        self.last_run[tick.name] = self.clock.now()
