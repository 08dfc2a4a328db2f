"""The inbox: what platforms told us, raw, until each update was handled once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.model import Update
from bot.store.db import Tx, insert
from bot.store.expressions import leading_number
from bot.store.schema import updates


async def add(
    tx: Tx, platform: str, received: Sequence[tuple[str, Mapping[str, object]]], now: datetime
) -> int:
    """Keep updates; those that we have already are left as they are. Gives how many are new."""
    new = 0
    for key, body in received:
        made = await tx.execute(
            insert(updates)
            .values(platform=platform, key=key, body=dict(body), state="new", received_at=now)
            .on_conflict_do_nothing()
        )
        new += made.rowcount
    return new


async def pending(tx: Tx, platform: str, limit: int) -> list[Update]:
    """Updates that wait to be handled, in the order in which they came."""
    rows = await tx.execute(
        sa.select(updates)
        .where(updates.c.platform == platform, updates.c.state == "new")
        .order_by(updates.c.received_at, leading_number(updates.c.key), updates.c.key)
        .limit(limit)
    )
    return [Update(row.platform, row.key, row.body, row.attempts) for row in rows]


async def handled(tx: Tx, platform: str, key: str, now: datetime) -> bool:
    """Mark an update handled. False: it was handled before, so nothing may be done for it again.

    An update that never was in the inbox counts as new.
    """
    done = await tx.execute(
        sa.update(updates)
        .where(updates.c.platform == platform, updates.c.key == key, updates.c.state == "new")
        .values(state="handled", ended_at=now)
    )
    if done.rowcount:
        return True
    known = sa.select(updates.c.key).where(updates.c.platform == platform, updates.c.key == key)
    return (await tx.execute(known)).first() is None


async def failed(
    tx: Tx, platform: str, key: str, error: str, now: datetime, *, final: bool
) -> None:
    """Handling an update failed; ``final``: it is not tried again, and its error is kept."""
    await tx.execute(
        sa.update(updates)
        .where(updates.c.platform == platform, updates.c.key == key, updates.c.state == "new")
        .values(
            state="failed" if final else "new",
            attempts=updates.c.attempts + 1,
            error=error,
            ended_at=now if final else None,
        )
    )


async def leave(tx: Tx, platform: str, keys: Sequence[str], why: str, now: datetime) -> None:
    """These are never handled; ``why`` is kept."""
    await tx.execute(
        sa.update(updates)
        .where(updates.c.platform == platform, updates.c.key.in_(keys), updates.c.state == "new")
        .values(state="left", error=why, ended_at=now)
    )
