"""Sends over a real socket: in order, to the right place, and each failure told apart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from telegram.error import InvalidToken, NetworkError, TelegramError, TimedOut

from bot.errors import SendError
from bot.message import Bullets, Button, Message, Part, Span, plain
from bot.model import Address
from bot.platforms.telegram.failures import send_error
from bot.platforms.telegram.platform import Telegram
from bot.store.db import Database
from tests.fakes.bot_api import TOKEN, BotApi, Chat
from tests.platforms.telegram.conftest import Talk, make


@pytest.fixture
async def telegram(api: BotApi, db: Database, talk: Talk) -> AsyncIterator[Telegram]:
    made = make(api, db, talk, answer_seconds=0.3)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def chat(api: BotApi) -> Chat:
    return api.world.private(api.world.person("Ann"))


def address(chat: Chat, thread: int | None = None) -> Address:
    return Address("telegram", str(chat.id), None if thread is None else str(thread))


async def refused(telegram: Telegram, to: Address) -> SendError:
    (part,) = telegram.split(plain("hello"), "private")
    with pytest.raises(SendError) as error:
        await telegram.send(to, part, key="1")
    assert TOKEN not in str(error.value)
    return error.value


async def test_a_digest_of_several_parts_arrives_in_order_and_whole(
    api: BotApi, telegram: Telegram, chat: Chat
) -> None:
    items = tuple((Span(f"Story {n} ", bold=True), Span("word " * 60)) for n in range(40))
    buttons = ((Button("1", "/story abc"), Button("2", "/story abd")),)
    message = Message(((Bullets(items),),), buttons, silent=True)

    parts = telegram.split(message, "private")
    receipts = [await telegram.send(address(chat), part, key="1") for part in parts]

    assert len(parts) > 2
    assert receipts == [str(sent.id) for sent in api.sent]
    assert [sent.text for sent in api.sent] == [part.text for part in parts]
    assert [len(sent.buttons) for sent in api.sent] == [0] * (len(parts) - 1) + [2]
    assert all(sent.silent for sent in api.sent)
    assert "".join(sent.text for sent in api.sent).count("word") == 40 * 60
    assert api.problems == []


async def test_a_chat_that_wants_no_sound_hears_none(
    api: BotApi, telegram: Telegram, chat: Chat
) -> None:
    (part,) = telegram.split(plain("hello"), "private")
    await telegram.send(address(chat), replace(part, silent=True), key="1")
    await telegram.send(address(chat), part, key="2")
    assert [sent.silent for sent in api.sent] == [True, False]


async def test_a_part_goes_to_its_topic(api: BotApi, telegram: Telegram) -> None:
    group = api.world.supergroup("News", creator=api.world.person("Ann"), is_forum=True)
    topic = group.topic("Energy")
    (part,) = telegram.split(plain("hello"), "group")

    await telegram.send(address(group, topic.id), part, key="1")

    assert api.sent[0].thread == topic.id
    assert api.problems == []


async def test_a_button_leads_from_the_group_to_the_private_chat(telegram: Telegram) -> None:
    message = plain("x", buttons=((Button("1", "/story abc", private=True),),))

    (part,) = telegram.split(message, "group")

    assert part.body["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "1", "url": "https://t.me/newsdigest_test_bot?start=story_abc"}]
        ]
    }
    assert telegram.start_link("invite_x") == "https://t.me/newsdigest_test_bot?start=invite_x"
    assert telegram.start_link("no spaces") is None


@pytest.mark.parametrize(
    ("status", "description", "outcome"),
    [
        (403, "Forbidden: bot was blocked by the user", "blocked"),
        (403, "Forbidden: user is deactivated", "blocked"),
        (403, "Forbidden: bot was kicked from the supergroup chat", "blocked"),
        (403, "Forbidden: bot is not a member of the channel chat", "blocked"),
        (403, "Forbidden: something else", "forbidden"),
        (400, "Bad Request: chat not found", "blocked"),
        (400, "Bad Request: message thread not found", "blocked"),
        (400, "Bad Request: not enough rights to send text messages to the chat", "forbidden"),
        (400, "Bad Request: have no rights to send a message", "forbidden"),
        (400, "Bad Request: need administrator rights in the channel chat", "forbidden"),
        (400, "Bad Request: TOPIC_CLOSED", "forbidden"),
        (400, "Bad Request: can't parse entities: Unclosed start tag", "malformed"),
        (400, "Bad Request: message is too long", "malformed"),
        (500, "Internal Server Error", "retry"),
        (502, "Bad Gateway", "retry"),
        (409, "Conflict", "retry"),
        (413, "Request Entity Too Large", "retry"),
    ],
)
async def test_refusals(
    api: BotApi, telegram: Telegram, chat: Chat, status: int, description: str, outcome: str
) -> None:
    api.fail("sendMessage", status=status, description=description)

    error = await refused(telegram, address(chat))

    assert error.outcome == outcome
    assert not error.everyone


async def test_a_flood_says_how_long_to_wait(api: BotApi, telegram: Telegram, chat: Chat) -> None:
    api.fail("sendMessage", status=429, retry_after=17)

    error = await refused(telegram, address(chat))

    assert (error.outcome, error.retry_after, error.everyone) == ("retry", 17, False)


async def test_a_short_flood_may_be_about_everyone(
    api: BotApi, telegram: Telegram, chat: Chat
) -> None:
    api.fail("sendMessage", status=429, retry_after=5)

    error = await refused(telegram, address(chat))

    assert (error.outcome, error.retry_after, error.everyone) == ("retry", 5, True)


async def test_a_group_that_moved_has_a_new_address(api: BotApi, telegram: Telegram) -> None:
    ann = api.world.person("Ann")
    group = api.world.group("News", creator=ann)
    new = api.migrates(group, ann)

    error = await refused(telegram, address(group))

    assert (error.outcome, error.new_address) == ("moved", str(new.id))


async def test_a_token_that_is_refused_stops_everyone(
    api: BotApi, telegram: Telegram, chat: Chat
) -> None:
    api.fail("sendMessage", status=401)

    error = await refused(telegram, address(chat))

    assert (error.outcome, error.everyone) == ("retry", True)
    assert error.retry_after


async def test_an_answer_that_is_late_is_unknown(
    api: BotApi, telegram: Telegram, chat: Chat
) -> None:
    held = api.hold("sendMessage")

    error = await refused(telegram, address(chat))
    held.release()

    assert error.outcome == "unknown"
    assert len(api.sent) == 1


async def test_an_answer_that_is_cut_off_is_unknown(
    api: BotApi, telegram: Telegram, chat: Chat
) -> None:
    api.accept_then_cut("sendMessage")

    assert (await refused(telegram, address(chat))).outcome == "unknown"
    assert len(api.sent) == 1


@pytest.mark.parametrize(
    "answer",
    ["<html>welcome to the hotel</html>", '{"ok": true}', '{"ok": true, "result": true}', "[]"],
)
async def test_an_answer_that_is_no_answer_is_unknown(
    api: BotApi, telegram: Telegram, chat: Chat, answer: str
) -> None:
    api.fail("sendMessage", status=200, description="OK", raw=answer)

    assert (await refused(telegram, address(chat))).outcome == "unknown"


async def test_what_never_left_is_tried_again(api: BotApi, telegram: Telegram, chat: Chat) -> None:
    await api.stop()

    assert (await refused(telegram, address(chat))).outcome == "retry"


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [
        (httpx.ConnectTimeout("x"), "retry"),
        (httpx.PoolTimeout("x"), "retry"),
        (httpx.ConnectError("x"), "retry"),
        (httpx.ReadTimeout("x"), "unknown"),
        (httpx.WriteTimeout("x"), "unknown"),
        (httpx.ReadError("x"), "unknown"),
        (httpx.WriteError("x"), "unknown"),
        (httpx.RemoteProtocolError("x"), "unknown"),
    ],
)
def test_whether_it_left_decides(cause: Exception, outcome: str) -> None:
    timed_out = isinstance(cause, httpx.TimeoutException)
    error: TelegramError = TimedOut() if timed_out else NetworkError("x")
    error.__cause__ = cause

    assert send_error(error, TOKEN).outcome == outcome


def test_the_token_never_stands_in_an_error() -> None:
    error = send_error(InvalidToken(f"The token `{TOKEN}` was rejected"), TOKEN)

    assert TOKEN not in str(error)


async def test_a_cancelled_send_is_no_failure(api: BotApi, telegram: Telegram, chat: Chat) -> None:
    held = api.hold("sendMessage")
    part = Part({"text": "x"}, "x")
    task = asyncio.create_task(telegram.send(address(chat), part, key="1"))
    await held.reached.wait()

    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    held.release()


async def test_a_channel_is_set_up_by_its_admin(api: BotApi, telegram: Telegram) -> None:
    ann, bob = api.world.person("Ann"), api.world.person("Bob")
    channel = api.world.channel("Loud", creator=ann, username="loud_news", bot="left")

    async def find(name: str, by: int = ann.id) -> object:
        return await telegram.find_channel(name, str(by))

    assert "channel-not-seen" in str(await find("@loud_news"))
    api.world.member(channel, api.world.bot, "administrator", can_post_messages=False)
    assert "channel-may-not-post" in str(await find("@loud_news"))
    api.world.member(channel, api.world.bot, "administrator", can_post_messages=True)
    assert "channel-admins-only" in str(await find("@loud_news", bob.id))
    for name in (
        "@loud_news",
        "loud_news",
        "https://t.me/loud_news",
        "t.me/loud_news/",
        str(channel.id),
    ):
        assert await find(name) == (address(channel), "Loud")


async def test_what_is_no_channel(api: BotApi, telegram: Telegram) -> None:
    ann = api.world.person("Ann")
    api.world.supergroup("Talk", creator=ann, username="talk_here")

    assert "channel-is-group" in str(await telegram.find_channel("@talk_here", str(ann.id)))
    assert "channel-not-seen" in str(await telegram.find_channel("@nobody_there", str(ann.id)))
    assert "channel-no-name" in str(await telegram.find_channel("a b", str(ann.id)))
