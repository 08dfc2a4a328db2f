"""The outbox: every part that is owed to a chat, from its cause's transaction to the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.message import Part
from bot.model import Address, Delivery, DeliveryState
from bot.store.db import Tx, insert
from bot.store.expressions import without
from bot.store.schema import SENDING, WAITING, chats, compositions, deliveries, digests

_WAITING = (DeliveryState.PLANNED, DeliveryState.UNKNOWN)
_OPEN = (*_WAITING, DeliveryState.SENDING)
#: What was sent is kept for a month to tell what was said; a file's bytes tell nobody anything.
_WITHOUT_FILE = without(deliveries.c.body, "attached", "content")


@dataclass(frozen=True, slots=True)
class Outbox:
    """How many deliveries are not yet final, and since when the oldest is due."""

    depth: int
    oldest: datetime | None


async def enqueue(
    tx: Tx,
    *,
    chat_id: int,
    parts: Sequence[Part],
    now: datetime,
    urgent: bool,
    due_at: datetime | None = None,
    digest_id: int | None = None,
    update_key: str | None = None,
) -> int:
    """Owe these parts to a chat, in order; what was queued for this cause before stays as it is.

    Gives how many parts are new.
    """
    if not parts:
        return 0
    made = await tx.execute(
        insert(deliveries)
        .values(
            [
                {
                    "chat_id": chat_id,
                    "digest_id": digest_id,
                    "update_key": update_key,
                    "part": number,
                    "parts": len(parts),
                    "body": dict(part.body),
                    "urgent": urgent,
                    "state": DeliveryState.PLANNED,
                    "due_at": due_at or now,
                    "created_at": now,
                }
                for number, part in enumerate(parts, start=1)
            ]
        )
        .on_conflict_do_nothing()
    )
    return made.rowcount


async def claim(
    tx: Tx,
    now: datetime,
    *,
    platform: str,
    limit: int,
    lease: timedelta,
    not_chats: Sequence[int] = (),
) -> list[Delivery]:
    """Take what is due, answers before digests, at most one part of a chat.

    A part waits until those before it are final, and a chat's later message until the earlier.
    """
    ids: dict[int, int] = {}
    for ready in (_ANSWERS, _DIGESTS):
        # Each kind in the order of its index; a chat has one of either at most.
        if len(ids) < limit:
            wanted = {
                "now": now,
                "platform": platform,
                "not_chats": [*not_chats, *ids],
                "most": limit - len(ids),
            }
            ids.update({row.chat_id: row.id for row in await tx.execute(ready, wanted)})
    if not ids:
        return []
    await tx.execute(
        sa.update(deliveries)
        .where(deliveries.c.id.in_(ids.values()))
        .values(
            state=DeliveryState.SENDING,
            lease_until=now + lease,
            attempts=deliveries.c.attempts + 1,
        )
    )
    rows = await tx.execute(
        _WHOLE.where(deliveries.c.id.in_(ids.values())).order_by(
            deliveries.c.urgent.desc(), deliveries.c.due_at, deliveries.c.id
        )
    )
    return [_delivery(row) for row in rows]


def _ready(*, urgent: bool) -> sa.Select[Any]:
    """Of each chat that has nothing in flight the first of its kind that is due, not too late.

    Takes ``now``, ``platform``, ``not_chats`` and ``most``.
    """
    earlier = deliveries.alias("earlier")
    # Counted, and the busy ones listed: no planner can then compare everything with everything that
    # waits, which in a rush is a second for each claim.
    before = (
        sa.select(sa.func.count())
        .where(
            earlier.c.chat_id == deliveries.c.chat_id,
            earlier.c.urgent == deliveries.c.urgent,
            earlier.c.state.in_(_OPEN),
            earlier.c.id < deliveries.c.id,
        )
        .scalar_subquery()
    )
    busy = deliveries.alias("busy")
    flying = sa.select(busy.c.chat_id).where(busy.c.state == sa.literal_column("'sending'"))
    now = sa.bindparam("now", type_=deliveries.c.due_at.type)
    return (
        sa.select(deliveries.c.id, deliveries.c.chat_id)
        .join(chats, chats.c.id == deliveries.c.chat_id)
        .where(
            WAITING,
            deliveries.c.urgent == (sa.true() if urgent else sa.false()),
            deliveries.c.due_at <= now,
            sa.or_(deliveries.c.expires_at.is_(None), deliveries.c.expires_at > now),
            chats.c.platform == sa.bindparam("platform"),
            deliveries.c.chat_id.not_in(sa.bindparam("not_chats", expanding=True)),
            before == 0,
            deliveries.c.chat_id.not_in(flying),
        )
        .order_by(deliveries.c.due_at, deliveries.c.id)
        .limit(sa.bindparam("most", type_=sa.Integer))
        .with_for_update(of=deliveries, skip_locked=True)  # what another claims is not ours
    )


# Asked many times a second: to put a query together costs more than to run it.
_ANSWERS, _DIGESTS = _ready(urgent=True), _ready(urgent=False)

# Deliveries with their chat's address and, of digests, the parts that they share.
_WHOLE = (
    sa.select(
        deliveries,
        chats.c.platform,
        chats.c.chat,
        chats.c.thread,
        chats.c.kind,
        compositions.c.parts.label("composed"),
        sa.and_(chats.c.silent, ~deliveries.c.urgent).label("silent"),
    )
    .join(chats, chats.c.id == deliveries.c.chat_id)
    .outerjoin(digests, digests.c.id == deliveries.c.digest_id)
    .outerjoin(compositions, compositions.c.id == digests.c.composition_id)
)


async def sent(tx: Tx, delivery_id: int, receipt: str, now: datetime) -> None:
    """The platform gave a receipt."""
    await _set(
        tx,
        delivery_id,
        state=DeliveryState.SENT,
        receipt=receipt,
        error=None,
        ended_at=now,
        lease_until=None,
        body=_WITHOUT_FILE,
    )


async def later(
    tx: Tx,
    delivery_id: int,
    *,
    state: DeliveryState,
    due_at: datetime,
    error: str,
    unknown: bool,
) -> None:
    """It was not taken, or nobody knows; to be tried again at ``due_at``."""
    await _set(
        tx,
        delivery_id,
        state=state,
        due_at=due_at,
        error=error,
        lease_until=None,
        unknowns=deliveries.c.unknowns + int(unknown),
    )


async def give_back(tx: Tx, delivery_id: int, *, due_at: datetime) -> None:
    """Claimed, but its turn comes at ``due_at``: that was no attempt."""
    await _set(
        tx,
        delivery_id,
        state=DeliveryState.PLANNED,
        due_at=due_at,
        lease_until=None,
        attempts=deliveries.c.attempts - 1,
    )


async def ended(
    tx: Tx, delivery_id: int, *, state: DeliveryState, error: str, now: datetime
) -> None:
    """It ends without a receipt; the digest's parts after it are skipped, none stands alone."""
    await _set(
        tx,
        delivery_id,
        state=state,
        error=error,
        ended_at=now,
        lease_until=None,
        body=_WITHOUT_FILE,
    )
    this = sa.select(deliveries.c.digest_id).where(deliveries.c.id == delivery_id)
    await tx.execute(
        sa.update(deliveries)
        .where(
            deliveries.c.digest_id == this.scalar_subquery(),
            deliveries.c.id > delivery_id,
            deliveries.c.state.in_(_WAITING),
        )
        .values(state=DeliveryState.SKIPPED, error="an earlier part was not sent", ended_at=now)
    )


async def lapsed(tx: Tx, now: datetime | None) -> list[Delivery]:
    """Claims that nobody holds any more; with ``now`` None every claim: its process is gone."""
    query = _WHOLE.where(SENDING)
    if now is not None:
        query = query.where(deliveries.c.lease_until <= now)
    return [_delivery(row) for row in await tx.execute(query)]


async def pending(tx: Tx) -> Outbox:
    """What is still owed."""
    asked = (sa.func.count().label("number"), sa.func.min(deliveries.c.due_at).label("oldest"))
    found = [
        (await tx.execute(sa.select(*asked).where(which))).one() for which in (WAITING, SENDING)
    ]
    oldest = [row.oldest for row in found if row.oldest is not None]
    return Outbox(sum(row.number for row in found), min(oldest, default=None))


async def _set(tx: Tx, delivery_id: int, **values: object) -> None:
    await tx.execute(sa.update(deliveries).where(deliveries.c.id == delivery_id).values(values))


def _delivery(row: sa.Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        address=Address(row.platform, row.chat, row.thread or None),
        chat_id=row.chat_id,
        chat_kind=row.kind,
        digest_id=row.digest_id,
        part=row.part,
        parts=row.parts,
        body=row.body if row.body is not None else row.composed[row.part - 1],
        state=DeliveryState(row.state),
        attempts=row.attempts,
        unknowns=row.unknowns,
        created_at=row.created_at,
        due_at=row.due_at,
        silent=bool(row.silent),
    )
