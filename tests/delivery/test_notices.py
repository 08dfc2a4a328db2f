"""A chat that cannot be written to: who set it up is told, it is tried for a week, then ended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store import chats, subscriptions
from tests.builders import NOW
from tests.delivery.post import Post, refusal


@pytest.fixture
async def group(post: Post) -> int:
    """A group that Anna set up; its id."""
    await post.room.chat("anna")
    made = await post.room.chat("-1", "group")
    await post.room.order(made)
    async with post.room.db.write() as tx:
        await chats.ensure(
            tx, made.address, kind="group", title="Readers", now=NOW, set_up_by="anna"
        )
    return made.id


async def test_a_lost_right_to_write_is_told_to_who_set_the_chat_up(post: Post, group: int) -> None:
    async with post.room.db.read() as tx:
        chat = await chats.get(tx, group)
    assert chat is not None
    await post.owe(chat, "news")
    post.platform.script.append(refusal("forbidden"))
    async with post.running():
        await post.until("planned", "sent")
    (told,) = post.platform.texts()
    assert told.startswith("I may not write in Readers now")
    async with post.room.db.read() as tx:
        assert [o.state for o in await subscriptions.of_chat(tx, group)] == ["active"]


async def test_after_a_week_it_ends_and_that_is_told_too(post: Post, group: int) -> None:
    async with post.room.db.write() as tx:
        await chats.refused(tx, group, NOW - timedelta(days=8))
        chat = await chats.get(tx, group)
    assert chat is not None
    await post.owe(chat, "news")
    post.platform.script.append(refusal("forbidden"))
    async with post.running():
        await post.until("blocked", "sent")
    (told,) = post.platform.texts()
    assert told.startswith("Nothing reaches Readers any more")
    async with post.room.db.read() as tx:
        assert [o.state for o in await subscriptions.of_chat(tx, group)] == ["blocked"]


async def test_a_chat_that_takes_a_message_again_is_no_longer_counted(
    post: Post, group: int
) -> None:
    async with post.room.db.write() as tx:
        await chats.refused(tx, group, NOW - timedelta(days=3))
        chat = await chats.get(tx, group)
    assert chat is not None
    await post.owe(chat, "news")
    async with post.running():
        await post.until("sent")
    async with post.room.db.read() as tx:
        again = await chats.get(tx, group)
    assert again is not None
    assert again.refused_since is None
