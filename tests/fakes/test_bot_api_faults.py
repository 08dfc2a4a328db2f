"""What goes wrong on purpose, as a real client that we did not write meets it."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from tests.fakes.bot_api import BotApi, Chat, Person


# The client warns of a coming change of the type of retry_after.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_scripted_refusals(api: BotApi, bot: Bot, chat: Chat) -> None:
    other = api.world.private(api.world.person("Ben"))
    api.fail("sendMessage", chat=chat, status=429, retry_after=2)
    api.fail("sendMessage", chat=chat, status=403)
    api.fail("sendMessage", chat=chat, status=400, migrate_to=-100500)
    api.fail("sendMessage", chat=chat, status=400)
    api.fail("sendMessage", chat=chat, status=502, raw="<html>Bad Gateway</html>")
    await bot.send_message(other.id, "not concerned")
    with pytest.raises(RetryAfter) as slow:
        await bot.send_message(chat.id, "x")
    assert slow.value.retry_after in (2, timedelta(seconds=2))
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(chat.id, "x")
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(chat.id, "x")
    assert moved.value.new_chat_id == -100500
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(chat.id, "x")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(chat.id, "x")
    await bot.send_message(chat.id, "at last")
    assert [sent.text for sent in api.sent] == ["not concerned", "at last"]
    assert api.journal.refused() == []


async def test_refusals_that_follow_from_the_world(api: BotApi, bot: Bot, ann: Person) -> None:
    stranger = api.world.private(api.world.person("Cleo"), started=False)
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(stranger.id, "x")
    api.blocks(ann)
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(ann.id, "x")
    api.unblocks(ann)
    await bot.send_message(ann.id, "x")
    group = api.world.group("Allotments", creator=ann)
    new = api.migrates(group, ann)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == new.id
    api.removes_bot(new, ann)
    with pytest.raises(Forbidden, match="kicked from the supergroup"):
        await bot.send_message(new.id, "x")
    for wrong, why in ((1, "Chat not found"), (ann.id, "Message thread not found")):
        with pytest.raises(BadRequest, match=why):
            await bot.send_message(wrong, "x", message_thread_id=77)
    with pytest.raises(BadRequest, match="parse entities"):
        await bot.send_message(ann.id, "<h1>x</h1>", parse_mode=ParseMode.HTML)
    too_long = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="ж" * 32 + "x")]])
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await bot.send_message(ann.id, "x", reply_markup=too_long)
    assert len(api.journal.refused()) == 8


async def test_lost_connections(api: BotApi, bot: Bot, chat: Chat) -> None:
    api.cut("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "never arrived")
    assert api.sent == []
    api.accept_then_cut("sendMessage", where=lambda given: "part 2" in given["text"])
    await bot.send_message(chat.id, "part 1")
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "part 2")
    assert [sent.text for sent in api.sent] == ["part 1", "part 2"]
    api.delay(30, "sendMessage")
    with pytest.raises(TimedOut):
        await bot.send_message(chat.id, "slow", read_timeout=0.2)
    assert api.sent[-1].text == "slow"
    await api.stop()
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "down")
    await api.start()
    await bot.send_message(chat.id, "back")
    statuses = [request.status for request in api.journal.calls("sendMessage")]
    assert statuses == [None, 200, None, None, 200]


async def test_an_answer_is_held_until_released(api: BotApi, bot: Bot, chat: Chat) -> None:
    after = api.hold("sendMessage")
    sending = asyncio.create_task(bot.send_message(chat.id, "accepted"))
    await after.reached.wait()
    assert [sent.text for sent in api.sent] == ["accepted"]
    assert not sending.done()
    after.release()
    assert (await sending).text == "accepted"
    before = api.hold("sendMessage", accepted=False)
    sending = asyncio.create_task(bot.send_message(chat.id, "not yet"))
    await before.reached.wait()
    assert len(api.sent) == 1
    before.release()
    await sending
    assert len(api.sent) == 2


async def test_a_client_killed_before_its_answer_has_sent(
    api: BotApi, ann: Person, chat: Chat
) -> None:
    """A real process, killed between the message's acceptance and the answer."""
    held = api.hold("sendMessage", where=lambda given: given["text"] == "second")
    sender = (
        "import sys, urllib.request as r\n"
        "for text in ('first', 'second', 'third'):\n"
        "    r.urlopen(f'{sys.argv[1]}/sendMessage?chat_id={sys.argv[2]}&text={text}').read()\n"
    )
    root = f"{api.url}/bot{api.token}"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", sender, root, str(chat.id))
    await held.reached.wait()
    process.kill()
    await process.wait()
    held.release()
    assert [sent.text for sent in api.sent] == ["first", "second"]
    assert [request.status for request in api.requests] == [200, None]


async def test_waiting_in_vain_tells_what_happened(api: BotApi, bot: Bot, chat: Chat) -> None:
    await bot.send_message(chat.id, "the only message")
    api.fail("sendPhoto", status=500)
    with pytest.raises(AssertionError) as vain:
        await api.wait_for(lambda api: len(api.sent) > 1, timeout=0.1)
    for told in ("the only message", "sendMessage", "faults that never struck: 1"):
        assert told in str(vain.value)
