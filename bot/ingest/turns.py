"""Politeness: one request at a time to a host, with a pause between them, and few over all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

_REMEMBERED = 5_000


@dataclass(slots=True)
class _Host:
    """``users``: who has or awaits its turn; ``free_at``: when the next may begin (loop time)."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    free_at: float = 0.0


class Turns:
    """Hands out turns; a host that nobody waits for is forgotten when its pause is over.

    pause: seconds between the end of a request to a host and the beginning of its next one.
    """

    def __init__(self, at_once: int, pause: float = 0.0) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._pause = pause
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def of(self, host: str, *, spared: bool = True) -> AsyncIterator[None]:
        """Wait for the host's turn, then for one of all turns; both end with the block.

        ``spared`` False: the host is our own, and needs no pause.
        """
        loop = asyncio.get_running_loop()
        known = self._hosts.setdefault(host, _Host())
        known.users += 1
        try:
            async with known.lock:
                if spared and known.free_at > loop.time():
                    await asyncio.sleep(known.free_at - loop.time())
                async with self._all:
                    try:
                        yield
                    finally:
                        known.free_at = loop.time() + self._pause
        finally:
            known.users -= 1
            if not self._pause or len(self._hosts) > _REMEMBERED:
                self._forget(loop.time())

    def _forget(self, now: float) -> None:
        over = [h for h, known in self._hosts.items() if not known.users and known.free_at <= now]
        for host in over:
            del self._hosts[host]
