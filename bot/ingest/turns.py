"""Politeness: one request at a time to a host, with a pause between them, and few over all.

A host that hangs must not keep others waiting. Who is not done after a second gives his place to
somebody else and waits on, among so many others; before he takes much at once, or more than all who
wait may hold together, he takes a place again. So a hundred hosts that never answer cost memory for
a hundred sockets, and nobody's time but their own.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.errors import FetchError

_REMEMBERED = 5_000
#: Seconds until a request counts as slow, and how many slow ones there may be for each place.
_PATIENCE = 1.0
_SLOW_FOR_EACH = 8
#: Bytes that all slow ones may hold together.
_MOST_HELD = 32_000_000


@dataclass(slots=True)
class _Host:
    """``users``: who has or awaits its turn; in loop time, ``free_at``: when the next may begin,
    ``closed_until``: when it may be asked at all."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    free_at: float = 0.0
    closed_until: float = 0.0


class Turns:
    """Hands out turns; a host that nobody waits for is forgotten when its pause is over.

    at_once: places, over all hosts. pause: seconds between the end of a request to a host and the
    beginning of its next one. patience: seconds after which a request gives its place away.
    """

    def __init__(self, at_once: int, pause: float = 0.0, patience: float = _PATIENCE) -> None:
        self._places = _Places(at_once, patience)
        self._pause = pause
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def of(self, host: str, *, spared: bool = True) -> AsyncIterator[Place]:
        """Wait for the host's turn, then for one of all places; both end with the block.

        ``spared`` False: the host is our own, and needs no pause. Raises FetchError while the host
        is closed.
        """
        loop = asyncio.get_running_loop()
        known = self._hosts.setdefault(host, _Host())
        known.users += 1
        try:
            async with known.lock:
                if known.closed_until > loop.time():
                    left = known.closed_until - loop.time()
                    raise FetchError("the host asked us to wait", retry_after=left)
                if spared and known.free_at > loop.time():
                    await asyncio.sleep(known.free_at - loop.time())
                place = Place(self._places)
                await place.take()
                try:
                    yield place
                finally:
                    place.leave()
                    known.free_at = loop.time() + self._pause
        finally:
            known.users -= 1
            if not self._pause or len(self._hosts) > _REMEMBERED:
                self._forget(loop.time())

    def close(self, host: str, seconds: float) -> None:
        """Nobody asks this host for so long: it said so."""
        until = asyncio.get_running_loop().time() + seconds
        self._hosts.setdefault(host, _Host()).closed_until = until

    def _forget(self, now: float) -> None:
        over = [
            host
            for host, known in self._hosts.items()
            if not known.users and max(known.free_at, known.closed_until) <= now
        ]
        for host in over:
            del self._hosts[host]


class _Places:
    """So many places; ``slow``: how many have given theirs away and wait on, ``held``: with how
    many bytes."""

    def __init__(self, number: int, patience: float) -> None:
        self.free = asyncio.Semaphore(number)
        self.patience = patience
        self.slow = 0
        self.held = 0
        self.most_slow = number * _SLOW_FOR_EACH


class Place:
    """A place among those who ask at once, lent to others whenever it was of no use for a while."""

    def __init__(self, places: _Places) -> None:
        self._places = places
        self._held = 0
        self._lent = False
        self._timer: asyncio.TimerHandle | None = None

    async def take(self) -> None:
        """Wait for a place."""
        await self._places.free.acquire()
        self._watch()

    async def keep(self) -> None:
        """Have a place for now: what comes is more than a little."""
        if not self._lent:
            return
        await self._places.free.acquire()
        self._return()
        self._watch()

    async def hold(self, size: int) -> None:
        """So many bytes are held now; without a place, all who wait may hold so many together."""
        if self._lent:
            self._places.held += size - self._held
        self._held = size
        if self._places.held > _MOST_HELD:
            await self.keep()

    def leave(self) -> None:
        """Give it back."""
        if self._timer is not None:
            self._timer.cancel()
        if self._lent:
            self._return()
        else:
            self._places.free.release()

    def _return(self) -> None:
        self._lent = False
        self._places.slow -= 1
        self._places.held -= self._held

    def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._places.patience, self._lend)

    def _lend(self) -> None:
        places = self._places
        if places.slow < places.most_slow and places.held + self._held <= _MOST_HELD:
            self._timer, self._lent = None, True
            places.slow += 1
            places.held += self._held
            places.free.release()
        else:
            self._watch()
