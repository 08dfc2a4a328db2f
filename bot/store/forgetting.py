"""Forgetting a person: everything that is theirs, at once and for good."""

from __future__ import annotations

import sqlalchemy as sa

from bot.model import Address
from bot.store import saved
from bot.store.db import Tx
from bot.store.schema import chat_feeds, chats, deliveries, feeds, people, updates

#: Stands for somebody who asked to be forgotten, where a group needs someone who set it up.
NOBODY = "-"


async def forget(tx: Tx, platform: str, person: str, private: Address) -> None:
    """Delete a person's chat with all its orders, what they saved, wrote and were allowed."""
    await saved.forget(tx, platform, person)
    theirs = sa.and_(people.c.platform == platform, people.c.person == person)
    await tx.execute(sa.delete(people).where(theirs, people.c.role != "banned"))
    await tx.execute(
        sa.update(chats)
        .where(chats.c.platform == platform, chats.c.set_up_by == person)
        .values(set_up_by=NOBODY)
    )
    own = sa.select(chats.c.id).where(
        chats.c.platform == private.platform, chats.c.chat == private.chat
    )
    await _forget_feeds(tx, own)
    await tx.execute(sa.delete(deliveries).where(deliveries.c.chat_id.in_(own)))
    await tx.execute(
        sa.delete(chats).where(chats.c.platform == private.platform, chats.c.chat == private.chat)
    )
    await _forget_words(tx, platform, person)


async def mark_forgotten(tx: Tx, chat_id: int) -> None:
    """The chat is kept only until it was told that it is forgotten."""
    await tx.execute(
        sa.update(chats)
        .where(chats.c.id == chat_id)
        .values(forgotten=True, title="", waiting=False)
    )


async def sweep(tx: Tx) -> int:
    """Delete the chats that were told; gives how many."""
    waits = sa.exists().where(
        deliveries.c.chat_id == chats.c.id,
        deliveries.c.state.in_(["planned", "sending", "unknown"]),
    )
    gone = await tx.execute(sa.delete(chats).where(chats.c.forgotten.is_(True), ~waits))
    return gone.rowcount


async def _forget_feeds(tx: Tx, own: sa.Select[tuple[int]]) -> None:
    """Feeds that nobody else has go with them."""
    added = sa.select(chat_feeds.c.feed_id).where(chat_feeds.c.chat_id.in_(own))
    ids = (await tx.execute(added)).scalars().all()
    await tx.execute(sa.delete(chat_feeds).where(chat_feeds.c.chat_id.in_(own)))
    kept = sa.exists().where(chat_feeds.c.feed_id == feeds.c.id)
    await tx.execute(sa.delete(feeds).where(feeds.c.id.in_(ids), feeds.c.public.is_(False), ~kept))


async def _forget_words(tx: Tx, platform: str, person: str) -> None:
    """What they wrote goes; that it was handled stays known, so that nothing is done twice."""
    body = sa.cast(updates.c.body, sa.Text)
    shapes = (f'%"id": {person},%', f'%"id": {person}}}%', f'%"id": "{person}"%')
    await tx.execute(
        sa.update(updates)
        .where(
            updates.c.platform == platform,
            updates.c.state != "new",
            sa.or_(*(body.like(shape) for shape in shapes)),
        )
        .values(body={}, error=None)
    )
