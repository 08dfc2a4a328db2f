"""Which digests are due, gathered by what they have in common: one composition serves them all."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa

from bot.model import ChatKind, Length, QuietHours
from bot.store.chats import quiet_of
from bot.store.db import Tx
from bot.store.digests import MEMORY
from bot.store.history import days_of, missed_days
from bot.store.schema import chat_feeds, chats, digests, shown, subscriptions

#: So many may make the digests of one moment, each those of every eighth thousands of chats.
_SHARES, _NEIGHBOURS = 8, 4_096


@dataclass(frozen=True, slots=True)
class Due:
    """Subscriptions that are due for one slot and would get the very same digest.

    ``chat_id``: one of their chats, to ask what all of them have seen. ``alone``: that chat sees
    articles, or has seen stories, that others have not. ``missed``: the days since their last
    digest that were due and nothing was sent.
    """

    subscription_ids: tuple[int, ...]
    chat_id: int
    alone: bool
    platform: str
    kind: ChatKind
    topics: tuple[str, ...]
    length: Length
    languages: tuple[str, ...]
    at: time
    timezone: str
    days: tuple[int, ...]
    quiet: QuietHours | None
    silent_when_empty: bool
    language: str | None
    muted: tuple[str, ...]
    preferred: tuple[str, ...]
    slot: date
    due_at: datetime
    since: datetime | None
    past: str | None
    missed: tuple[date, ...] = ()

    @property
    def wish(self) -> Hashable:
        """All that what is composed for them depends on, but the days and the hour."""
        return (
            self.chat_id if self.alone else None,
            self.platform,
            self.kind,
            self.topics,
            self.length,
            self.languages,
            self.language,
            self.silent_when_empty,
            self.muted,
            self.preferred,
            self.slot,
            self.since,
            self.past,
            self.missed,
        )


async def shares(tx: Tx, now: datetime) -> list[int]:
    """The shares in which digests are due."""
    rows = await tx.execute(
        sa.select(_share(subscriptions).label("share"))
        .distinct()
        .where(subscriptions.c.next_digest_at <= now, subscriptions.c.state == "active")
    )
    return sorted(rows.scalars())


def _share(orders: sa.FromClause) -> sa.ColumnElement[int]:
    """Whose work an order is: its chat's, whose neighbours' rows share pages, whatever the zone."""
    return (orders.c.chat_id // _NEIGHBOURS) % _SHARES


async def due(
    tx: Tx, now: datetime, *, without: Sequence[int] = (), share: int | None = None
) -> list[Due]:
    """Everything that is due, longest waiting first; of each chat the first order only.

    A chat's second order is due when the first is closed: it must not repeat its stories. Those
    on topics come first: one on everything would leave them nothing.
    ``without``: subscriptions to be left out. ``share``: of this one only.
    """
    ours = sa.and_(
        subscriptions.c.next_digest_at <= now,
        subscriptions.c.state == "active",
        subscriptions.c.id.not_in(without),
    )
    rival = subscriptions.alias("rival")
    before = sa.or_(
        _general(rival) < _general(subscriptions),
        sa.and_(_general(rival) == _general(subscriptions), rival.c.id < subscriptions.c.id),
    )
    first = ~sa.exists().where(
        rival.c.chat_id == subscriptions.c.chat_id,
        # Written so that no planner looks for rivals by their time: in a rush that is everybody.
        sa.case((rival.c.state == "active", rival.c.next_digest_at)) <= now,
        rival.c.id.not_in(without),
        before,
    )
    ours_to_do = sa.true() if share is None else _share(subscriptions) == share
    named = [key.label(f"key_{number}") for number, key in enumerate(_keys(now))]
    query = (
        sa.select(
            *named,
            sa.func.min(chats.c.id).label("chat_id"),
            sa.func.aggregate_strings(sa.cast(subscriptions.c.id, sa.Text), ",").label("ids"),
        )
        .join(chats, chats.c.id == subscriptions.c.chat_id)
        .where(ours, first, chats.c.blocked.is_(None), ours_to_do)
        .group_by(*named)
        .order_by(subscriptions.c.next_digest_at, sa.func.min(subscriptions.c.id))
    )
    return [_due(row) for row in (await tx.execute(query)).mappings()]


def _general(orders: sa.FromClause) -> sa.ColumnElement[int]:
    """1 for an order on everything, 0 for one on topics."""
    return sa.case((_everything(orders), 1), else_=0)


def _everything(orders: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.cast(orders.c.topics, sa.Text) == "[]"


def _keys(now: datetime) -> tuple[sa.ColumnElement[Any], ...]:
    """All that two orders must have in common to get the very same digest."""
    alone = sa.or_(
        sa.exists().where(chat_feeds.c.chat_id == chats.c.id),
        sa.exists().where(shown.c.chat_id == chats.c.id, shown.c.at > now - MEMORY),
    )
    return (
        chats.c.platform,
        chats.c.kind,
        sa.case(
            (_everything(subscriptions), chats.c.follows),
            else_=subscriptions.c.topics,
        ),
        subscriptions.c.length,
        subscriptions.c.languages,
        subscriptions.c.at,
        subscriptions.c.timezone,
        subscriptions.c.days,
        chats.c.quiet,
        chats.c.silent_when_empty,
        chats.c.language,
        chats.c.muted,
        chats.c.preferred,
        subscriptions.c.next_slot,
        subscriptions.c.next_digest_at,
        subscriptions.c.last_digest_at,
        sa.case((alone, chats.c.id)),
        _history(now),
        missed_days(subscriptions),
    )


def _history(now: datetime) -> sa.ScalarSelect[Any]:
    """What the chat was sent of late, by the compositions' ids: equal for equal pasts."""
    return (
        sa.select(sa.func.aggregate_strings(sa.cast(digests.c.composition_id, sa.Text), ","))
        .where(
            digests.c.chat_id == chats.c.id,
            digests.c.outcome == "queued",
            digests.c.built_at > now - MEMORY,
        )
        .scalar_subquery()
    )


def _due(row: Mapping[Any, Any]) -> Due:
    silent = row["key_9"]
    return Due(
        subscription_ids=tuple(sorted(map(int, row["ids"].split(",")))),
        chat_id=row["chat_id"],
        alone=row["key_16"] is not None,
        platform=row["key_0"],
        kind=row["key_1"],
        topics=tuple(row["key_2"]),
        length=row["key_3"],
        languages=tuple(row["key_4"]),
        at=time.fromisoformat(row["key_5"]),
        timezone=row["key_6"],
        days=tuple(row["key_7"]),
        quiet=quiet_of(row["key_8"]),
        silent_when_empty=row["key_1"] != "private" if silent is None else silent,
        language=row["key_10"],
        muted=tuple(row["key_11"]),
        preferred=tuple(row["key_12"]),
        slot=row["key_13"],
        due_at=row["key_14"],
        since=row["key_15"],
        past=row["key_17"],
        missed=days_of(row["key_18"]),
    )
