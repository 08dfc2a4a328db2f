"""Politeness: one request at a time to a host, and not too many at once over all hosts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Hands out turns; a host that nobody waits for is forgotten."""

    def __init__(self, at_once: int) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._hosts: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """Wait for the host's turn, then for one of all turns; both end with the block."""
        lock, users = self._hosts.get(host, (asyncio.Lock(), 0))
        self._hosts[host] = (lock, users + 1)
        try:
            async with lock, self._all:
                yield
        finally:
            lock, users = self._hosts.pop(host)
            if users > 1:
                self._hosts[host] = (lock, users - 1)
