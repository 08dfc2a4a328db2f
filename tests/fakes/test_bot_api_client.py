"""The Bot API server of the tests, used by a real client that we did not write."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from tests.fakes.bot_api import BotApi, Chat, Person

KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("1", callback_data="story:1"),
            InlineKeyboardButton("2", url="https://e.com"),
        ]
    ]
)


def bot_at(api: BotApi, token: str | None = None) -> Bot:
    return Bot(token or api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot")


@pytest_asyncio.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_at(api) as bot:
        yield bot
    assert api.problems == []


async def test_get_me(api: BotApi, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username) == (123456, "newsdigest_test_bot")
    stranger = bot_at(api, "123456:wrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_html_keyboards_and_threads(api: BotApi, bot: Bot, ann: Person) -> None:
    harbour = api.world.supergroup("Harbour", creator=ann, is_forum=True)
    topic = harbour.topic("News")
    question = api.says(harbour, ann, "/latest", thread=topic)
    message = await bot.send_message(
        harbour.id,
        'Энергия 😀 <b>bold</b> <a href="https://e.com/?a=1&amp;b=2">link</a>',
        parse_mode=ParseMode.HTML,
        message_thread_id=topic.id,
        reply_markup=KEYBOARD,
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(question.message["message_id"]),
    )
    assert message.parse_entities() == dict(zip(message.entities, ["bold", "link"], strict=True))
    assert message.reply_to_message is not None
    sent = await api.reply_to(question)
    assert (sent.id, sent.thread, sent.silent) == (message.message_id, topic.id, True)
    assert sent.text == "Энергия 😀 bold link"
    assert sent.links() == ["https://e.com/?a=1&b=2"]
    assert [button["text"] for button in sent.buttons] == ["1", "2"]


async def test_a_button_is_pressed_answered_and_its_message_changed(
    api: BotApi, bot: Bot, ann: Person, chat: Chat
) -> None:
    await bot.send_message(chat.id, "one", reply_markup=KEYBOARD)
    pressed = api.presses(api.sent[0], ann, "1")
    (update,) = await bot.get_updates(timeout=5, allowed_updates=Update.ALL_TYPES)
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("story:1", ann.id)
    await query.edit_message_text("<i>two</i>", parse_mode=ParseMode.HTML, reply_markup=KEYBOARD)
    await query.answer("done", show_alert=True)
    sent = await api.edit_of(api.sent[0])
    assert (sent.text, sent.versions) == ("two", ["one"])
    answer = await api.answer_to(pressed)
    assert (answer.text, answer.alert) == ("done", True)
    with pytest.raises(BadRequest, match="not modified"):
        await query.edit_message_text(
            "<i>two</i>", parse_mode=ParseMode.HTML, reply_markup=KEYBOARD
        )
    await query.edit_message_reply_markup(None)
    assert sent.buttons == []
    api.expires(pressed)
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    with pytest.raises(AssertionError, match="no button"):
        api.presses(sent, ann, "1")
    api.presses(sent, ann, "story:1", stale=True)


async def test_updates_arrive_as_the_clients_own_objects(
    api: BotApi, bot: Bot, ann: Person, chat: Chat
) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=10))
    await api.wait_for(lambda api: api.inbox.polled)
    group = api.world.group("Allotments", creator=ann, bot="left")
    api.adds_bot(group, ann)
    joined, welcomed = await polling
    assert joined.my_chat_member is not None
    assert joined.my_chat_member.new_chat_member.status == "member"
    api.says(chat, ann, "/topic Energy")
    *_, said = await bot.get_updates(offset=welcomed.update_id + 1)
    assert said.message is not None
    assert list(said.message.parse_entities().values()) == ["/topic"]
    second = asyncio.create_task(bot.get_updates(offset=said.update_id + 1, timeout=10))
    await api.wait_for(lambda api: api.inbox.polled)
    async with bot_at(api) as twin:
        await twin.get_updates(offset=said.update_id + 1)
    with pytest.raises(Conflict):
        await second


async def test_chats_members_and_commands(api: BotApi, bot: Bot, ann: Person) -> None:
    group = api.world.supergroup("Harbour", creator=ann, bot="administrator", username="harbour")
    ben = api.world.person("Ben")
    api.world.member(group, ben, "administrator", can_change_info=False)
    assert (await bot.get_chat("@harbour")).title == "Harbour"
    member = await bot.get_chat_member(group.id, ben.id)
    assert member.to_dict()["can_change_info"] is False
    admins = await bot.get_chat_administrators(group.id)
    assert {admin.user.id for admin in admins} >= {ann.id, ben.id}
    commands = [BotCommand("latest", "What is new")]
    scope = BotCommandScopeChat(group.id)
    await bot.set_my_commands(commands, scope=scope, language_code="en")
    assert await bot.get_my_commands(scope=scope, language_code="en") == tuple(commands)
    assert await bot.get_my_commands() == ()
    await bot.delete_my_commands(scope=scope, language_code="en")
    assert await bot.get_my_commands(scope=scope, language_code="en") == ()
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("Latest!", "What is new")])
    await bot.send_chat_action(group.id, ChatAction.TYPING)
    photo = await bot.send_photo(group.id, photo=b"not looked at", caption="a picture")
    assert photo.caption == "a picture"
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(group.id, "still here?")


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
    too_long = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="ж" * 33)]])
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
