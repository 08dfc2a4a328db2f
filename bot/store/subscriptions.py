"""Subscriptions: chats' standing orders, each with the time of its next digest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa

from bot.model import Length, Subscription
from bot.store.db import Tx
from bot.store.expressions import new_id
from bot.store.schema import chats, subscriptions


async def add(
    tx: Tx,
    *,
    chat_id: int,
    topics: Sequence[str],
    at: time,
    timezone: str,
    days: Sequence[int],
    length: Length,
    languages: Sequence[str],
    slot: date | None,
    due_at: datetime | None,
    now: datetime,
) -> Subscription:
    """Take a new order; its first digest is that of ``slot``, due at ``due_at``."""
    made = await tx.execute(
        sa.insert(subscriptions).values(
            chat_id=chat_id,
            topics=list(topics),
            at=at.strftime("%H:%M"),
            timezone=timezone,
            days=list(days),
            length=length,
            languages=list(languages),
            state="active",
            next_slot=slot,
            next_digest_at=due_at,
            created_at=now,
        )
    )
    found = await get(tx, new_id(made))
    assert found is not None
    return found


async def get(tx: Tx, subscription_id: int) -> Subscription | None:
    """The subscription with this id."""
    row = (
        await tx.execute(sa.select(subscriptions).where(subscriptions.c.id == subscription_id))
    ).one_or_none()
    return None if row is None else _subscription(row)


async def of_chat(tx: Tx, chat_id: int) -> list[Subscription]:
    """A chat's orders that have not ended, the oldest first."""
    rows = await tx.execute(
        sa.select(subscriptions)
        .where(subscriptions.c.chat_id == chat_id, subscriptions.c.state != "ended")
        .order_by(subscriptions.c.id)
    )
    return [_subscription(row) for row in rows]


async def change(tx: Tx, subscription_id: int, **columns: object) -> None:
    """Change columns of one order, by the names of Subscription's fields."""
    values = dict(columns)
    if isinstance(at := values.get("at"), time):
        values["at"] = at.strftime("%H:%M")
    for name in ("topics", "days", "languages"):
        if isinstance(value := values.get(name), tuple):
            values[name] = list(value)
    await tx.execute(
        sa.update(subscriptions).where(subscriptions.c.id == subscription_id).values(values)
    )


async def end(tx: Tx, subscription_id: int, reason: str) -> None:
    """End an order for good."""
    await change(
        tx, subscription_id, state="ended", reason=reason, next_digest_at=None, next_slot=None
    )


async def due(tx: Tx, now: datetime, limit: int) -> list[Subscription]:
    """Active orders whose digest is due, the longest waiting first."""
    rows = await tx.execute(
        sa.select(subscriptions)
        .join(chats, chats.c.id == subscriptions.c.chat_id)
        .where(
            subscriptions.c.next_digest_at <= now,
            subscriptions.c.state == "active",
            chats.c.blocked.is_(None),
        )
        .order_by(subscriptions.c.next_digest_at, subscriptions.c.id)
        .limit(limit)
    )
    return [_subscription(row) for row in rows]


def _subscription(row: sa.Row[Any]) -> Subscription:
    return Subscription(
        id=row.id,
        chat_id=row.chat_id,
        topics=tuple(row.topics),
        at=time.fromisoformat(row.at),
        timezone=row.timezone,
        days=tuple(row.days),
        length=row.length,
        languages=tuple(row.languages),
        state=row.state,
        reason=row.reason,
        next_slot=row.next_slot,
        next_digest_at=row.next_digest_at,
        last_digest_at=row.last_digest_at,
        created_at=row.created_at,
    )
