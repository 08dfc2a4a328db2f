"""One composition for all who wish the same, and what a reader is told of a running story."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.store import chats
from tests.builders import DAY, HOUR, NOW, Newsroom, database
from tests.digest.desk import Desk


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A builder at work."""
    async with database(tmp_path) as db:
        yield Desk(Newsroom(db))


async def compositions(desk: Desk) -> int:
    """How many were made."""
    async with desk.room.db.read() as tx:
        return int((await tx.execute(sa.text("SELECT count(*) FROM compositions"))).scalar_one())


async def test_readers_with_the_same_wishes_share_what_is_composed(desk: Desk) -> None:
    for name in ("anna", "boris", "clara"):
        await desk.room.order(await desk.room.chat(name))
    await desk.room.order(await desk.room.chat("dora"), topics=("museum",))
    await desk.room.report("Grid warns")
    await desk.room.report("Museum opens")
    assert await desk.builder.tick() == 4
    assert await compositions(desk) == 2
    texts = await desk.sent()
    assert len(texts) == 4
    assert len(set(texts)) == 2


async def test_who_has_seen_something_else_gets_a_digest_of_their_own(desk: Desk) -> None:
    anna, boris = await desk.room.chat("anna"), await desk.room.chat("boris")
    for chat in (anna, boris):
        await desk.room.order(chat)
    story = await desk.room.report("Grid warns")
    await desk.room.report("Museum opens")
    async with desk.room.db.write() as tx:
        from bot.store import digests

        await digests.show(tx, anna.id, {story: ["asked"]}, now=NOW - HOUR)
    await desk.builder.tick()
    hers, his = await desk.sent()
    assert ("Grid warns" in hers, "Grid warns" in his) == (False, True)


async def test_two_orders_of_one_chat_do_not_repeat_a_story(desk: Desk) -> None:
    chat = await desk.room.chat()
    await desk.room.order(chat, topics=("grid",))
    await desk.room.order(chat, topics=("museum",))
    await desk.room.report("Grid museum opens")
    await desk.room.report("Museum closes")
    assert await desk.builder.tick() == 2
    first, second = await desk.sent()
    assert "Grid museum opens" in first
    assert "Grid museum opens" not in second
    assert "Museum closes" in second


async def test_an_order_on_topics_is_served_before_one_on_everything(desk: Desk) -> None:
    chat = await desk.room.chat()
    await desk.room.order(chat)
    await desk.room.order(chat, topics=("grid",))
    await desk.room.report("Grid warns")
    await desk.room.report("Museum opens")
    await desk.builder.tick()
    general, on_grid = sorted(await desk.sent(), key=lambda text: "· grid" in text)
    assert "Grid warns" in on_grid
    assert "Museum opens" in general
    assert "Grid warns" not in general


async def test_a_running_story_comes_again_with_what_is_new_only(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    story = await desk.room.report("Grid warns")
    await desk.builder.tick()
    await desk.sent()
    desk.clock.pass_(DAY)
    later = desk.clock.now()
    await desk.room.report(
        "Minister answers the operators",
        source="Island Radio",
        story_id=story,
        published=later - HOUR,
        now=later - HOUR,
    )
    await desk.builder.tick()
    (second,) = await desk.sent()
    assert "New since yesterday: “" in second
    assert second.count("Grid warns") == 0
    desk.clock.pass_(DAY)
    await desk.builder.tick()
    assert [outcome for _, outcome, _ in await desk.slots()] == ["queued", "queued", "empty"]


async def test_an_empty_day_is_told_as_the_chat_chose(desk: Desk) -> None:
    silent, told = await desk.room.chat("anna"), await desk.room.chat("-1", "group")
    async with desk.room.db.write() as tx:
        await chats.set_silent_when_empty(tx, silent.id, silent=True)
        await chats.set_silent_when_empty(tx, told.id, silent=False)
    for chat in (silent, told):
        await desk.room.order(chat)
    await desk.builder.tick()
    assert await desk.sent() == ["Nothing new today."]
