"""The Bot API server of the tests, used by a real client that we did not write."""

from __future__ import annotations

import asyncio

import pytest
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
    Conflict,
    Forbidden,
    InvalidToken,
)

from tests.fakes.bot_api import BotApi, Chat, Person
from tests.fakes.client import client_of

KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("1", callback_data="story:1"),
            InlineKeyboardButton("2", url="https://e.com"),
        ]
    ]
)


async def test_get_me(api: BotApi, bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.username) == (123456, "newsdigest_test_bot")
    stranger = client_of(api, "123456:wrong")
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
    async with client_of(api) as twin:
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


async def test_a_reply_is_later_in_the_same_chat_and_topic(
    api: BotApi, bot: Bot, ann: Person, chat: Chat
) -> None:
    harbour = api.world.supergroup("Harbour", creator=ann, is_forum=True)
    topic = harbour.topic("News")
    await bot.send_message(harbour.id, "earlier", message_thread_id=topic.id)
    asked = api.says(harbour, ann, "/latest", thread=topic)
    await bot.send_message(chat.id, "in another chat")
    await bot.send_message(harbour.id, "in the general topic")
    await bot.send_message(harbour.id, "one", message_thread_id=topic.id)
    await bot.send_message(harbour.id, "two", message_thread_id=topic.id)
    assert (await api.reply_to(asked)).text == "one"
    assert (await api.reply_to(asked, nth=2)).text == "two"


async def test_a_repeated_press_shows_the_message_of_that_time(
    api: BotApi, bot: Bot, ann: Person, chat: Chat
) -> None:
    await bot.send_message(chat.id, "one", reply_markup=KEYBOARD)
    pressed = api.presses(api.sent[0], ann, "1")
    await bot.edit_message_text("two", chat.id, api.sent[0].id)
    api.repeat(pressed)
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert update.callback_query.message.to_dict()["text"] == "one"
