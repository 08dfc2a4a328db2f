"""From a platform's inbox to the conversation: once each, and for each of whose they are in order.

Those do not wait for each other: one who asks for something slow, or for much, stops nobody else.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from bot.clock import Clock
from bot.commands.pace import Pace
from bot.commands.request import Answer, Event, Request
from bot.model import Update
from bot.store import inbox
from bot.store.db import Database, told, will_pass

log = logging.getLogger(__name__)

_LOOKED_AT = 10_000
_BATCH = 200
_AT_ONCE = 8
_ATTEMPTS = 3


class Conversation(Protocol):
    """Who answers: commits the reply and that the update is handled in one transaction."""

    async def handle(self, event: Event) -> Answer:
        """Answer one event."""
        ...

    async def may(self, request: Request) -> bool:
        """Is this command this person's to use here?"""
        ...


class Hands(Protocol):
    """What a platform does with its updates."""

    def rows(self, updates: Sequence[Update]) -> Mapping[str, Sequence[Update]]:
        """The updates by whose they are; each row is handled in its order."""
        ...

    def person(self, update: Update) -> str | None:
        """Who pays for it with his patience if there is too much; None: nobody."""
        ...

    async def handle(self, update: Update, *, too_many: bool) -> None:
        """Hand it to the conversation, or mark it handled where it means nothing to us.

        ``too_many``: its person asked for so much that he is told so instead.
        """
        ...

    async def left(self, update: Update, *, failed: bool) -> None:
        """It will not be answered: it ``failed`` for good, or its person asked for too much."""
        ...

    def told(self, error: Exception) -> str:
        """An error's text, fit to be kept."""
        ...


@dataclass(slots=True)
class Worker:
    """Empties one platform's inbox; ``arrived`` tells that there may be something in it.

    ``look_again``: after so many seconds it looks without being told; None: never.
    """

    platform: str
    db: Database
    clock: Clock
    hands: Hands
    pace: Pace = field(default_factory=Pace)
    retry_seconds: float = 1.0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    look_again: float | None = None
    _slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    _busy: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def work(self) -> None:
        """Handle what waits, first what waited before we started, until cancelled."""
        try:
            while True:
                self.arrived.clear()
                try:
                    await self._start_waiting()
                except Exception:
                    log.exception("%s: the inbox could not be read", self.platform)
                    await asyncio.sleep(self.retry_seconds)
                else:
                    # It may have come to another process: look now and then.
                    with suppress(TimeoutError):
                        async with asyncio.timeout(self.look_again):
                            await self.arrived.wait()
        finally:
            tasks = list(self._busy.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _start_waiting(self) -> None:
        """Start on each row that nobody works on.

        We look far beyond one batch: whoever sends thousands of updates waits for himself only.
        """
        busy = set(self._busy)  # as of before we look: what we find may be handled meanwhile
        async with self.db.read() as tx:
            waiting = await inbox.pending(tx, self.platform, _LOOKED_AT)
        for whose, updates in self.hands.rows(waiting).items():
            if whose not in busy:
                work = self._work_off(whose, updates[:_BATCH])
                self._busy[whose] = asyncio.create_task(work)

    async def _work_off(self, whose: str, updates: Sequence[Update]) -> None:
        """Handle one row in order, up to the first that fails: it comes again."""
        try:
            async with self._slots:
                fine = await self._handle_each(updates)
            if not fine:
                await asyncio.sleep(self.retry_seconds)
        except Exception:
            log.exception("%s: a failure could not be recorded", self.platform)
            await asyncio.sleep(self.retry_seconds)
        finally:
            del self._busy[whose]
            self.arrived.set()

    async def _handle_each(self, updates: Sequence[Update]) -> bool:
        too_much: list[Update] = []
        fine = True
        for update in updates:
            # What failed is tried again, and was counted then.
            person = None if update.attempts else self.hands.person(update)
            turn = self.pace.turn(person, self.clock.now())
            if turn == "left":
                too_much.append(update)
            elif not (fine := await self._handle(update, too_many=turn == "told")):
                break
        await self._leave(too_much)
        return fine

    async def _leave(self, updates: Sequence[Update]) -> None:
        """Answer none of these, in one transaction."""
        if not updates:
            return
        keys = [update.key for update in updates]
        async with self.db.write() as tx:
            await inbox.leave(tx, self.platform, keys, "too many at once", self.clock.now())
        log.warning("%s: %d updates of one person left unanswered", self.platform, len(keys))
        for update in updates:
            await self.hands.left(update, failed=False)

    async def _handle(self, update: Update, *, too_many: bool) -> bool:
        """Handle one update. False: it failed and is to be tried again."""
        try:
            await self.hands.handle(update, too_many=too_many)
        except Exception as error:
            if will_pass(error):
                # A full disk or a lock says nothing against the update: it waits, and loses no try.
                log.error("%s: %s has to wait: %s", self.platform, update.key, told(error))  # noqa: TRY400 -- comes every second, to a disk that is full
                return False
            final = update.attempts + 1 >= _ATTEMPTS
            log.exception("%s: update %s failed, final: %s", self.platform, update.key, final)
            text, now = f"{type(error).__name__}: {self.hands.told(error)}", self.clock.now()
            async with self.db.write() as tx:
                await inbox.failed(tx, self.platform, update.key, text, now, final=final)
            if final:
                await self.hands.left(update, failed=True)
            return final
        return True
