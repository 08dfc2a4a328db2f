"""An order's next slot, and an order in words: pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.commands.wording import days_named, joined, moment
from bot.digest.schedule import Slot, next_slot
from bot.model import Subscription


def following(
    now: datetime, at: time, zone: str, days: Collection[int], *, after: Subscription | None
) -> Slot:
    """The first slot later than ``now`` on a day for which ``after`` brought no digest yet."""
    slot = next_slot(now, at, zone, days)
    if after is None or after.last_digest_at is None:
        return slot
    # A day's digest that was sent is not sent again because its time was changed.
    had = after.last_digest_at.astimezone(ZoneInfo(after.timezone)).date()
    while slot.date <= had:
        slot = next_slot(slot.due_at, at, zone, days)
    return slot


def next_digest(order: Subscription, now: datetime) -> str:
    """When an order's next digest comes: "tomorrow, Saturday, 08:00", or why none does."""
    if order.state == "active" and order.next_digest_at is not None:
        return moment(order.next_digest_at, order.timezone, now)
    return "paused" if order.state == "paused" else f"stopped ({order.reason or order.state})"


def topics_named(order: Subscription) -> str:
    """What an order is on; without topics of its own, on what the chat follows."""
    return joined(order.topics) or "what is followed here"


def described(order: Subscription, now: datetime) -> str:
    """An order in one line, for /settings."""
    when = f"{days_named(order.days)} at {order.at:%H:%M}"
    on = f", on {joined(order.topics)}" if order.topics else ""
    return f"Digest: {when}, {order.length}{on}. Next: {next_digest(order, now)}."
