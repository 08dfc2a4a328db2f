"""What is forgotten: old articles' text, old deliveries, handled updates; what was seen stays."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import DeliveryState
from bot.store import fulltext, names, size
from bot.store.db import Tx
from bot.store.digests import MEMORY
from bot.store.schema import (
    articles,
    compositions,
    deliveries,
    digests,
    entries,
    stories,
    updates,
)

_BATCH = 500
_FEW = 50
_MANY = 2_000
_FINAL = (
    DeliveryState.SENT,
    DeliveryState.BLOCKED,
    DeliveryState.SKIPPED,
    DeliveryState.DEAD,
)
#: An entry is remembered for so long after its text went, or it would look new again.
_MEMORY = timedelta(days=365)
#: Some feeds show their whole archive for ever: so many of each are never forgotten.
_STILL_SHOWN = 2_000


async def prune(
    tx: Tx, now: datetime, *, keep: timedelta, most_bytes: int, spare: float = 0.0
) -> int:
    """Forget a batch of what is older than ``keep``, or the oldest when the file is too large.

    spare: the share of the file that is to be free for what comes next, when it cannot grow.
    Gives how many articles went, or else of the rest; call again while it gives any.
    """
    before = now - keep
    old = sa.select(articles.c.id).where(articles.c.first_seen_at < before)
    used, room = await _size(tx)
    if used > min(most_bytes, room * (1 - spare)):
        old = sa.select(articles.c.id)
    # For room alone no more goes than must; and little at once, since the disk is full.
    batch = old.order_by(articles.c.first_seen_at).limit(_FEW if spare else _BATCH)
    ids = (await tx.execute(batch)).scalars().all()
    if ids:
        await fulltext.forget(tx, ids)
        await names.forget_with(tx, ids)
        await names.forget_nobodies(tx)
        await tx.execute(sa.delete(articles).where(articles.c.id.in_(ids)))
        told = sa.exists().where(articles.c.story_id == stories.c.id)
        await tx.execute(sa.delete(stories).where(~told, stories.c.fresh_at < before))
    gone = await _forget_delivered(tx, before)
    gone += await _forget_digests(tx, min(before, now - MEMORY))
    gone += await _forget_compositions(tx, min(before, now - MEMORY))
    await _forget_entries(tx, now - _MEMORY)
    return len(ids) or gone


async def _forget_delivered(tx: Tx, before: datetime) -> int:
    """Forget a batch of what was delivered, or given up, and of what was handled before then."""
    ended = (deliveries.c.ended_at < before, deliveries.c.state.in_(_FINAL))
    gone = await _some(tx, deliveries, deliveries.c.id, *ended)
    handled = (updates.c.ended_at < before, updates.c.state != "new")
    of = sa.tuple_(updates.c.platform, updates.c.key)
    some = sa.select(updates.c.platform, updates.c.key).where(*handled).limit(_MANY)
    return gone + (await tx.execute(sa.delete(updates).where(of.in_(some)))).rowcount


async def _forget_digests(tx: Tx, before: datetime) -> int:
    """Forget a batch of the oldest digests, if built before then and owed to nobody any more."""
    first = (await tx.execute(sa.select(sa.func.min(digests.c.id)))).scalar_one()
    return await _some(
        tx,
        digests,
        digests.c.id,
        digests.c.id < (first or 0) + _MANY,
        digests.c.built_at < before,
        ~sa.exists().where(deliveries.c.digest_id == digests.c.id),
    )


async def _forget_compositions(tx: Tx, before: datetime) -> int:
    """Forget what was composed before then and is owed to nobody any more."""
    owed = sa.exists().where(
        digests.c.composition_id == compositions.c.id, deliveries.c.digest_id == digests.c.id
    )
    old = (compositions.c.created_at < before, ~owed)
    return await _some(tx, compositions, compositions.c.id, *old)


async def _some(
    tx: Tx, table: sa.Table, key: sa.Column[int], *where: sa.ColumnElement[bool]
) -> int:
    """Delete some rows of those, so that nobody waits long; gives how many."""
    some = sa.select(key).where(*where).limit(_MANY)
    return (await tx.execute(sa.delete(table).where(key.in_(some)))).rowcount


async def _forget_entries(tx: Tx, before: datetime) -> None:
    """Forget entries without text that were seen before then, but no feed's newest ones."""
    place = sa.func.row_number().over(partition_by=entries.c.feed_id, order_by=entries.c.id.desc())
    placed = sa.select(
        entries.c.id, entries.c.article_id, entries.c.seen_at, place.label("place")
    ).subquery()
    forgettable = (placed.c.article_id.is_(None), placed.c.seen_at < before)
    far = sa.select(placed.c.id).where(placed.c.place > _STILL_SHOWN, *forgettable)
    old = sa.select(entries.c.id).where(entries.c.article_id.is_(None), entries.c.seen_at < before)
    if (await tx.execute(old.limit(1))).first() is not None:
        await tx.execute(sa.delete(entries).where(entries.c.id.in_(far)))


async def _size(tx: Tx) -> tuple[int, int]:
    """Bytes of the database that hold something, and all; on a server its keeper sees to that."""
    if tx.dialect.name != "sqlite":
        return 0, 0
    all_ = await size.whole(tx)
    return all_ - await size.free(tx), all_
