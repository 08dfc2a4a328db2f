"""How large the database is."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.db import Tx


async def whole(tx: Tx) -> int:
    """Bytes that it takes on the disk."""
    if tx.dialect.name == "postgresql":
        bytes_ = sa.func.pg_database_size(sa.func.current_database())
        return int((await tx.execute(sa.select(bytes_))).scalar_one())
    return await _pragma(tx, "page_count") * await _pragma(tx, "page_size")


async def free(tx: Tx) -> int:
    """Bytes of these that hold nothing. Not known of PostgreSQL: 0."""
    if tx.dialect.name == "postgresql":
        return 0
    return await _pragma(tx, "freelist_count") * await _pragma(tx, "page_size")


async def _pragma(tx: Tx, name: str) -> int:
    return int((await tx.execute(sa.text(f"PRAGMA {name}"))).scalar_one())
