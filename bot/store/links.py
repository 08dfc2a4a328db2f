"""The quota on links that people have read for them: so many a day in each chat."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from bot.store.db import Tx, insert
from bot.store.schema import links_read


async def take(tx: Tx, chat_id: int, day: date, *, most: int) -> bool:
    """Count one more link of this chat on this day (UTC). False: it has had ``most`` already."""
    made = insert(links_read).values(chat_id=chat_id, day=day, number=1)
    made = made.on_conflict_do_update(
        index_elements=["chat_id", "day"],
        set_={"number": links_read.c.number + 1},
        where=links_read.c.number < most,
    )
    if most < 1:
        return False
    await tx.execute(
        sa.delete(links_read).where(links_read.c.chat_id == chat_id, links_read.c.day < day)
    )
    taken = await tx.execute(made.returning(links_read.c.number))
    return taken.scalar_one_or_none() is not None
