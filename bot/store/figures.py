"""Figures about the installation, for its owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.reading import FAILING
from bot.store.db import Tx
from bot.store.schema import WAITING, articles, chats, deliveries, feeds, people, stories
from bot.store.schema import subscriptions as orders


@dataclass(frozen=True, slots=True)
class Figures:
    """How many there are of each."""

    feeds: int
    articles: int
    stories: int
    chats: int
    orders: int
    people: int
    sent: int
    waiting: int


async def count(tx: Tx, since: datetime) -> Figures:
    """All of them; ``sent``: the messages that arrived since then."""
    return Figures(
        feeds=await _number(tx, feeds, feeds.c.kind == "feed"),
        articles=await _number(tx, articles),
        stories=await _number(tx, stories),
        chats=await _number(tx, chats, chats.c.blocked.is_(None)),
        orders=await _number(tx, orders, orders.c.state == "active"),
        people=await _number(tx, people),
        sent=await _number(
            tx, deliveries, deliveries.c.state == "sent", deliveries.c.ended_at >= since
        ),
        waiting=await _number(tx, deliveries, WAITING),
    )


async def failing(tx: Tx, limit: int) -> list[tuple[str, str]]:
    """Public feeds that cannot be read: (title, why), those that stopped first."""
    rows = await tx.execute(
        sa.select(feeds.c.title, feeds.c.error)
        .where(feeds.c.public.is_(True), feeds.c.failures > 0, feeds.c.error.is_not(None))
        .order_by(feeds.c.stopped.desc(), feeds.c.failures.desc(), feeds.c.id)
        .limit(limit)
    )
    return [(row.title, row.error) for row in rows]


async def last_read(tx: Tx) -> datetime | None:
    """When an article was last read."""
    found: datetime | None = (
        await tx.execute(sa.select(sa.func.max(articles.c.first_seen_at)))
    ).scalar_one()
    return found


async def _number(tx: Tx, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    query = sa.select(sa.func.count()).select_from(table).where(*where)
    return int((await tx.execute(query)).scalar_one())


async def feed_states(tx: Tx) -> dict[str, int]:
    """How many feeds are well, failing (as the pages and notices have it) and stopped."""
    state = sa.case(
        (feeds.c.stopped.is_(True), "stopped"), (feeds.c.failures >= FAILING, "failing"), else_="ok"
    )
    query = sa.select(state, sa.func.count()).where(feeds.c.kind == "feed").group_by(state)
    found = {str(name): int(number) for name, number in await tx.execute(query)}
    return {"ok": 0, "failing": 0, "stopped": 0} | found
