"""Feeds in rounds: each host its own turn, so that a slow one holds up nobody else's feeds."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Sequence

from bot.ingest.urls import host_of
from bot.reading import Feed

Due = Callable[[Collection[int]], Awaitable[Sequence[Feed]]]
Check = Callable[[Feed], Awaitable[object]]

_HOSTS_AT_ONCE = 32
#: Checks that have lasted longer than so many seconds are waited for beside the others.
_SLOW_AFTER = 1.0
_MOST_SLOW = 160
_LOOK_AGAIN = 1.0


class Round:
    """Checks feeds, one of a host at a time, and asks for more while some are under way."""

    def __init__(self, check: Check, due: Due) -> None:
        self._check = check
        self._due = due
        self._waiting: deque[Feed] = deque()
        self._running: dict[asyncio.Task[object], tuple[Feed, float]] = {}
        self._done = 0

    async def run(self) -> int:
        """Check what is due, and what becomes due meanwhile; gives how many feeds.

        Raises what a check raised, after all others of the round have ended.
        """
        trouble: BaseException | None = None
        try:
            while True:
                if trouble is None and not await self._start() and self._room() > 0:
                    await self._look()
                    await self._start()
                if not self._running:
                    break
                # With a slow host among them, look now and then what else has become due.
                ended, _ = await asyncio.wait(
                    self._running, timeout=_LOOK_AGAIN, return_when=asyncio.FIRST_COMPLETED
                )
                for task in ended:
                    del self._running[task]
                    self._done += 1
                    trouble = trouble or task.exception()
        finally:
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)
        if trouble is not None:
            raise trouble
        return self._done

    async def _look(self) -> None:
        """See what else is due; what failed the last time comes after what did not."""
        known = [*(feed for feed, _ in self._running.values()), *self._waiting]
        found = await self._due([feed.id for feed in known])
        self._waiting.extend(sorted(found, key=lambda feed: feed.failures > 0))

    def _room(self) -> int:
        """How many more may be started."""
        before = asyncio.get_running_loop().time() - _SLOW_AFTER
        slow = sum(1 for _, began in self._running.values() if began < before)
        return _HOSTS_AT_ONCE - (len(self._running) - min(slow, _MOST_SLOW))

    async def _start(self) -> int:
        """Start what may run now, one after the other: all at once would hold up the loop.

        Gives how many.
        """
        busy = {host_of(feed.url) for feed, _ in self._running.values()}
        later: list[Feed] = []
        started, room = 0, self._room()
        while self._waiting and started < room:
            feed = self._waiting.popleft()
            if (host := host_of(feed.url)) in busy:
                later.append(feed)
                continue
            busy.add(host)
            now = asyncio.get_running_loop().time()
            self._running[asyncio.ensure_future(self._check(feed))] = (feed, now)
            started += 1
            await asyncio.sleep(0)
        self._waiting.extendleft(reversed(later))
        return started
