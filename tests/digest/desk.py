"""A builder at work on a real database, with a clock in hand."""

from __future__ import annotations

import sqlalchemy as sa

from bot.digest.build import Builder
from bot.store import deliveries
from tests.builders import HOUR, HandClock, Newsroom, one_part


class Desk:
    """A builder with a clock in hand, and what it left in the store."""

    def __init__(self, room: Newsroom) -> None:
        self.room, self.clock, self.woken = room, HandClock(), 0
        self.builder = Builder(room.db, self.clock, one_part, self._wake)

    def _wake(self) -> None:
        self.woken += 1

    async def slots(self) -> list[tuple[str, str, str | None]]:
        """(slot, outcome, reason) of each closed slot."""
        async with self.room.db.read() as tx:
            rows = await tx.execute(
                sa.text("SELECT slot, outcome, reason FROM digests ORDER BY subscription_id, slot")
            )
            return [(row.slot, row.outcome, row.reason) for row in rows]

    async def sent(self) -> list[str]:
        """What is owed to chats, taken."""
        texts = []
        async with self.room.db.write() as tx:
            while due := await deliveries.claim(
                tx, self.clock.now(), platform="fake", limit=9, lease=HOUR
            ):
                for delivery in due:
                    texts.append(str(delivery.body["text"]))
                    await deliveries.sent(tx, delivery.id, "receipt", self.clock.now())
        return texts
