"""Patience with a platform: how it goes with it, and how long to wait after each failure."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.pause import doubled

log = logging.getLogger(__name__)

LAST_SECONDS = 30.0


@dataclass(slots=True)
class Patience:
    """After each failure the pause is twice as long, from ``first_seconds`` up to half a minute.

    ``connected_at``: when the platform last answered; ``last_error``: what went wrong since then.
    """

    platform: str
    clock: Clock
    first_seconds: float = 1.0
    connected_at: datetime | None = None
    last_error: str | None = None
    _failures: int = 0

    def heard(self) -> None:
        """The platform answers."""
        self.connected_at = self.clock.now()
        self.last_error = None

    def rest(self) -> None:
        """It went well for long enough: the next pause is short again."""
        self._failures = 0

    async def pause(
        self, why: str, *, least: float = 0.0, most: float = LAST_SECONDS, wait: float | None = None
    ) -> None:
        """Say what went wrong and wait: in these limits, or for exactly ``wait`` seconds."""
        first, last = timedelta(seconds=self.first_seconds), timedelta(seconds=most)
        longer = doubled(first, self._failures, last).total_seconds()
        seconds = max(longer, least) if wait is None else wait
        self._failures += 1
        self.last_error = why
        log.warning("%s: %s; next try in %g s", self.platform, why, seconds)
        await asyncio.sleep(seconds)
