"""Who asked while nothing was read is shown the first stories, once."""

from __future__ import annotations

import logging

import pytest

from bot.message import Message, Part
from bot.model import Address, ChatKind
from bot.store import chats
from bot.store.db import Database
from tests.commands.world import EVENING, World, one_part, wishes


async def test_the_first_stories_come_once(world: World) -> None:
    assert "first stories will be posted here" in await world.text("/start")
    assert await world.conversation.welcome() == 0, "nothing was read yet"
    await world.report("Grid warns", "The grid operator warned of a tight January.")
    assert await world.conversation.welcome() == 1
    chat, text = (await world.outbox())[-1]
    assert chat == "olga"
    assert text.startswith("The first stories that I have read:")
    assert await world.conversation.welcome() == 0


async def test_a_chat_that_cannot_be_served_holds_up_no_other(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def only_telegram(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        if platform != "telegram":
            raise KeyError(platform)
        return one_part(platform, message, kind)

    world = World(db, wishes(access="open"), split=only_telegram)
    async with db.write() as tx:
        lost = await chats.ensure(
            tx, Address("gone", "1"), kind="private", title="Lost", now=EVENING
        )
        await chats.set_waiting(tx, lost.id, waits=True)
    await world.say("/start")
    await world.report("Grid warns", "The grid operator warned of a tight January.")
    with caplog.at_level(logging.ERROR):
        assert await world.conversation.welcome() == 1
    assert "could not be shown the first stories" in caplog.text
