"""From the inbox to the conversation: once each, and each person's in their order.

People do not wait for each other: one who asks for something slow stops nobody else.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from bot.clock import Clock
from bot.commands.request import Answer, Event, Request
from bot.model import Update
from bot.platforms.discord.hear import PLATFORM, Rules, hear
from bot.store import inbox
from bot.store.db import Database, told, will_pass

log = logging.getLogger(__name__)

_LOOKED_AT = 10_000
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


#: Called with what was asked and whether anything was answered.
Done = Callable[[Update, Request | None, Answer | None], Awaitable[None]]


@dataclass(slots=True)
class Handler:
    """Empties the inbox into the conversation; ``arrived`` tells that there may be something."""

    db: Database
    clock: Clock
    conversation: Conversation
    rules: Rules
    done: Done
    retry_seconds: float = 1.0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
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
                    log.exception("discord: the inbox could not be read")
                    await asyncio.sleep(self.retry_seconds)
                else:
                    await self.arrived.wait()
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _start_waiting(self) -> None:
        """Start on what each person asked for whom nobody works."""
        busy = set(self._busy)  # as of before we look: what we find may be handled meanwhile
        async with self.db.read() as tx:
            waiting = await inbox.pending(tx, PLATFORM, _LOOKED_AT)
        people: dict[str, list[Update]] = {}
        for update in waiting:
            request = hear(update.body, self.rules)
            people.setdefault(request.person if request else "", []).append(update)
        for person, updates in people.items():
            if person not in busy:
                self._busy[person] = asyncio.create_task(self._work_off(person, updates))

    async def _work_off(self, person: str, updates: list[Update]) -> None:
        """Handle one person's in order, up to the first that fails: it comes again."""
        try:
            async with self._slots:
                for update in updates:
                    if not await self._handle(update):
                        break
                else:
                    return
            await asyncio.sleep(self.retry_seconds)
        except Exception:
            log.exception("discord: a failure could not be recorded")
            await asyncio.sleep(self.retry_seconds)
        finally:
            del self._busy[person]
            self.arrived.set()

    async def _handle(self, update: Update) -> bool:
        """Handle one update. False: it failed and is to be tried again."""
        request = hear(update.body, self.rules)
        try:
            if request is None:
                async with self.db.write() as tx:
                    await inbox.handled(tx, PLATFORM, update.key, self.clock.now())
                answer = None
            else:
                answer = await self.conversation.handle(request)
        except Exception as error:
            if will_pass(error):
                # A full disk or a lock says nothing against the update: it waits.
                log.error("discord: %s has to wait: %s", update.key, told(error))  # noqa: TRY400 -- comes every second, to a disk that is full
                return False
            final = update.attempts + 1 >= _ATTEMPTS
            log.exception("discord: update %s failed, final: %s", update.key, final)
            text = f"{type(error).__name__}: {error}"
            async with self.db.write() as tx:
                await inbox.failed(tx, PLATFORM, update.key, text, self.clock.now(), final=final)
            if final:
                await self.done(update, request, None)
            return final
        await self.done(update, request, answer)
        return True
