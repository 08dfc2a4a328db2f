"""An outbox at work on a real database, with a clock in hand and a platform that obeys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.governor import UNLIMITED, Governor, Limits
from bot.delivery.outbox import Outbox
from bot.errors import SendError, SendOutcome
from bot.message import Part
from bot.model import Chat
from bot.store import deliveries
from tests.builders import HandClock, Newsroom
from tests.fakes.platform import FakePlatform


class Post:
    """What the tests of sending talk to."""

    def __init__(self, room: Newsroom, limits: Limits = UNLIMITED) -> None:
        self.room, self.clock, self.platform = room, HandClock(), FakePlatform()
        self.outbox = self.new_outbox(limits)

    def new_outbox(self, limits: Limits = UNLIMITED) -> Outbox:
        """As after a restart: only the database is the same."""
        return Outbox(self.room.db, self.clock, self.platform, Governor(limits))

    async def owe(self, chat: Chat, *texts: str, digest_id: int | None = None) -> None:
        """Queue one message in these parts."""
        async with self.room.db.write() as tx:
            await deliveries.enqueue(
                tx,
                chat_id=chat.id,
                parts=[Part({"text": text}, text) for text in texts],
                now=self.clock.now(),
                urgent=False,
                digest_id=digest_id,
            )

    async def rows(self) -> list[tuple[str, int]]:
        """(state, attempts) of every delivery, in order."""
        async with self.room.db.read() as tx:
            rows = await tx.execute(sa.text("SELECT state, attempts FROM deliveries ORDER BY id"))
            return [(row.state, row.attempts) for row in rows]

    async def states(self) -> list[str]:
        return [state for state, _ in await self.rows()]

    @asynccontextmanager
    async def running(self, outbox: Outbox | None = None) -> AsyncIterator[None]:
        """The outbox runs; at the end it is stopped in good order."""
        box = outbox or self.outbox
        task = asyncio.create_task(box.run())
        try:
            yield
        finally:
            box.stop()
            await asyncio.wait_for(task, 10)

    async def until(self, *states: str) -> None:
        """Wait until the deliveries have these states."""
        await self._until(self.states, list(states))

    async def logged(self, caplog: pytest.LogCaptureFixture, words: str) -> None:
        """Wait until the log says so."""

        async def found() -> bool:
            return words in caplog.text

        await self._until(found, True)

    async def tried(self, number: int) -> None:
        """Wait until so many sends were tried."""

        async def count() -> int:
            return len(self.platform.tried)

        await self._until(count, number)

    async def pass_(self, span: timedelta) -> None:
        """Time goes by, and the outbox looks."""
        self.clock.pass_(span)
        self.outbox.wake()

    async def _until(self, look: Callable[[], object], wanted: object) -> None:
        found: object = None
        for _ in range(500):
            found = await look()  # type: ignore[misc]
            if found == wanted:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"{found} never became {wanted}")


def refusal(
    outcome: SendOutcome,
    *,
    retry_after: float | None = None,
    new_address: str | None = None,
    everyone: bool = False,
) -> SendError:
    """What a platform raises."""
    return SendError(
        "it said no",
        outcome=outcome,
        retry_after=retry_after,
        new_address=new_address,
        everyone=everyone,
    )
