"""What became of each slot of a subscription, and what a chat was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa

from bot.store.db import Tx, insert
from bot.store.schema import digests, shown

Outcome = Literal["queued", "empty", "skipped"]


async def record(
    tx: Tx,
    *,
    subscription_id: int,
    slot: date,
    due_at: datetime,
    outcome: Outcome,
    reason: str | None,
    now: datetime,
) -> int | None:
    """Close a slot; None when it was closed before: its digest must not be made again."""
    made = await tx.execute(
        insert(digests)
        .values(
            subscription_id=subscription_id,
            slot=slot,
            due_at=due_at,
            outcome=outcome,
            reason=reason,
            built_at=now,
        )
        .on_conflict_do_nothing()
        .returning(digests.c.id)
    )
    digest_id: int | None = made.scalar_one_or_none()
    return digest_id


async def show(
    tx: Tx,
    chat_id: int,
    because: Mapping[int, Sequence[str]],
    *,
    now: datetime,
    digest_id: int | None = None,
) -> None:
    """Remember that the chat saw these stories, and why each was chosen."""
    if not because:
        return
    await tx.execute(
        insert(shown)
        .values(
            [
                {
                    "chat_id": chat_id,
                    "story_id": story_id,
                    "digest_id": digest_id,
                    "at": now,
                    "because": list(reasons),
                }
                for story_id, reasons in because.items()
            ]
        )
        .on_conflict_do_nothing()
    )


async def shown_to(tx: Tx, chat_id: int, story_ids: Sequence[int]) -> set[int]:
    """Which of these stories the chat saw already."""
    rows = await tx.execute(
        sa.select(shown.c.story_id).where(
            shown.c.chat_id == chat_id, shown.c.story_id.in_(story_ids)
        )
    )
    return set(rows.scalars())


async def reasons(tx: Tx, chat_id: int, story_id: int) -> tuple[str, ...]:
    """Why the chat was shown a story; () if it was not."""
    found = (
        await tx.execute(
            sa.select(shown.c.because).where(
                shown.c.chat_id == chat_id, shown.c.story_id == story_id
            )
        )
    ).scalar_one_or_none()
    return tuple(found or ())
