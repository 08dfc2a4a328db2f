"""How the installation does, for its status page: counts, days, errors. No chat is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from bot.model import DeliveryState
from bot.store.db import Tx
from bot.store.expressions import day_of, seconds_between
from bot.store.schema import articles, chats, deliveries, digests, stories, subscriptions
from bot.store.size import whole

_LOST = (DeliveryState.DEAD, DeliveryState.BLOCKED, DeliveryState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day (UTC): what was read and sent, and by how much its latest digest was late."""

    day: date
    articles: int = 0
    stories: int = 0
    sent: int = 0
    late: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class NextDigest:
    """So many chats of a platform get a digest at this moment."""

    at: datetime
    platform: str
    chats: int


@dataclass(frozen=True, slots=True)
class Mishap:
    """A message that was not delivered, and why."""

    at: datetime
    platform: str
    state: str
    error: str


async def days(tx: Tx, now: datetime, number: int) -> list[DayFigures]:
    """The last days up to today, the oldest first."""
    first = now.date() - timedelta(days=number - 1)
    since = datetime.combine(first, datetime.min.time(), tzinfo=now.tzinfo)
    read = await _by_day(tx, articles.c.enriched_at, since)
    begun = await _by_day(tx, stories.c.created_at, since)
    is_sent = deliveries.c.state == DeliveryState.SENT
    sent = await _by_day(tx, deliveries.c.ended_at, since, is_sent)
    late = await _lateness(tx, since)
    return [
        DayFigures(
            day, read.get(day, 0), begun.get(day, 0), sent.get(day, 0), late.get(day, timedelta())
        )
        for day in (first + timedelta(days=n) for n in range(number))
    ]


async def next_digests(tx: Tx, limit: int) -> list[NextDigest]:
    """The digests that are due soonest."""
    query = (
        sa.select(subscriptions.c.next_digest_at, chats.c.platform, sa.func.count())
        .join(chats, chats.c.id == subscriptions.c.chat_id)
        .where(subscriptions.c.state == "active", subscriptions.c.next_digest_at.is_not(None))
        .group_by(subscriptions.c.next_digest_at, chats.c.platform)
        .order_by(subscriptions.c.next_digest_at, chats.c.platform)
        .limit(limit)
    )
    return [NextDigest(at, platform, number) for at, platform, number in await tx.execute(query)]


async def mishaps(tx: Tx, since: datetime, limit: int) -> list[Mishap]:
    """What was not delivered since then, or nobody knows whether it was, the last first."""
    query = (
        sa.select(
            deliveries.c.ended_at,
            deliveries.c.created_at,
            chats.c.platform,
            deliveries.c.state,
            deliveries.c.error,
        )
        .join(chats, chats.c.id == deliveries.c.chat_id)
        .where(deliveries.c.state.in_(_LOST), deliveries.c.created_at >= since)
        .order_by(deliveries.c.id.desc())
        .limit(limit)
    )
    return [
        Mishap(row.ended_at or row.created_at, row.platform, row.state, row.error or "")
        for row in await tx.execute(query)
    ]


async def size(tx: Tx) -> int:
    """Bytes of the database."""
    return await whole(tx)


async def _by_day(
    tx: Tx, column: sa.Column[datetime], since: datetime, *where: sa.ColumnElement[bool]
) -> dict[date, int]:
    day = day_of(column)
    query = sa.select(day, sa.func.count()).where(column >= since, *where).group_by(day)
    return {row[0]: row[1] for row in await tx.execute(query)}


async def _lateness(tx: Tx, since: datetime) -> dict[date, timedelta]:
    """By how much the latest digest of each day arrived after it was due."""
    day = day_of(deliveries.c.ended_at)
    late = sa.func.max(seconds_between(digests.c.due_at, deliveries.c.ended_at))
    query = (
        sa.select(day, late)
        .join(digests, digests.c.id == deliveries.c.digest_id)
        .where(deliveries.c.state == DeliveryState.SENT, deliveries.c.ended_at >= since)
        .group_by(day)
    )
    return {at: timedelta(seconds=max(0.0, seconds)) for at, seconds in await tx.execute(query)}
