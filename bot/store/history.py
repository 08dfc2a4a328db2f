"""What chats were sent, looked back upon."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from bot.store.db import Tx
from bot.store.expressions import each_of
from bot.store.schema import SHARED, chats, composition_stories, digests


async def missed_last(tx: Tx, subscription_id: int) -> date | None:
    """The day of this subscription's last slot, if it was due and yet nothing was sent."""
    query = (
        sa.select(digests.c.slot, digests.c.outcome, digests.c.reason)
        .where(digests.c.subscription_id == subscription_id)
        .order_by(digests.c.slot.desc())
        .limit(1)
    )
    last = (await tx.execute(query)).one_or_none()
    if last is None or last.outcome != "skipped":
        return None
    ours = str(last.reason).startswith(("missed", "it could not"))
    return last.slot if ours else None


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
