"""What became of each slot of a subscription, and what a chat was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from bot.message import Part
from bot.model import DeliveryState, DigestPage
from bot.store import moves
from bot.store.db import Tx, insert, these
from bot.store.expressions import new_id
from bot.store.schema import (
    WAITING,
    chats,
    composition_stories,
    compositions,
    deliveries,
    digests,
    shown,
    subscriptions,
)

#: A story that a chat saw longer ago than this has left its memory, and the window of digests.
MEMORY = timedelta(days=14)


async def compose(
    tx: Tx,
    parts: Sequence[Part],
    because: Mapping[int, Sequence[str]],
    now: datetime,
    *,
    page: DigestPage | None = None,
) -> int:
    """Keep what was composed: its parts, and its stories with why each was chosen.

    ``page``: under which it can be read in the browser.
    """
    headed = {} if page is None else asdict(page)
    made = await tx.execute(
        sa.insert(compositions).values(
            parts=[dict(part.body) for part in parts], created_at=now, **headed
        )
    )
    composition_id = new_id(made)
    if because:
        await tx.execute(
            sa.insert(composition_stories),
            [
                {
                    "composition_id": composition_id,
                    "story_id": story_id,
                    "place": place,
                    "because": list(reasons),
                }
                for place, (story_id, reasons) in enumerate(because.items(), start=1)
            ],
        )
    return composition_id


async def last_slot(tx: Tx, subscription_id: int) -> date | None:
    """The latest day of this subscription that was closed."""
    query = sa.select(sa.func.max(digests.c.slot)).where(
        digests.c.subscription_id == subscription_id
    )
    last: date | None = (await tx.execute(query)).scalar_one()
    return last


async def late(tx: Tx, now: datetime, limit: int) -> list[int]:
    """Digests of which something waits that would now come at night or too late."""
    query = sa.select(deliveries.c.digest_id).where(_late(now), deliveries.c.digest_id.is_not(None))
    return list((await tx.execute(query.group_by(deliveries.c.digest_id).limit(limit))).scalars())


async def expire(tx: Tx, digest_ids: Sequence[int], now: datetime) -> int:
    """Skip what of these digests would now come at night or too late; gives how many parts.

    A digest of which no part was sent counts as never shown: its stories may come tomorrow.
    """
    gone = await tx.execute(
        sa.update(deliveries)
        .where(_late(now), deliveries.c.digest_id.in_(these(digest_ids)))
        .values(state=DeliveryState.SKIPPED, error="could not be delivered in time", ended_at=now)
    )
    begun = sa.select(deliveries.c.digest_id).where(
        deliveries.c.digest_id.in_(these(digest_ids)),
        deliveries.c.state.in_([DeliveryState.SENT, DeliveryState.SENDING]),
    )
    unsent = (digests.c.id.in_(these(digest_ids)), digests.c.id.not_in(begun))
    await tx.execute(
        sa.update(digests)
        .where(*unsent)
        .values(outcome="skipped", reason="it could not be delivered in time")
    )
    # Of several the oldest: from there on nothing was shown.
    since = (
        sa.select(digests.c.since)
        .where(digests.c.subscription_id == subscriptions.c.id, *unsent)
        .order_by(digests.c.id)
        .limit(1)
        .scalar_subquery()
    )
    whose = sa.select(digests.c.subscription_id).where(*unsent)
    await tx.execute(
        sa.update(subscriptions).where(subscriptions.c.id.in_(whose)).values(last_digest_at=since)
    )
    return gone.rowcount


def _late(now: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(WAITING, deliveries.c.expires_at <= now)


async def show(
    tx: Tx, chat_id: int, because: Mapping[int, Sequence[str]], *, now: datetime
) -> None:
    """Remember that the chat saw these stories outside its digests, and why each was chosen."""
    if not because:
        return
    await tx.execute(
        insert(shown)
        .values(
            [
                {"chat_id": chat_id, "story_id": story_id, "at": now, "because": list(reasons)}
                for story_id, reasons in because.items()
            ]
        )
        .on_conflict_do_update(index_elements=["chat_id", "story_id"], set_={"at": now})
    )


async def shown_to(tx: Tx, chat_id: int, now: datetime) -> dict[int, datetime]:
    """The stories that the chat saw of late, and when it last did; under whatever id they are."""
    queued = (
        sa.select(composition_stories.c.story_id, sa.func.max(digests.c.built_at).label("at"))
        .join(digests, digests.c.composition_id == composition_stories.c.composition_id)
        .where(
            digests.c.chat_id == chat_id,
            digests.c.outcome == "queued",
            digests.c.built_at > now - MEMORY,
        )
        .group_by(composition_stories.c.story_id)
    )
    asked = sa.select(shown.c.story_id, shown.c.at).where(
        shown.c.chat_id == chat_id, shown.c.at > now - MEMORY
    )
    seen: dict[int, datetime] = {}
    for query in (queued, asked):
        for story_id, at in await tx.execute(query):
            seen[story_id] = max(at, seen.get(story_id, at))
    return await moves.inherited(tx, seen)


async def reasons(tx: Tx, chat_id: int, story_id: int) -> tuple[str, ...]:
    """Why the chat was shown a story; () if it was not."""
    composed = (
        sa.select(composition_stories.c.because)
        .join(digests, digests.c.composition_id == composition_stories.c.composition_id)
        .where(digests.c.chat_id == chat_id, composition_stories.c.story_id == story_id)
        .order_by(digests.c.built_at.desc())
        .limit(1)
    )
    asked = sa.select(shown.c.because).where(
        shown.c.chat_id == chat_id, shown.c.story_id == story_id
    )
    for query in (composed, asked):
        found: list[str] | None = (await tx.execute(query)).scalar_one_or_none()
        if found:
            return tuple(found)
    return ()


async def last_list(tx: Tx, chat_id: int) -> tuple[int, ...]:
    """The stories that the chat was shown last, in order: by its newest digest, or a list since."""
    kept = (
        await tx.execute(
            sa.select(chats.c.last_list, chats.c.last_list_after).where(chats.c.id == chat_id)
        )
    ).one()
    newest = (
        sa.select(digests.c.composition_id)
        .where(
            digests.c.chat_id == chat_id,
            digests.c.outcome == "queued",
            digests.c.id > (kept.last_list_after or 0),
        )
        .order_by(digests.c.id.desc())
        .limit(1)
    )
    composition_id = (await tx.execute(newest)).scalar_one_or_none()
    if composition_id is None:
        return tuple(kept.last_list)
    shown_there = (
        sa.select(composition_stories.c.story_id)
        .where(composition_stories.c.composition_id == composition_id)
        .order_by(composition_stories.c.place)
    )
    return tuple((await tx.execute(shown_there)).scalars())
