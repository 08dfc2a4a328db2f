"""Writers beside each other on PostgreSQL: what need not be alone waits for nobody."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.ingest.ledger import Ledger
from bot.store import closing, feeds, meta, subscriptions
from bot.store.closing import Closed
from bot.store.feeds import Checked
from bot.store.schema import chats, deliveries
from tests.builders import DAY, HOUR, NOW, TODAY, Newsroom
from tests.delivery.post import Post, refusal
from tests.digest.desk import Desk

pytestmark = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


async def test_sends_are_claimed_and_recorded_while_another_writes(room: Newsroom) -> None:
    post = Post(room)
    await post.owe(await room.chat(), "one", "two")
    async with room.db.write() as tx:
        await meta.put(tx, "long", "work")
        async with post.running():
            await post.until("sent", "sent")
    assert post.platform.texts() == ["one", "two"]


async def test_what_a_refusal_means_for_a_chat_is_decided_alone(room: Newsroom) -> None:
    post = Post(room)
    await post.owe(await room.chat(), "news")
    post.platform.script.append(refusal("blocked"))
    async with post.running():
        async with room.db.write() as tx:
            await meta.put(tx, "long", "work")
            await post.tried(1)
            assert await post.states() == ["sending"]
        await post.until("blocked")


async def test_checks_are_recorded_while_another_writes(room: Newsroom) -> None:
    some = [await room.feed(f"https://{name}.example/feed") for name in ("b", "a")]
    ledger = Ledger(room.db, feeds.all_checked)
    async with room.db.write() as tx:
        await meta.put(tx, "long", "work")
        for feed in some:
            await ledger.add((feed.id, Checked(next_check_at=NOW + HOUR), NOW))
    async with room.db.read() as tx:
        assert [each.next_check_at for each in await feeds.every(tx)] == [NOW + HOUR] * 2


async def test_two_who_wait_for_each_other_both_get_through(room: Newsroom) -> None:
    """A command locks a chat, then what it is owed; the outbox records in the other order."""
    post = Post(room)
    chat = await room.chat()
    async with room.db.write() as tx:
        await tx.execute(sa.update(chats).values(refused_since=NOW))
    await post.owe(chat, "news")
    async with post.running():
        for _ in range(5):
            with suppress(sa.exc.DBAPIError):
                async with room.db.write() as tx:
                    await tx.execute(sa.update(chats).values(silent=True))
                    await post.tried(1)
                    await tx.execute(sa.update(deliveries).values(error=None))
                break
        await post.until("sent")
    assert post.platform.texts() == ["news"]
    async with room.db.read() as tx:
        found = (await tx.execute(sa.select(chats.c.silent, chats.c.refused_since))).one()
    assert tuple(found) == (True, None)


async def test_two_who_make_the_digests_of_one_moment_make_each_once(room: Newsroom) -> None:
    desk, other = Desk(room), Desk(room)
    for name in ("anna", "boris", "vera"):
        await room.order(await room.chat(name))
    await room.report("Grid warns")
    made = await asyncio.gather(desk.builder.tick(), other.builder.tick())
    assert sum(made) == 3
    assert len(await desk.slots()) == 3
    assert len(await desk.sent()) == 3


async def test_an_order_that_is_being_closed_is_changed_afterwards(room: Newsroom) -> None:
    order = await room.order(await room.chat())
    end = Closed([order.id], order.next_slot, "empty", None, TODAY + DAY, NOW + DAY)
    paused = asyncio.Event()

    async def pause() -> None:
        async with room.db.write() as tx:
            await subscriptions.change(tx, order.id, state="paused")
        paused.set()

    async with room.db.write(alone=False) as tx:
        assert await closing.close(tx, [end], NOW) == 1
        pausing = asyncio.create_task(pause())
        await asyncio.sleep(0.2)
        assert not paused.is_set()
    await pausing
    async with room.db.write(alone=False) as tx:
        again = replace(end, slot=TODAY + DAY, next_slot=TODAY + 2 * DAY)
        assert await closing.close(tx, [again], NOW) == 0
