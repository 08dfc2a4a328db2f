"""Sending what is owed, against a platform that misbehaves in every way it may."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.governor import Limit, Limits
from bot.model import Address
from bot.store import chats, closing, subscriptions
from bot.store.closing import Closed
from tests.builders import HOUR, NOW, TODAY, Newsroom
from tests.delivery.post import Post, refusal

SECONDS = timedelta(seconds=1)


async def test_what_is_owed_is_sent_with_its_receipt_kept(post: Post) -> None:
    chat = await post.room.chat()
    await post.owe(chat, "one", "two", "three")
    async with post.running():
        await post.until("sent", "sent", "sent")
    assert post.platform.texts() == ["one", "two", "three"]
    assert post.platform.keys == [f"newsdigest-{n}" for n in (1, 2, 3)]
    async with post.room.db.read() as tx:
        receipts = (await tx.execute(sa.text("SELECT receipt FROM deliveries"))).scalars().all()
    assert receipts == ["receipt 1", "receipt 2", "receipt 3"]


async def test_it_waits_for_work_and_wakes_for_it(post: Post) -> None:
    async with post.running():
        await asyncio.sleep(0.05)
        await post.owe(await post.room.chat(), "late")
        post.outbox.wake()
        await post.until("sent")


async def test_a_refusal_is_tried_again_after_a_pause(post: Post) -> None:
    await post.owe(await post.room.chat(), "news")
    post.platform.script.append(refusal("retry"))
    async with post.running():
        await post.until("planned")
        await post.tried(1)
        await post.pass_(2 * SECONDS)
        await post.until("sent")
    assert post.platform.texts() == ["news"]


async def test_the_pause_that_a_chat_asked_for_delays_that_chat_alone(post: Post) -> None:
    anna, boris = await post.room.chat("anna"), await post.room.chat("boris")
    await post.owe(anna, "to anna")
    post.platform.script.append(refusal("retry", retry_after=30))
    async with post.running():
        await post.tried(1)
        await post.until("planned")
        await post.owe(boris, "to boris")
        await post.pass_(29 * SECONDS)
        await post.until("planned", "sent")
    assert post.platform.arrived == [("boris", "to boris")]


async def test_a_pause_for_everyone_delays_all(post: Post) -> None:
    anna, boris = await post.room.chat("anna"), await post.room.chat("boris")
    await post.owe(anna, "to anna")
    post.platform.script.append(refusal("retry", retry_after=30, everyone=True))
    async with post.running():
        await post.tried(1)
        await post.until("planned")
        await post.owe(boris, "to boris")
        post.outbox.wake()
        await asyncio.sleep(0.2)
        assert await post.states() == ["planned", "planned"]
    assert len(post.platform.tried) == 1


@pytest.mark.parametrize("arrives", [True, False])
async def test_a_lost_answer_is_sent_again_once_and_no_more(post: Post, arrives: bool) -> None:
    await post.owe(await post.room.chat(), "news")
    post.platform.lost = arrives
    post.platform.script.extend([refusal("unknown"), refusal("unknown"), refusal("unknown")])
    async with post.running():
        await post.until("unknown")
        await post.pass_(59 * SECONDS)
        await asyncio.sleep(0.1)
        assert len(post.platform.tried) == 1
        await post.pass_(1 * SECONDS)
        await post.until("dead")
        await post.pass_(24 * HOUR)
        await asyncio.sleep(0.1)
    assert len(post.platform.tried) == 2
    assert post.platform.texts() == ["news", "news"] * arrives


async def test_a_blocked_chats_orders_stop_and_its_queue_ends(post: Post) -> None:
    chat = await post.room.chat()
    order = await post.room.order(chat)
    for text in ("one", "two"):
        await post.owe(chat, text)
    post.platform.script.append(refusal("blocked"))
    async with post.running():
        await post.until("blocked", "blocked")
    assert len(post.platform.tried) == 1
    async with post.room.db.read() as tx:
        stopped = await subscriptions.get(tx, order.id)
        found = await chats.get(tx, chat.id)
    assert stopped is not None
    assert (stopped.state, stopped.reason) == ("blocked", "it said no")
    assert found is not None
    assert found.blocked == "it said no"


async def test_a_chat_that_moved_gets_it_at_its_new_address(post: Post) -> None:
    await post.owe(await post.room.chat("-1", "group"), "news")
    post.platform.script.append(refusal("moved", new_address="-1001"))
    async with post.running():
        await post.until("sent")
    assert post.platform.arrived == [("-1001", "news")]
    async with post.room.db.read() as tx:
        assert await chats.by_address(tx, Address("fake", "-1")) is None


async def test_a_move_to_nowhere_does_not_hammer_the_platform(post: Post) -> None:
    await post.owe(await post.room.chat(), "news")
    post.platform.script.extend([refusal("moved") for _ in range(50)])
    async with post.running():
        await post.tried(1)
        await asyncio.sleep(0.2)
    assert len(post.platform.tried) == 1


async def test_what_the_platform_refuses_ends_with_the_rest_of_its_digest(post: Post) -> None:
    chat = await post.room.chat()
    order = await post.room.order(chat)
    async with post.room.db.write() as tx:
        queued = Closed([order.id], TODAY, "queued", None, TODAY, NOW)
        await closing.close(tx, [queued], NOW)
        digest = (await tx.execute(sa.text("SELECT id FROM digests"))).scalar_one()
    await post.owe(chat, "one", "two", digest_id=digest)
    await post.owe(chat, "another message")
    post.platform.script.append(refusal("malformed"))
    async with post.running():
        await post.until("dead", "skipped", "sent")
    assert post.platform.texts() == ["another message"]


async def test_one_slow_chat_delays_no_other(post: Post) -> None:
    slow, quick = await post.room.chat("slow"), await post.room.chat("quick")
    await post.owe(slow, "to slow")
    gate = asyncio.Event()
    post.platform.script.append(gate)
    async with post.running():
        await post.platform.sending.wait()
        await post.owe(quick, "to quick")
        post.outbox.wake()
        await post.until("sending", "sent")
        gate.set()
        await post.until("sent", "sent")


async def test_many_chats_are_served_at_once_and_each_in_order(post: Post) -> None:
    rooms = [await post.room.chat(f"chat {n}") for n in range(20)]
    for chat in rooms:
        await post.owe(chat, "1", "2")
        await post.owe(chat, "3")
    async with post.running():
        await post.until(*["sent"] * 60)
    for chat in rooms:
        mine = [text for name, text in post.platform.arrived if name == chat.title]
        assert mine == ["1", "2", "3"]


async def test_a_chats_limit_costs_no_attempts(room: Newsroom) -> None:
    post = Post(room, Limits(Limit(100, 1.0), Limit(1, 60.0)))
    chat = await room.chat()
    await post.owe(chat, "one")
    await post.owe(chat, "two")
    async with post.running():
        await post.until("sent", "planned")
        for _ in range(3):
            await post.pass_(60 * SECONDS)
            await asyncio.sleep(0.05)
    assert await post.rows() == [("sent", 1), ("planned", 0)]
    assert post.platform.texts() == ["one"]


async def test_parts_that_wait_for_their_chats_turn_hold_up_no_others(room: Newsroom) -> None:
    post = Post(room, Limits(Limit(100, 1.0), Limit(1, 60.0)))
    for number in range(20):
        await post.owe(await room.chat(f"chat {number}"), "1", "2", "3")
    async with post.running():
        await post.until(*["sent", "planned", "planned"] * 20)
    assert {attempts for state, attempts in await post.rows() if state == "planned"} == {0}


async def test_nothing_is_claimed_before_it_may_go(room: Newsroom) -> None:
    post = Post(room, Limits(Limit(2, 60.0), Limit(1, 1.0)))
    for number in range(5):
        await post.owe(await room.chat(f"chat {number}"), "news")
    gate = asyncio.Event()
    post.platform.script.extend([gate, gate])
    async with post.running():
        await post.tried(2)
        await asyncio.sleep(0.05)
        assert await post.states() == ["sending", "sending", "planned", "planned", "planned"]
        gate.set()
        await post.until("sent", "sent", "planned", "planned", "planned")


async def test_a_database_in_trouble_ends_nothing(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    await post.owe(await post.room.chat(), "news")
    async with post.room.db.write() as tx:
        await tx.execute(sa.text("ALTER TABLE deliveries RENAME TO away"))
    async with post.running():
        await post.logged(caplog, "nothing could be claimed")
        async with post.room.db.write() as tx:
            await tx.execute(sa.text("ALTER TABLE away RENAME TO deliveries"))
        post.outbox.wake()
        await post.until("sent")
