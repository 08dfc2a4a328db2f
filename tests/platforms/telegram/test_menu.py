"""Menus are changed where they stand; what cannot be edited is sent anew."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.message import Part
from bot.model import Address
from bot.platforms.telegram.platform import Telegram
from bot.platforms.telegram.updates import Me, hear, key_of
from bot.store.db import Database
from tests.fakes.bot_api import BotApi
from tests.fakes.bot_api.world import Chat
from tests.platforms.telegram.conftest import Talk, make


@pytest.fixture
async def telegram(api: BotApi, db: Database, talk: Talk) -> AsyncIterator[Telegram]:
    made = make(api, db, talk, answer_seconds=0.3)
    await made.start()
    yield made
    await made.stop()


def address(chat: Chat) -> Address:
    return Address("telegram", str(chat.id))


def _part(text: str, message_id: str | None = None) -> Part:
    body: dict[str, object] = {"text": text, "parse_mode": "HTML", "disable_notification": False}
    if message_id is not None:
        body["ticket"] = {"message_id": message_id}
    return Part(body, text)


async def test_an_answer_takes_the_place_of_its_menu(api: BotApi, telegram: Telegram) -> None:
    chat = api.world.private(api.world.person("Ann"))
    sent = await telegram.send(address(chat), _part("Settings"), key="1")
    edited = await telegram.send(address(chat), _part("Length", sent), key="2")
    again = await telegram.send(address(chat), _part("Length", sent), key="3")
    assert sent == edited == again
    assert [message.text for message in api.sent] == ["Length"]


async def test_a_menu_that_is_gone_is_sent_anew(api: BotApi, telegram: Telegram) -> None:
    chat = api.world.private(api.world.person("Ann"))
    receipt = await telegram.send(address(chat), _part("Length", "999999"), key="1")
    assert receipt != "999999"
    assert [message.text for message in api.sent] == ["Length"]


def test_only_menus_are_edited() -> None:
    message = {"message_id": 7, "chat": {"id": 5, "type": "private"}}
    for data, ticket in (("/settings length", {"message_id": "7"}), ("/story abc", None)):
        query = {"id": "q", "from": {"id": 5}, "data": data, "message": message}
        event = hear({"update_id": 1, "callback_query": query}, Me(1, "bot")).event
        assert getattr(event, "ticket", "none") == ticket
        assert getattr(event, "pressed", False)


def test_another_bots_updates_have_other_names() -> None:
    assert key_of(5, 1) != key_of(5, 2)
    assert sorted(key_of(n, 1) for n in (100, 9, 20)) == [key_of(n, 1) for n in (9, 20, 100)]
