"""Slots are closed: outcome, what is owed for them and the next one, thousands in a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa

from bot.model import DeliveryState
from bot.store.db import Tx, insert
from bot.store.expressions import table_of
from bot.store.schema import deliveries, digests, subscriptions

Outcome = Literal["queued", "empty", "skipped"]


@dataclass(frozen=True, slots=True)
class Closed:
    """How one slot of these subscriptions ends, and when they are due next.

    With a ``composition_id``, its ``parts`` are owed to their chats until ``expires_at``.
    """

    subscription_ids: Sequence[int]
    slot: date
    outcome: Outcome
    reason: str | None
    next_slot: date
    next_digest_at: datetime
    composition_id: int | None = None
    parts: int = 0
    expires_at: datetime | None = None


async def close(tx: Tx, ends: Sequence[Closed], now: datetime) -> int:
    """Close these slots; gives how many were still open.

    Only those of subscriptions that are active and due for this very slot; closed once, it stays
    as it is. All of them share three statements, and ids that lie side by side their pages:
    in a hundred thousand that is a third of the time.
    """
    closed = _each(ends)
    done = await _close(tx, closed, now)
    for part in range(1, max(end.parts for end in ends) + 1):
        await _owe(tx, closed, part, now)
    await _advance(tx, closed, now)
    return done


async def _close(tx: Tx, closed: sa.Subquery, now: datetime) -> int:
    values = {
        "subscription_id": subscriptions.c.id,
        "chat_id": subscriptions.c.chat_id,
        "slot": subscriptions.c.next_slot,
        "due_at": subscriptions.c.next_digest_at,
        "outcome": closed.c.outcome,
        "reason": closed.c.reason,
        "composition_id": closed.c.composition_id,
        "since": subscriptions.c.last_digest_at,
        "built_at": sa.literal(now, digests.c.built_at.type),
    }
    still_open = sa.select(*values.values()).where(_open(closed))
    # Whoever changes an order meanwhile waits, on PostgreSQL too: it is closed as it was read.
    still_open = still_open.with_for_update(of=subscriptions)
    made = await tx.execute(
        insert(digests).from_select(list(values), still_open).on_conflict_do_nothing()
    )
    return made.rowcount


async def _owe(tx: Tx, closed: sa.Subquery, part: int, now: datetime) -> None:
    values = {
        "chat_id": digests.c.chat_id,
        "digest_id": digests.c.id,
        "part": sa.literal(part),
        "parts": closed.c.parts,
        "urgent": sa.false(),
        "state": sa.literal(DeliveryState.PLANNED.value),
        "due_at": sa.literal(now, deliveries.c.due_at.type),
        "expires_at": closed.c.expires_at,
        "created_at": sa.literal(now, deliveries.c.created_at.type),
    }
    owed = sa.select(*values.values()).where(
        closed.c.parts >= part,
        digests.c.subscription_id == closed.c.id,
        digests.c.slot == closed.c.slot,
        # By the slot's key: one composition may be thousands of digests', each looked through.
        digests.c.composition_id + 0 == closed.c.composition_id,
    )
    await tx.execute(insert(deliveries).from_select(list(values), owed).on_conflict_do_nothing())


async def _advance(tx: Tx, closed: sa.Subquery, now: datetime) -> None:
    """Those that were skipped have had no digest: their news begin where they did."""
    last = subscriptions.c.last_digest_at
    values = {
        "next_slot": closed.c.next_slot,
        "next_digest_at": closed.c.next_digest_at,
        "last_digest_at": sa.case((closed.c.outcome == "skipped", last), else_=now),
    }
    await tx.execute(sa.update(subscriptions).where(_open(closed)).values(values))


def _open(closed: sa.Subquery) -> sa.ColumnElement[bool]:
    return sa.and_(
        subscriptions.c.id == closed.c.id,
        subscriptions.c.next_slot == closed.c.slot,
        subscriptions.c.state == "active",
    )


#: What an end says of its subscriptions, each with the column that it is kept in.
_SAID = {
    "slot": digests.c.slot,
    "outcome": digests.c.outcome,
    "reason": digests.c.reason,
    "next_slot": subscriptions.c.next_slot,
    "next_digest_at": subscriptions.c.next_digest_at,
    "composition_id": digests.c.composition_id,
    "parts": deliveries.c.parts,
    "expires_at": deliveries.c.expires_at,
}
_WHOSE = {"id": subscriptions.c.id.type, "end": sa.Integer()}
_ENDS = {"end": sa.Integer()} | {name: column.type for name, column in _SAID.items()}


def _each(ends: Sequence[Closed]) -> sa.Subquery:
    """A row for each subscription, in order: its ``id`` and what its end says.

    Many end alike: what is said of them goes to the database once.
    """
    alike: dict[tuple[object, ...], int] = {}
    whose = []
    for end in ends:
        said = tuple(getattr(end, name) for name in _SAID)
        place = alike.setdefault(said, len(alike))
        whose += [(number, place) for number in end.subscription_ids]
    orders = table_of("orders", sorted(whose), _WHOSE)
    told = table_of("told", [(place, *said) for said, place in alike.items()], _ENDS)
    joined = orders.join(told, told.c.end == orders.c.end)
    return sa.select(orders.c.id, *(told.c[name] for name in _SAID)).select_from(joined).subquery()
