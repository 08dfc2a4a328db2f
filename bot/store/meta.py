"""Small facts about the installation, by name."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.db import Tx, insert
from bot.store.schema import meta


async def get(tx: Tx, key: str) -> object | None:
    """The value kept under this name."""
    found: object | None = (
        await tx.execute(sa.select(meta.c.value).where(meta.c.key == key))
    ).scalar_one_or_none()
    return found


async def put(tx: Tx, key: str, value: object) -> None:
    """Keep a JSON value under this name."""
    await tx.execute(
        insert(meta)
        .values(key=key, value=value)
        .on_conflict_do_update(index_elements=["key"], set_={"value": value})
    )
