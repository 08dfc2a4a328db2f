"""Entries: what a feed showed before, so that nothing looks new twice."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from bot.reading import Seen
from bot.store.db import Tx
from bot.store.schema import articles, entries


async def seen(tx: Tx, feed_id: int, digests: Mapping[str, str], *, most_edits: int) -> Seen:
    """What this feed showed before of these entries, given as guid → digest."""
    theirs = (entries.c.guid.in_(list(digests)), entries.c.digest.in_(list(digests.values())))
    rows = await tx.execute(
        sa.select(entries.c.guid, entries.c.digest, entries.c.edits).where(
            entries.c.feed_id == feed_id, sa.or_(*theirs)
        )
    )
    found = rows.all()
    return Seen(
        {row.guid: row.digest for row in found if row.guid in digests},
        frozenset(row.guid for row in found if row.edits >= most_edits),
        frozenset(row.digest for row in found),
    )


async def latest_texts(tx: Tx, feed_id: int, limit: int) -> list[str]:
    """The texts of a feed's latest articles."""
    rows = await tx.execute(
        sa.select(articles.c.text)
        .join(entries, entries.c.article_id == articles.c.id)
        .where(entries.c.feed_id == feed_id)
        .order_by(entries.c.id.desc())
        .limit(limit)
    )
    return list(rows.scalars())
