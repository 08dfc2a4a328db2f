"""Small facts about the installation, by name."""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa

from bot.store.db import Database, Tx, insert
from bot.store.schema import meta

_INSTALLATION = "installation"


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


async def installation(db: Database) -> str:
    """The installation's own name, made when it is first asked for: the same for ever."""
    async with db.read() as tx:
        known = await get(tx, _INSTALLATION)
    if known is not None:
        return str(known)
    async with db.write() as tx:
        # Another process may have been faster.
        known = await get(tx, _INSTALLATION) or str(uuid4())
        await put(tx, _INSTALLATION, known)
    return str(known)
