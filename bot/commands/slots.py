"""What becomes of an order's slots when people change it: none is lost, none is promised twice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.digest.schedule import Slot, following
from bot.model import Subscription
from bot.store import closing, digests, subscriptions
from bot.store.closing import Closed
from bot.store.db import Tx


async def slot_after_change(
    tx: Tx, order: Subscription, now: datetime, *, at: time, zone: str, days: Collection[int]
) -> Slot:
    """The next slot of an order that gets another time, zone or days.

    What is due already and was not made yet stays due: the change comes into force after it.
    """
    while (due := _due(order, now)) is not None:
        if _after(due, order).due_at > now:
            return due
        order = await _close(tx, order, due, now, "missed: the bot was offline")
    closed = await digests.last_slot(tx, order.id)
    if closed is None and order.last_digest_at is not None:  # its slots are on record no more
        closed = order.last_digest_at.astimezone(ZoneInfo(order.timezone)).date()
    return following(now, at, zone, days, after=closed)


async def close_due(tx: Tx, order: Subscription, now: datetime, reason: str) -> None:
    """Put on record that what is due already will not be made: the order stops."""
    while (slot := _due(order, now)) is not None:
        order = await _close(tx, order, slot, now, reason)


async def _close(
    tx: Tx, order: Subscription, slot: Slot, now: datetime, reason: str
) -> Subscription:
    """Skip a slot; gives the order with its next one."""
    later = _after(slot, order)
    skipped = Closed([order.id], slot.date, "skipped", reason, later.date, later.due_at)
    await closing.close(tx, [skipped], now)
    found = await subscriptions.get(tx, order.id)
    assert found is not None
    return found


def _after(slot: Slot, order: Subscription) -> Slot:
    return following(slot.due_at, order.at, order.timezone, order.days, after=slot.date)


def _due(order: Subscription, now: datetime) -> Slot | None:
    if order.state != "active" or order.next_slot is None or order.next_digest_at is None:
        return None
    return Slot(order.next_slot, order.next_digest_at) if order.next_digest_at <= now else None
