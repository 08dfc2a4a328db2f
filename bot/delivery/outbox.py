"""The shell that sends what is owed on one platform: claim, send, record; it decides nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.clock import Clock
from bot.delivery.governor import Governor
from bot.delivery.notices import PATIENCE, gone, suspended, tell_who_set_it_up
from bot.delivery.platform import Platform
from bot.delivery.retry import Verdict, after_crash, after_failure
from bot.errors import SendError
from bot.message import Part
from bot.model import Address, Delivery
from bot.store import chats, deliveries
from bot.store.db import Database, Tx, told, will_pass

log = logging.getLogger(__name__)

#: Longer than a send can take with its timeouts, so that a claim never lapses under its sender.
LEASE = timedelta(seconds=120)
_IN_FLIGHT = 8
_IDLE = 1.0
_LONGEST_WAIT = 1.5


@dataclass(slots=True)
class Outbox:
    """Sends for one platform until it is stopped; ``wake`` makes it look at once."""

    db: Database
    clock: Clock
    platform: Platform
    governor: Governor
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False
    _flying: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _resting: dict[int, float] = field(default_factory=dict)

    def wake(self) -> None:
        """Something may be waiting."""
        self._woken.set()

    def stop(self) -> None:
        """Claim nothing more; ``run`` ends when what is in flight was recorded."""
        self._stopping = True
        self._woken.set()

    async def recover(self, *, starting: bool = False) -> int:
        """Take back claims that nobody holds; ``starting``: any, for their process is gone."""
        now = self.clock.now()
        async with self.db.write() as tx:
            left = await deliveries.lapsed(tx, None if starting else now)
            mine = [
                each
                for each in left
                if each.address.platform == self.platform.name and each.chat_id not in self._flying
            ]
            for delivery in mine:
                verdict = after_crash(delivery, now)
                await _follow(tx, delivery, verdict, now)
        if mine:
            log.warning("%d deliveries were in flight and left no record", len(mine))
        return len(mine)

    async def run(self) -> None:
        """Send what comes due until ``stop``."""
        while not self._stopping:
            self._woken.clear()
            wait = await self._try_some()
            if wait:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), wait)
        if self._flying:
            await asyncio.wait(self._flying.values())

    async def _try_some(self) -> float:
        try:
            return await self._start_some()
        except Exception as error:
            # A database that is locked or full now may not be so in a second; all is still owed.
            trace = None if will_pass(error) else error
            name = self.platform.name
            log.error("nothing could be claimed for %s: %s", name, told(error), exc_info=trace)  # noqa: TRY400
            return _IDLE

    async def _start_some(self) -> float:
        """Claim what may go now and send it in the background; how long to wait for more.

        What may not go yet is not claimed: a claim that a crash leaves behind may have been sent.
        """
        now = self.clock.monotonic()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        free = min(_IN_FLIGHT - len(self._flying), self.governor.room(now))
        if free <= 0:
            return self.governor.until_room(now) or _IDLE
        async with self.db.write() as tx:
            claimed = await deliveries.claim(
                tx,
                self.clock.now(),
                platform=self.platform.name,
                limit=free,
                lease=LEASE,
                not_chats=[*self._flying, *self._resting],
            )
        for delivery in claimed:
            task = asyncio.create_task(self._deliver(delivery))
            self._flying[delivery.chat_id] = task
            task.add_done_callback(partial(self._landed, delivery))
        # Each begins now, so that the governor knows of it before the next are claimed.
        await asyncio.sleep(0)
        return 0.0 if claimed else min([_IDLE, *(at - now for at in self._resting.values())])

    def _landed(self, delivery: Delivery, task: asyncio.Task[None]) -> None:
        """Its chat is free again. What went wrong unforeseen is taken back when the lease ends."""
        self._flying.pop(delivery.chat_id, None)
        self._woken.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("delivery %d was not recorded", delivery.id, exc_info=error)

    async def _deliver(self, delivery: Delivery) -> None:
        """One delivery from claim to record. A long wait is spent in the store, not in a claim."""
        chat, group = delivery.address.chat, delivery.chat_kind in ("group", "channel")
        while wait := self.governor.wait(chat, group=group, now=self.clock.monotonic()):
            if self._stopping or wait > _LONGEST_WAIT:
                await self._give_back(delivery, wait)
                return
            await asyncio.sleep(wait)
        try:
            receipt = await self._send(delivery, chat, group=group)
        except SendError as error:
            await self._failed(delivery, error)
            return

        async def record(tx: Tx) -> None:
            await deliveries.sent(tx, delivery.id, receipt, self.clock.now())
            await chats.reached(tx, delivery.chat_id)

        await self._keep(record)

    async def _send(self, delivery: Delivery, chat: str, *, group: bool) -> str:
        """Send, with the governor knowing from when to when; gives the receipt."""
        part, key = Part(delivery.body, ""), f"newsdigest-{delivery.id}"
        self.governor.begun(chat, now=self.clock.monotonic())
        try:
            return await self.platform.send(delivery.address, part, key=key)
        finally:
            now = self.clock.monotonic()
            self.governor.landed(chat, now=now)
            self._resting[delivery.chat_id] = now + self.governor.rest(chat, group=group, now=now)

    async def _give_back(self, delivery: Delivery, wait: float) -> None:
        due_at = self.clock.now() + timedelta(seconds=wait)
        async with self.db.write() as tx:
            await deliveries.give_back(tx, delivery.id, due_at=due_at)

    async def _failed(self, delivery: Delivery, error: SendError) -> None:
        """Record what an attempt without a receipt means, for the delivery and for its chat."""
        now = self.clock.now()
        verdict = after_failure(delivery, error, now)
        if error.retry_after is not None:
            self.governor.pause(
                error.retry_after,
                now=self.clock.monotonic(),
                chat=None if error.everyone else delivery.address.chat,
            )

        async def record(tx: Tx) -> None:
            await _follow(tx, delivery, verdict, now)
            if error.outcome == "blocked":
                await tell_who_set_it_up(tx, self.platform, delivery, gone(verdict.because), now)
                await chats.block(tx, delivery.address, verdict.because, now)
            if error.outcome == "forbidden":
                await self._refused(tx, delivery, verdict.because, now)
            if error.outcome == "moved" and error.new_address is not None:
                new = Address(delivery.address.platform, error.new_address)
                await chats.move(tx, delivery.address, new)

        await self._keep(record)
        log.warning("delivery %d: %s (%s)", delivery.id, verdict.because, verdict.state)

    async def _refused(self, tx: Tx, delivery: Delivery, why: str, now: datetime) -> None:
        """We may not write there now: told once, tried with each digest for a week, then ended."""
        since = await chats.refused(tx, delivery.chat_id, now)
        if since == now:
            await tell_who_set_it_up(tx, self.platform, delivery, suspended(why), now)
        elif now - since > PATIENCE:
            await tell_who_set_it_up(tx, self.platform, delivery, gone(why), now)
            await chats.block(tx, delivery.address, why, now)

    async def _keep(self, record: Callable[[Tx], Awaitable[None]]) -> None:
        """Write down what became of a send, however long it takes: or it would go twice."""
        while True:
            try:
                async with self.db.write() as tx:
                    return await record(tx)
            except Exception as error:
                if self._stopping or not will_pass(error):
                    raise
                log.error("a send could not be recorded yet: %s", told(error))  # noqa: TRY400 -- comes every second, to a disk that may be full
            await asyncio.sleep(_IDLE)


async def _follow(tx: Tx, delivery: Delivery, verdict: Verdict, now: datetime) -> None:
    """Write down what is to become of a delivery that has no receipt."""
    if verdict.final:
        await deliveries.ended(tx, delivery.id, state=verdict.state, error=verdict.because, now=now)
        return
    await deliveries.later(
        tx,
        delivery.id,
        state=verdict.state,
        due_at=verdict.due_at,
        error=verdict.because,
        unknown=verdict.unknown,
    )
