"""Pictures and files: sent with their words, told in words where they are refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.message import Attachment, Button, Message, Paragraph, Part, Span, picture, plain
from bot.model import Address
from bot.platforms.telegram.platform import Telegram
from bot.store.db import Database
from tests.fakes.bot_api import BotApi, Chat
from tests.platforms.telegram.conftest import Talk, make

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
CHART = replace(
    plain("Energy rises.", buttons=((Button("Week", "/trends week"),),)),
    attached=picture(PNG, "Energy: 12 stories, <usually> 4.", "trends.png"),
)


@pytest.fixture
async def telegram(api: BotApi, db: Database, talk: Talk) -> AsyncIterator[Telegram]:
    made = make(api, db, talk)
    await made.start()
    yield made
    await made.stop()
    assert api.problems == []


@pytest.fixture
def ann(api: BotApi) -> Chat:
    return api.world.private(api.world.person("Ann"))


async def deliver(telegram: Telegram, to: Chat, message: Message) -> list[str]:
    parts = telegram.split(message, "private")
    return [await telegram.send(Address("telegram", str(to.id)), one, key="1") for one in parts]


async def test_a_picture_has_its_text_and_buttons_under_it(
    api: BotApi, telegram: Telegram, ann: Chat
) -> None:
    await deliver(telegram, ann, CHART)
    (sent,) = api.sent
    assert (sent.text, [one["text"] for one in sent.buttons]) == ("Energy rises.", ["Week"])
    assert [(one.name, one.content) for one in api.uploads] == [("trends.png", PNG)]


async def test_a_picture_without_a_text_says_what_it_shows(
    api: BotApi, telegram: Telegram, ann: Chat
) -> None:
    await deliver(telegram, ann, replace(CHART, sections=()))
    assert [sent.text for sent in api.sent] == ["Energy: 12 stories, <usually> 4."]


async def test_a_long_text_follows_its_picture_whole(
    api: BotApi, telegram: Telegram, ann: Chat
) -> None:
    long = Paragraph((Span("word " * 1500),))
    await deliver(telegram, ann, replace(CHART, sections=((long,),)))
    above, *parts = api.sent
    assert above.text == "Energy: 12 stories, <usually> 4."
    assert "".join(part.text for part in parts).count("word") == 1500
    assert len(api.uploads) == 1


async def test_a_refused_picture_is_told_in_words(
    api: BotApi, telegram: Telegram, ann: Chat
) -> None:
    words = "Bad Request: not enough rights to send photos to the chat"
    api.fail(method="sendPhoto", status=400, description=words)
    await deliver(telegram, ann, CHART)
    (sent,) = api.sent
    assert sent.text == "Energy rises.\n\nEnergy: 12 stories, <usually> 4."
    assert [one["text"] for one in sent.buttons] == ["Week"]


async def test_a_picture_does_not_take_the_place_of_a_text_nor_a_text_that_of_a_picture(
    api: BotApi, telegram: Telegram, ann: Chat
) -> None:
    to = Address("telegram", str(ann.id))
    for message in (CHART, plain("Settings")):
        (part,) = telegram.split(message, "private")
        ticket = {"message_id": str(api.sent[-1].id if api.sent else 1)}
        await telegram.send(to, Part({**part.body, "ticket": ticket}, part.text), key="1")
    assert [sent.text for sent in api.sent] == ["Energy rises.", "Settings"]


async def test_a_file_is_sent_as_it_is(api: BotApi, telegram: Telegram, ann: Chat) -> None:
    file = Attachment("feeds.opml", "text/x-opml", "<opml>Köln</opml>".encode())
    await deliver(telegram, ann, replace(plain("3 feeds"), attached=file))
    assert [sent.json["document"]["file_name"] for sent in api.sent] == ["feeds.opml"]
    assert [one.content.decode() for one in api.uploads] == ["<opml>Köln</opml>"]
