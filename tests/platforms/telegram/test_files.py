"""Files that people send: which command they belong to, and what of them is fetched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from bot.commands.request import File, Request
from bot.platforms.telegram.platform import Telegram
from bot.platforms.telegram.updates import Me, hear
from bot.store.db import Database
from tests.fakes.bot_api import BotApi, Update
from tests.platforms.telegram.conftest import Talk, make


@pytest.fixture
async def telegram(api: BotApi, db: Database, talk: Talk) -> AsyncIterator[Telegram]:
    made = make(api, db, talk)
    await made.start()
    yield made
    await made.stop()
    assert api.problems == []


def heard(update: Update) -> Request | None:
    event = hear(update.json, Me(123456, "newsdigest_test_bot")).event
    assert event is None or isinstance(event, Request)
    return event


async def test_a_file_with_its_command_is_fetched(api: BotApi, telegram: Telegram) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    request = heard(api.sends_file(chat, ann, "mine.opml", b"<opml/>", "/import @news"))
    assert request is not None
    assert (request.command, request.args) == ("import", "@news")
    assert request.file == File("sent-0", "mine.opml", 7)
    assert await telegram.fetch(request.file, 1000) == b"<opml/>"
    assert await telegram.fetch(request.file, 6) is None
    assert await telegram.fetch(File("made up", "x"), 1000) is None


def test_a_list_of_feeds_alone_in_private_is_meant_to_be_read() -> None:
    api = BotApi(privacy=False)
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    group = api.world.group("News", creator=ann)
    alone = heard(api.sends_file(chat, ann, "Mine.OPML", b"x"))
    assert alone is not None
    assert (alone.command, alone.args) == ("import", "")
    assert heard(api.sends_file(chat, ann, "photo.jpg", b"x")) is None
    assert heard(api.sends_file(chat, ann, "photo.jpg", b"x", "look at this")) is None
    assert heard(api.sends_file(group, ann, "mine.opml", b"x")) is None


def test_the_command_may_answer_the_file() -> None:
    api = BotApi(privacy=False)
    ann = api.world.person("Ann")
    group = api.world.group("News", creator=ann)
    file = api.sends_file(group, ann, "mine.opml", b"12345")
    request = heard(api.says(group, ann, "/import", reply_to=file))
    assert request is not None
    assert request.file == File("sent-0", "mine.opml", 5)


async def test_where_somebody_is_is_made_a_zone_and_never_stored(
    api: BotApi, db: Database, talk: Talk
) -> None:
    telegram = make(api, db, talk)
    await telegram.start()
    running = asyncio.create_task(telegram.run())
    ann = api.world.person("Ann")
    api.shares_location(api.world.private(ann), ann, 53.9012, 27.5634)
    (event,) = await talk.hears(1)
    assert isinstance(event, Request)
    assert (event.command, event.args) == ("timezone", "Europe/Minsk")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await telegram.stop()
    async with db.read() as tx:
        kept = (await tx.execute(sa.text("SELECT body FROM updates"))).scalar_one()
    assert "53.9" not in kept
    assert "27.5" not in kept
