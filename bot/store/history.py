"""What chats were sent, looked back upon."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from bot.store.db import Tx
from bot.store.expressions import each_of
from bot.store.schema import SHARED, chats, composition_stories, digests, subscriptions


def missed_days(order: sa.FromClause) -> sa.ColumnElement[str | None]:
    """The days since an order's last digest that were due and nothing was sent, with commas.

    NULL where there are none. What was paused is not missed.
    """
    last = (
        sa.select(digests.c.outcome)
        .where(digests.c.subscription_id == order.c.id)
        .order_by(digests.c.slot.desc())
        .limit(1)
        .scalar_subquery()
    )
    since = sa.or_(order.c.last_digest_at.is_(None), digests.c.due_at > order.c.last_digest_at)
    ours = sa.or_(digests.c.reason.like("missed%"), digests.c.reason.like("it could not%"))
    days = (
        sa.select(sa.func.aggregate_strings(sa.cast(digests.c.slot, sa.Text), ","))
        .where(digests.c.subscription_id == order.c.id, digests.c.outcome == "skipped", since, ours)
        .scalar_subquery()
    )
    # Almost always the last one was sent: nothing more is looked up then.
    return sa.case((last == "skipped", days))


def days_of(listed: str | None) -> tuple[date, ...]:
    """The days that ``missed_days`` found, in order."""
    return tuple(sorted(map(date.fromisoformat, listed.split(",")))) if listed else ()


async def missed(tx: Tx, subscription_id: int) -> tuple[date, ...]:
    """The days since this order's last digest that were due and nothing was sent, in order."""
    query = sa.select(missed_days(subscriptions)).where(subscriptions.c.id == subscription_id)
    return days_of((await tx.execute(query)).scalar_one_or_none())


async def shown_in_groups(tx: Tx, story_id: int) -> bool:
    """Was this story in a digest, or in the last list, of a group or channel?"""
    # What is composed once goes to chats of one kind: the first of them tells.
    first = (
        sa.select(chats.c.kind)
        .join(digests, digests.c.chat_id == chats.c.id)
        .where(digests.c.composition_id == composition_stories.c.composition_id)
        .limit(1)
        .scalar_subquery()
    )
    composed = sa.select(composition_stories.c.story_id).where(
        composition_stories.c.story_id == story_id, first != "private"
    )
    if (await tx.execute(composed.limit(1))).first() is not None:
        return True
    number = each_of(chats.c.last_list).table_valued("value")
    listed = (
        sa.select(chats.c.id)
        .select_from(chats.join(number, sa.true()))
        .where(SHARED, sa.cast(number.c.value, sa.BigInteger) == story_id)
    )
    return (await tx.execute(listed.limit(1))).first() is not None
