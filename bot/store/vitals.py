"""What tells whether all goes well: what is late, what cannot be read, and that writing works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store import meta
from bot.store.db import Tx
from bot.store.schema import SENDING, WAITING, chats, deliveries, feeds

_ALIVE = "alive at"
_RECEIPTS = "arrived at"
#: A feed that is not even asked for so long after its time cannot be read either.
_LATE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed on one platform: how many, and since when the oldest is due."""

    platform: str
    depth: int
    oldest_due: datetime | None


@dataclass(frozen=True, slots=True)
class Readable:
    """Feeds that are polled, how many of them fail, and what one of those says."""

    polled: int
    failing: int
    why: str | None


async def sign(tx: Tx, now: datetime, receipts: Mapping[str, datetime]) -> dict[str, datetime]:
    """Write that we are alive: it works, or raises.

    receipts: when something last arrived on a platform, as far as this process knows; gives what
    all processes together know, who lead or have led.
    """
    await meta.put(tx, _ALIVE, now.isoformat())
    kept = await meta.get(tx, _RECEIPTS)
    known = dict(receipts)
    for platform, moment in kept.items() if isinstance(kept, dict) else ():
        at = datetime.fromisoformat(moment)
        known[platform] = max(at, known.get(platform, at))
    if receipts:
        await meta.put(tx, _RECEIPTS, {name: at.isoformat() for name, at in known.items()})
    return known


async def owed(tx: Tx) -> list[Owed]:
    """What is not delivered yet, by platform."""
    rows = await tx.execute(
        sa.select(chats.c.platform, sa.func.count(), sa.func.min(deliveries.c.due_at))
        .select_from(deliveries.join(chats, chats.c.id == deliveries.c.chat_id))
        .where(sa.or_(WAITING, SENDING))
        .group_by(chats.c.platform)
        .order_by(chats.c.platform)
    )
    return [Owed(platform, depth, oldest) for platform, depth, oldest in rows]


async def readable(tx: Tx, now: datetime) -> Readable:
    """How the feeds are that we ask by ourselves; one slip is no failure."""
    ill = sa.or_(feeds.c.failures >= 2, feeds.c.next_check_at < now - _LATE)
    row = (
        await tx.execute(
            sa.select(
                sa.func.count().label("polled"),
                sa.func.coalesce(sa.func.sum(sa.case((ill, 1), else_=0)), 0).label("failing"),
                sa.func.max(sa.case((ill, feeds.c.error))).label("why"),
            ).where(feeds.c.kind == "feed", feeds.c.stopped.is_(False))
        )
    ).one()
    return Readable(row.polled, row.failing, row.why)
