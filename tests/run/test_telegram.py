"""The main job on Telegram, through the running program."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.bot_api import BotApi, Chat, Person, Sent
from tests.run.service import Service

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"
#: Time enough to start and to subscribe before the digest is due, however busy the machine is.
NOW = datetime(2026, 11, 21, 7, 59, 0, tzinfo=UTC)
#: Until when, in seconds, something must have happened: where all goes well it takes one or two.
PATIENCE = 120.0


@pytest.fixture
async def ann(api: BotApi) -> Person:
    """Somebody who reads the news."""
    return api.world.person("Ann")


@pytest.fixture
async def chat(api: BotApi, ann: Person) -> Chat:
    """Her chat with the bot."""
    return api.world.private(ann, started=True)


async def read_news(service: Service) -> None:
    """The owner hands in the articles while the service runs."""
    status, out, err = await service.command("seed", "--json")
    assert status == 0, err
    assert '"added": 12' in out


async def test_start_subscribe_latest_topic_and_the_digest_that_comes_due(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    service.settings["NEWSDIGEST_NOW"] = NOW.isoformat()
    await read_news(service)
    await service.start()
    ordered = await api.reply_to(api.says(chat, ann, "/subscribe 08:00"), timeout=PATIENCE)
    assert "First digest: today, 08:00" in ordered.text

    latest = await api.reply_to(api.says(chat, ann, "/latest 3"), timeout=PATIENCE)
    assert latest.text.count("· ") >= 3

    topic = await api.reply_to(api.says(chat, ann, "/topic Energy"), timeout=PATIENCE)
    assert "Energy" in topic.text

    def digest(server: BotApi) -> list[Sent]:
        return [sent for sent in server.sent if sent.text.startswith("Saturday 21 November")]

    await api.wait_for(digest, timeout=PATIENCE)
    (arrived,) = digest(api)
    assert "In brief" in arrived.text
    assert await service.stop() == 0
    assert api.journal.refused() == []


async def test_first_contact_offers_a_digest_and_subscribes_nobody(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    await read_news(service)
    await service.start()
    hello = await api.reply_to(api.says(chat, ann, "/start"), timeout=PATIENCE)
    offered = [button["text"] for button in hello.buttons]
    assert offered[-4:] == ["Send it daily", "Other time", "Topics", "Only when I ask"]
    assert "/start" not in hello.text
    settings = await api.reply_to(api.says(chat, ann, "/settings"), timeout=PATIENCE)
    assert "Digest: none" in settings.text


async def test_a_number_under_a_list_opens_the_story(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    await read_news(service)
    await service.start()
    latest = await api.reply_to(api.says(chat, ann, "/latest"), timeout=PATIENCE)
    pressed = api.presses(latest, ann, "2")
    card = await api.reply_to(pressed, timeout=PATIENCE)
    assert "source" in card.text.lower()
    await api.answer_to(pressed, timeout=PATIENCE)


async def test_a_flood_pause_is_obeyed(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    fault = api.fail(method="sendMessage", status=429, retry_after=2)
    await service.start()
    asked = api.says(chat, ann, "/help")
    answer = await api.reply_to(asked, timeout=PATIENCE)
    assert fault.used == 1
    calls = api.journal.calls("sendMessage")
    assert len(calls) == 2
    assert calls[1].at - calls[0].at >= 2
    assert "/latest" in answer.text


async def test_a_chat_that_blocks_the_bot_is_left_in_peace(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    service.settings["NEWSDIGEST_NOW"] = NOW.isoformat()
    await read_news(service)
    await service.start()
    await api.reply_to(api.says(chat, ann, "/subscribe 08:00"), timeout=PATIENCE)
    api.fail(
        method="sendMessage",
        chat=chat,
        times=None,
        status=403,
        description="Forbidden: bot was blocked by the user",
    )
    before = len(api.journal.calls("sendMessage"))
    await api.wait_for(lambda s: len(s.journal.calls("sendMessage")) > before, timeout=PATIENCE)
    await asyncio.sleep(3)
    assert len(api.journal.calls("sendMessage")) == before + 1
    assert any("blocked" in line for line in service.log)


async def test_kill_between_send_and_record_loses_nothing(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    held = api.hold(method="sendMessage", accepted=True)
    await service.start()
    asked = api.says(chat, ann, "/help")
    await asyncio.wait_for(held.reached.wait(), PATIENCE)
    await service.kill()
    held.clear()
    held.release()
    before = len(api.sent)
    other = api.says(chat, ann, "/topics")

    await service.start()
    await api.wait_for(lambda s: len(s.sent) >= before + 2, timeout=PATIENCE)
    await api.handled(asked, timeout=PATIENCE)
    await api.handled(other, timeout=PATIENCE)
    texts = [sent.text for sent in api.sent if sent.chat == chat]
    helps = [text for text in texts if "/unsubscribe" in text]
    assert 1 <= len(helps) <= 2  # what was in flight may come twice, never not at all
    await asyncio.sleep(2)
    assert len([s for s in api.sent if s.chat == chat]) == len(texts)


async def test_what_people_write_while_the_bot_is_down_is_answered(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    await service.start()
    await api.reply_to(api.says(chat, ann, "/help"), timeout=PATIENCE)
    await service.kill()
    waiting = api.says(chat, ann, "/topics")
    await service.start()
    await api.reply_to(waiting, timeout=PATIENCE)


async def test_who_came_before_anything_was_read_gets_the_first_stories_once(
    service: Service, api: BotApi, chat: Chat, ann: Person
) -> None:
    await service.start()
    promised = await api.reply_to(api.says(chat, ann, "/start"), timeout=PATIENCE)
    assert "first stories will be posted here" in promised.text
    await read_news(service)

    def first(server: BotApi) -> list[Sent]:
        return [sent for sent in server.sent if sent.text.startswith("The first stories")]

    await api.wait_for(first, timeout=PATIENCE)
    await asyncio.sleep(12)
    assert len(first(api)) == 1


async def test_a_group_is_told_once_and_only_its_admins_change_it(
    service: Service, api: BotApi, ann: Person
) -> None:
    bob = api.world.person("Bob")
    group = api.world.group("Readers", creator=ann, bot="left")
    api.world.member(group, bob, "member")
    await service.start()
    joined = await api.reply_to(api.adds_bot(group, ann, "member"), timeout=PATIENCE)
    assert joined.text.startswith("I post nothing until an admin sets a time")
    refused = await api.reply_to(api.says(group, bob, "/subscribe 08:00"), timeout=PATIENCE)
    assert "admins" in refused.text
    taken = await api.reply_to(api.says(group, ann, "/subscribe 08:00"), timeout=PATIENCE)
    assert "First digest" in taken.text
