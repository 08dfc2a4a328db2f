"""Tells a watcher outside, by asking for an address, that all is well; silence tells the rest."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.errors import FetchError

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=60)


@dataclass(slots=True)
class Heartbeat:
    """Beats about once a minute while ``well`` says so. ``url`` is a secret; None: it never does.

    get: asks for an address; raises FetchError, whose text does not name it.
    """

    url: str | None
    get: Callable[[str], Awaitable[object]]
    well: Callable[[], bool]
    clock: Clock
    _last: datetime | None = None
    _unheard: bool = False

    async def tick(self) -> int:
        """Beat if it is time and all is well; gives 1 if it was heard."""
        now = self.clock.now()
        if self.url is None or (self._last and now - self._last < EVERY) or not self.well():
            return 0
        self._last = now
        try:
            await self.get(self.url)
        except FetchError as error:
            if not self._unheard:
                log.warning("the heartbeat is not heard: %s", error)
            self._unheard = True
            return 0
        if self._unheard:
            log.warning("the heartbeat is heard again")
        self._unheard = False
        return 1
