"""Crashes between claim and record: nothing lost, at most what was in flight comes twice."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from bot.delivery.outbox import LEASE
from bot.store import deliveries
from tests.builders import HOUR, NOW
from tests.delivery.post import Post


async def _crash(task: asyncio.Task[None], post: Post) -> None:
    """As after kill -9: the sends that are under way leave no record."""
    flying = list(post.outbox._flying.values())
    for each in (task, *flying):
        each.cancel()
        with suppress(asyncio.CancelledError):
            await each


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_crash_while_sending_loses_nothing(post: Post, arrived: bool) -> None:
    anna, boris = await post.room.chat("anna"), await post.room.chat("boris")
    await post.owe(anna, "a1", "a2")
    await post.owe(boris, "b1")
    never = asyncio.Event()
    post.platform.script.extend([never, never])
    task = asyncio.create_task(post.outbox.run())
    await post.until("sending", "planned", "sending")
    await post.tried(2)
    await _crash(task, post)
    if arrived:
        post.platform.arrived.extend(post.platform.tried)
    post.platform.script.clear()
    post.outbox = post.new_outbox()
    assert await post.outbox.recover(starting=True) == 2
    async with post.running():
        await post.until("sent", "sent", "sent")
    assert post.platform.texts().count("a2") == 1
    for text in ("a1", "b1"):
        assert post.platform.texts().count(text) == 1 + arrived
    assert [text for text in post.platform.texts() if text[0] == "a"][-2:] == ["a1", "a2"]


async def test_a_delivery_that_kills_the_process_each_time_is_given_up(post: Post) -> None:
    chat = await post.room.chat()
    await post.owe(chat, "poison")
    await post.owe(chat, "news")
    for _ in range(12):
        post.platform.script.append(asyncio.Event())
        post.platform.sending.clear()
        post.outbox = post.new_outbox()
        await post.outbox.recover(starting=True)
        post.clock.pass_(HOUR)
        task = asyncio.create_task(post.outbox.run())
        await post.platform.sending.wait()
        await _crash(task, post)
    post.outbox = post.new_outbox()
    await post.outbox.recover(starting=True)
    async with post.running():
        await post.until("dead", "sent")
    assert post.platform.texts() == ["news"]


async def test_stopping_while_sending_records_the_receipt(post: Post) -> None:
    chat = await post.room.chat()
    await post.owe(chat, "one", "two")
    gate = asyncio.Event()
    post.platform.script.append(gate)
    task = asyncio.create_task(post.outbox.run())
    await post.platform.sending.wait()
    post.outbox.stop()
    await asyncio.sleep(0.05)
    assert not task.done(), "it waits for what is under way"
    gate.set()
    await asyncio.wait_for(task, 5)
    assert await post.states() == ["sent", "planned"]


async def test_what_went_wrong_unforeseen_is_taken_back_when_its_lease_ends(post: Post) -> None:
    await post.owe(await post.room.chat(), "news")
    post.platform.script.append(ZeroDivisionError("a bug of the platform"))
    async with post.running():
        await post.tried(1)
        assert await post.states() == ["sending"]
        assert await post.outbox.recover() == 0
        await post.pass_(LEASE)
        assert await post.outbox.recover() == 1
        post.outbox.wake()
        await post.until("sent")
    assert post.platform.texts() == ["news"]


async def test_claims_of_another_platform_are_left_alone(post: Post) -> None:
    await post.owe(await post.room.chat(), "news")
    async with post.room.db.write() as tx:
        await deliveries.claim(tx, NOW, platform="fake", limit=1, lease=HOUR)
    post.platform.name = "other"
    assert await post.outbox.recover(starting=True) == 0
    assert await post.states() == ["sending"]
