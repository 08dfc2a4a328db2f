"""The shell that sends what is owed on one platform: claim, send, record; it decides nothing.

One loop does all the writing: what landed since it last looked and what may go next stand in one
transaction, so that a send costs one commit and many that land together share it. It waits for no
other writer on PostgreSQL, unless an attempt failed: what that means for a chat must be read first.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from bot.clock import Clock
from bot.delivery.consequences import after, follow
from bot.delivery.governor import Governor
from bot.delivery.platform import Platform
from bot.delivery.retry import after_crash, after_failure
from bot.errors import SendError
from bot.logs import about
from bot.message import Part
from bot.model import Delivery
from bot.store import chats, deliveries
from bot.store.db import Database, Tx, told, will_pass

log = logging.getLogger(__name__)

#: Longer than a send can take with its timeouts, so that a claim never lapses under its sender.
LEASE = timedelta(seconds=120)
#: Telegram's 30 a second want as many in flight as it takes seconds to answer, times thirty.
_IN_FLIGHT = 40
#: Claimed before their moment, so that each second's first sends need not wait for a claim.
_AHEAD = 10
_IDLE = 1.0
_LONGEST_WAIT = 1.5


#: Hears of each attempt that ended: what became of it, and how long after its time that was.
Landed = Callable[[str, timedelta], None]
#: Hears of each wait for the platform's limits, in seconds.
Waited = Callable[[float], None]
#: Writes down what became of a delivery.
Record = Callable[[Tx], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Ending:
    """How what became of a delivery is written down: ``alone`` if it is decided by what is read."""

    record: Record
    alone: bool = False


@dataclass(slots=True)
class Outbox:
    """Sends for one platform until it is stopped; ``wake`` makes it look at once.

    A chat is flying from its claim until what became of it was recorded; at first it may be held
    until the governor lets it go.
    """

    db: Database
    clock: Clock
    platform: Platform
    governor: Governor
    landed: Landed = lambda _outcome, _late: None
    waited: Waited = lambda _seconds: None
    leads: Callable[[], bool] = lambda: True
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False
    _flying: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _held: set[int] = field(default_factory=set)
    _landed: dict[int, Ending] = field(default_factory=dict)
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
                await follow(tx, delivery, verdict, now)
        if mine:
            log.warning("%d deliveries were in flight and left no record", len(mine))
        return len(mine)

    async def run(self) -> None:
        """Send what comes due until ``stop``; then record what is still in flight."""
        while not self._stopping or self._flying:
            self._woken.clear()
            wait = await self._try_some()
            if wait:
                with suppress(TimeoutError):
                    # Not wait_for, which on Python 3.11 can swallow that it is cancelled.
                    async with asyncio.timeout(wait):
                        await self._woken.wait()

    async def _try_some(self) -> float:
        try:
            return await self._write()
        except Exception as error:
            # A database that is locked or full now may not be so in a second; all is still owed,
            # and what landed is still known: unrecorded, it would go twice.
            trace = None if will_pass(error) else error
            log.error("%s: %s", self._failing(), told(error), exc_info=trace)  # noqa: TRY400
            if trace is not None:
                await self._record_each()
            await asyncio.sleep(_IDLE)
            return 0.0

    def _failing(self) -> str:
        if self._landed:
            return f"what {self.platform.name} took could not be recorded yet"
        return f"nothing could be claimed for {self.platform.name}"

    async def _write(self) -> float:
        """Record what landed, claim what may go now and send it; how long to wait for more.

        Few that may not go yet are claimed: a claim that a crash leaves behind may have been sent.
        """
        now = self.clock.monotonic()
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}
        landed = dict(self._landed)
        free = 0 if self._stopping or not self.leads() else self._free(now)
        if not landed and free <= self._ahead() // 2:
            return self.governor.until_room(now) or _IDLE
        alone = any(ending.alone for ending in landed.values())
        async with self.db.write(alone=alone) as tx:
            for ending in landed.values():
                await ending.record(tx)
            claimed = await self._claim(tx, free, landed) if free > 0 else []
        self._recorded(landed)
        for delivery in claimed:
            task = asyncio.create_task(self._deliver(delivery))
            self._flying[delivery.chat_id] = task
            task.add_done_callback(partial(self._lost, delivery))
        # Each begins now, so that the governor knows of it before the next are claimed.
        await asyncio.sleep(0)
        return 0.0 if claimed else min([_IDLE, *(at - now for at in self._resting.values())])

    def _free(self, now: float) -> int:
        """How many may be claimed at this moment; what has landed is in flight no longer."""
        flying = len(self._flying) - len(self._landed)
        may_go = self.governor.room(now) - len(self._held)
        if not self.governor.paused(now):
            may_go += self._ahead()
        return min(_IN_FLIGHT - flying, may_go)

    def _ahead(self) -> int:
        """How many are claimed before their moment: a third of a second's at most."""
        everyone = self.governor.limits.everyone
        return min(_AHEAD, int(everyone.number / everyone.seconds) // 3)

    async def _claim(self, tx: Tx, limit: int, landed: Mapping[int, Ending]) -> list[Delivery]:
        flying = [chat for chat in self._flying if chat not in landed]
        return await deliveries.claim(
            tx,
            self.clock.now(),
            platform=self.platform.name,
            limit=limit,
            lease=LEASE,
            not_chats=[*flying, *self._resting],
        )

    def _recorded(self, landed: Iterable[int]) -> None:
        for chat_id in landed:
            del self._landed[chat_id], self._flying[chat_id]

    async def _record_each(self) -> None:
        """One that cannot be recorded whatever we do must not keep the others from it."""
        for chat_id, ending in dict(self._landed).items():
            try:
                async with self.db.write() as tx:
                    await ending.record(tx)
            except Exception as error:
                if will_pass(error):
                    return
                log.exception("what became of a delivery was not recorded")
            self._recorded([chat_id])

    def _lost(self, delivery: Delivery, task: asyncio.Task[None]) -> None:
        """What went wrong unforeseen, or was cancelled, is taken back when the lease ends."""
        if task.cancelled() or (error := task.exception()) is not None:
            self._flying.pop(delivery.chat_id, None)
            if not task.cancelled():
                log.error("delivery %d was not recorded", delivery.id, exc_info=error)
        self._woken.set()

    async def _deliver(self, delivery: Delivery) -> None:
        """One delivery from claim to landing. A long wait is spent in the store, not in a claim."""
        chat, group = delivery.address.chat, delivery.chat_kind in ("group", "channel")
        if wait := await self._hold(delivery.chat_id, chat, group=group):
            self._land(delivery, partial(self._give_back, delivery, wait))
            return
        if not self.leads():
            # Whoever leads now goes by the limits of this token, and knows nothing of us.
            self._land(delivery, partial(self._give_back, delivery, 0.0))
            return
        try:
            receipt = await self._send(delivery, chat, group=group)
        except SendError as error:
            self._failed(delivery, error)
            return

        async def record(tx: Tx) -> None:
            await deliveries.sent(tx, delivery.id, receipt, self.clock.now())
            await chats.reached(tx, delivery.chat_id)

        self._land(delivery, record)
        late = self.clock.now() - min(delivery.due_at, delivery.created_at)
        self.landed("sent", late)
        of = about("delivery", delivery.id, late.total_seconds())
        log.debug("delivery %d: sent", delivery.id, extra=of)

    async def _hold(self, chat_id: int, chat: str, *, group: bool) -> float:
        """Wait until it may go; gives the seconds it would take if that is too long."""
        self._held.add(chat_id)
        try:
            while wait := self.governor.wait(chat, group=group, now=self.clock.monotonic()):
                self.waited(wait)
                if self._stopping or wait > _LONGEST_WAIT:
                    return wait
                await asyncio.sleep(wait)
        finally:
            self._held.discard(chat_id)
            self._woken.set()
        return 0.0

    def _land(self, delivery: Delivery, record: Record, *, alone: bool = False) -> None:
        """Have written down what became of it, however long that takes: or it would go twice."""
        self._landed[delivery.chat_id] = Ending(record, alone)

    async def _send(self, delivery: Delivery, chat: str, *, group: bool) -> str:
        """Send, with the governor knowing from when to when; gives the receipt."""
        part, key = Part(delivery.body, "", delivery.silent), f"newsdigest-{delivery.id}"
        self.governor.begun(chat, now=self.clock.monotonic())
        try:
            return await self.platform.send(delivery.address, part, key=key)
        finally:
            now = self.clock.monotonic()
            self.governor.landed(chat, now=now)
            self._resting[delivery.chat_id] = now + self.governor.rest(chat, group=group, now=now)

    async def _give_back(self, delivery: Delivery, wait: float, tx: Tx) -> None:
        due_at = self.clock.now() + timedelta(seconds=wait)
        await deliveries.give_back(tx, delivery.id, due_at=due_at)

    def _failed(self, delivery: Delivery, error: SendError) -> None:
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
            await after(tx, self.platform, delivery, error, verdict, now)

        self._land(delivery, record, alone=True)
        self.landed(error.outcome, now - delivery.due_at)
        text = "delivery %d: %s (%s)"
        of = about("delivery", delivery.id)
        log.warning(text, delivery.id, verdict.because, verdict.state, extra=of)
