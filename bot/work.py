"""Work that may be shared out: done here, or by whoever takes it from a queue on PostgreSQL.

What is to be done stands in the store, with its time; a queued batch only says where to look.
A queue that is lost loses nothing: the next tick asks again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from bot.store.queue import Jobs, Queue

log = logging.getLogger(__name__)

#: A batch's name, which no two have that must not run at once, and what it is to look at.
Batch = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """One kind of work: all of it at once, or in batches, each for one worker."""

    name: str
    whole: Callable[[], Awaitable[int]]
    batches: Callable[[], Awaitable[Sequence[Batch]]]
    do: Callable[[str], Awaitable[int]]


def undivided(name: str, work: Callable[[], Awaitable[int]]) -> Share:
    """Work that one does at a time, in the whole installation."""

    async def batches() -> Sequence[Batch]:
        return [("all", "")]

    async def do(_batch: str) -> int:
        return await work()

    return Share(name, work, batches, do)


class Work(Protocol):
    """Where shared work is done."""

    def tick(self, share: Share) -> Callable[[], Awaitable[int]]:
        """What is to be called whenever it is time to look what is due; gives how much."""
        ...

    async def run(self) -> None:
        """Work until ``stop``."""
        ...

    async def stop(self) -> None:
        """Take nothing more; wait for what is under way."""
        ...


class Local:
    """All of it in this process, as its ticks come."""

    def tick(self, share: Share) -> Callable[[], Awaitable[int]]:
        """The work itself."""
        return share.whole

    async def run(self) -> None:
        """Nothing runs besides the ticks."""

    async def stop(self) -> None:
        """Nothing to wait for."""


@dataclass(slots=True)
class Queued:
    """Ticks queue batches, once however many processes tick; whoever is free takes them.

    at_once: batches in this process together. patience: a batch whose worker says nothing for so
    long is given to another.
    """

    url: str
    at_once: int = 4
    patience: timedelta = timedelta(seconds=20)
    _shares: dict[str, Share] = field(default_factory=dict)
    _queue: Queue | None = None
    _ready: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False

    def tick(self, share: Share) -> Callable[[], Awaitable[int]]:
        """Queue what is due and is not queued or under way yet."""
        self._shares[share.name] = share

        async def offer() -> int:
            if self._queue is None or not self._ready.is_set():
                return 0
            return await self._queue.put(share.name, await share.batches())

        return offer

    async def run(self) -> None:
        """Take batches and do them until ``stop``; through restarts of the server."""
        jobs: Jobs = {name: share.do for name, share in self._shares.items()}
        said = False
        while not self._stopping:
            try:
                async with Queue.opened(self.url) as queue:
                    self._queue = queue
                    self._ready.set()
                    said = False
                    await queue.work(jobs, at_once=self.at_once, patience=self.patience)
            except Exception as error:  # noqa: BLE001 - what is queued is still queued
                if not said:
                    log.warning("the queue is not reached: %s", error)
                said = True
                await asyncio.sleep(1.0)
            finally:
                self._ready.clear()
                self._queue = None

    async def stop(self) -> None:
        """Take nothing more; what is under way ends, or is another's when our patience ends."""
        self._stopping = True
        if self._queue is not None:
            with suppress(Exception):
                self._queue.stop()
