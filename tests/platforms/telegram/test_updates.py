"""What updates mean: shapes as Telegram sends them, and shapes that nobody should send."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.request import Request
from bot.model import Address
from bot.platforms.telegram.updates import Heard, Me, hear, key_of
from tests.fakes.bot_api import BotApi, Update

BOT = "newsdigest_test_bot"


@pytest.fixture
def api() -> BotApi:
    """The fake's world, not served: it is asked for the updates that deeds make."""
    return BotApi(privacy=False)


def heard(update: Update | dict[str, Any]) -> Heard:
    raw = update if isinstance(update, dict) else update.json
    return hear(raw, Me(123456, BOT))


def request(update: Update) -> Request:
    event = heard(update).event
    assert isinstance(event, Request)
    return event


def test_a_command_in_a_private_chat(api: BotApi) -> None:
    ann = api.world.person("Ann", username="ann", language="be")
    chat = api.world.private(ann)
    update = api.says(chat, ann, "/Topic@NewsDigest_Test_Bot  Energy, Minsk ")

    assert heard(update) == Heard(
        Request(
            address=Address("telegram", str(chat.id)),
            kind="private",
            chat_title="Ann",
            person=str(ann.id),
            person_name="Ann",
            command="topic",
            args="Energy, Minsk",
            admin=True,
            language="be",
            key=key_of(update.id, 123456),
            can_share_place=True,
        )
    )


@pytest.mark.parametrize(
    ("text", "command", "args"),
    [
        ("/latest", "latest", ""),
        ("/topic\nEnergy", "topic", "Energy"),
        ("/start story_abc", "story", "abc"),
        ("/start topic_energy", "topic", "energy"),
        ("/start topic_New_York", "topic", "New York"),
        ("/start claim_s3cret-X", "start", "claim_s3cret-X"),
        ("/start unsubscribe_all", "start", "unsubscribe_all"),
        ("/start subscribe_0800", "start", "subscribe_0800"),
        ("/start topic energy", "start", "topic energy"),
        ("/start", "start", ""),
        ("energy in Belarus", None, "energy in Belarus"),
        ("please /latest", None, "please /latest"),
        ("/ latest", None, "/ latest"),
        ("/тема энергия", None, "/тема энергия"),
        ("🙂 https://news.example/1", None, "🙂 https://news.example/1"),
    ],
)
def test_what_is_said(api: BotApi, text: str, command: str | None, args: str) -> None:
    ann = api.world.person("Ann")

    found = request(api.says(api.world.private(ann), ann, text))

    assert (found.command, found.args) == (command, args)


def test_a_command_that_telegram_does_not_mark_is_plain_words(api: BotApi) -> None:
    ann = api.world.person("Ann")
    update = api.says(api.world.private(ann), ann, "/latest", extra={"entities": []})

    assert request(update).command is None


def test_a_forwarded_command_is_not_obeyed(api: BotApi) -> None:
    ann = api.world.person("Ann")
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Bob"}
    update = api.says(api.world.private(ann), ann, "/unsubscribe", extra={"forward_origin": origin})

    assert request(update).command is None


def test_an_article_forwarded_under_a_picture_is_read(api: BotApi) -> None:
    ann = api.world.person("Ann")
    forwarded = {"forward_origin": {"type": "hidden_user", "sender_user_name": "B", "date": 1}}
    under_picture = {"text": None, "photo": [], "caption": "/pause the ferry", **forwarded}
    asked = request(api.says(api.world.private(ann), ann, "x", extra=under_picture))
    assert (asked.command, asked.args) == (None, "/pause the ferry")
    group = api.world.group("News", creator=ann)
    assert heard(api.says(group, ann, "x", extra=under_picture)).event is None


def test_in_groups_only_commands_for_us_are_heard(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("News", creator=ann)

    assert request(api.says(group, ann, "/latest")).kind == "group"
    assert request(api.says(group, ann, f"/latest@{BOT}")).command == "latest"
    assert heard(api.says(group, ann, "/latest@other_bot")) == Heard()
    assert heard(api.says(group, ann, "what is new?")) == Heard()


def test_a_members_rights_are_to_be_asked(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("News", creator=ann)

    found = heard(api.says(group, ann, "/settings"))

    assert found.asker == ann.id
    assert isinstance(found.event, Request)
    assert not found.event.admin
    assert found.event.chat_title == "News"


def test_an_anonymous_admin_is_an_admin_of_that_group_only(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("News", creator=ann)
    api.world.member(group, ann, "administrator", anonymous=True)

    found = heard(api.says(group, ann, "/settings"))

    assert found.asker is None
    assert isinstance(found.event, Request)
    assert found.event.admin
    assert found.event.person == str(group.id)


def test_who_speaks_for_another_chat_is_no_admin_of_this_one(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("News", creator=ann)
    api.world.member(group, ann, "administrator", anonymous=True)
    elsewhere = {"sender_chat": {"id": -1005, "type": "supergroup", "title": "Other"}}

    found = heard(api.says(group, ann, "/settings", extra=elsewhere))

    assert isinstance(found.event, Request)
    assert not found.event.admin


def test_a_channel_that_speaks_in_a_group_is_no_admin(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("News", creator=ann)
    channel = api.world.channel("Loud", creator=ann)

    found = heard(api.says(group, ann, "/settings", as_chat=channel))

    assert found.asker is None
    assert isinstance(found.event, Request)
    assert not found.event.admin
    assert found.event.person == str(channel.id)


def test_a_forum_topic_is_a_thread_but_a_reply_is_not(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("News", creator=ann, is_forum=True)
    topic = group.topic("Energy")

    in_topic = request(api.says(group, ann, "/latest", thread=topic))
    in_reply = request(api.says(group, ann, "/latest", extra={"message_thread_id": 7}))

    assert in_topic.address == Address("telegram", str(group.id), str(topic.id))
    assert in_reply.address == Address("telegram", str(group.id))


def test_what_is_not_for_us(api: BotApi) -> None:
    ann = api.world.person("Ann")
    other = api.world.person("Robot")
    other.is_bot = True
    chat = api.world.private(ann)
    channel = api.world.channel("Loud", creator=ann, bot="administrator")
    said = api.says(chat, ann, "/latest")

    assert heard(api.edits(said, "/topics")) == Heard()
    assert heard(api.posts(channel, "/latest")) == Heard()
    assert heard(api.shares_location(chat, ann, 1.0, 2.0)) == Heard()
    assert heard(api.says(api.world.private(other), other, "/latest")) == Heard()
    photo = {"photo": [], "caption": "/latest", "text": None}
    assert heard(api.says(chat, ann, "x", extra=photo)) == Heard()


def press(chat: dict[str, Any], data: str, **message: Any) -> dict[str, Any]:
    sender = {"id": 7, "is_bot": False, "first_name": "Ann"}
    query = {"id": "99", "from": sender, "data": data, "chat_instance": "1"}
    return {"update_id": 5, "callback_query": {**query, "message": {"chat": chat, **message}}}


def test_a_press_is_the_pressers_typing() -> None:
    chat = {"id": -100, "type": "supergroup", "title": "News"}
    update = press(chat, "/story abc", message_thread_id=3, is_topic_message=True)

    assert heard(update) == Heard(
        Request(
            address=Address("telegram", "-100", "3"),
            kind="group",
            chat_title="News",
            person="7",
            person_name="Ann",
            command="story",
            args="abc",
            admin=False,
            key=key_of(5, 123456),
            pressed=True,
        ),
        asker=7,
        press="99",
    )


def test_a_press_that_means_nothing_is_answered_all_the_same() -> None:
    assert heard(press({"id": 7, "type": "private"}, "noop")) == Heard(press="99")


FIELDS = [
    *("id", "chat", "from", "type", "text", "entities", "message", "data", "offset", "length"),
    *("sender_chat", "new_chat_member", "migrate_to_chat_id", "private"),
]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(FIELDS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(["message", "callback_query", "my_chat_member"]), json_values)
def test_an_update_of_any_shape_is_read_without_an_error(kind: str, body: object) -> None:
    chat = {"id": 1, "type": "private"}
    filled = {"chat": chat, "from": {"id": 7}, **body} if isinstance(body, dict) else body

    heard({"update_id": 1, kind: body})
    heard({"update_id": 1, kind: filled})
