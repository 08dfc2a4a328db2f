"""Updates on coming, going, being blocked and moving."""

from __future__ import annotations

from typing import Any

import pytest

from bot.commands.request import Joined, Left, Moved
from bot.model import Address
from bot.platforms.telegram.updates import Heard, Me, hear, key_of
from tests.fakes.bot_api import BotApi, Update


@pytest.fixture
def api() -> BotApi:
    """The fake's world, not served: it is asked for the updates that deeds make."""
    return BotApi()


def heard(update: Update | dict[str, Any]) -> Heard:
    raw = update if isinstance(update, dict) else update.json
    return hear(raw, Me(123456, "newsdigest_test_bot"))


def test_coming_and_going(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.group("News", creator=ann, bot="left")
    address = Address("telegram", str(group.id))

    came = api.adds_bot(group, ann)
    promoted = api.adds_bot(group, ann, "administrator")
    went = api.removes_bot(group, ann)

    joined = Joined(address, "group", "News", str(ann.id), key_of(came.id, 123456), "en")
    assert heard(came).event == joined
    assert heard(promoted) == Heard()
    assert heard(went).event == Left(address, "removed from the chat", key_of(went.id, 123456))


def test_a_restricted_bot_that_is_still_there_has_not_left() -> None:
    change = {
        "chat": {"id": -100, "type": "supergroup", "title": "News"},
        "from": {"id": 7},
        "old_chat_member": {"status": "member"},
        "new_chat_member": {"status": "restricted", "is_member": True},
    }

    assert heard({"update_id": 1, "my_chat_member": change}) == Heard()


def test_a_channel_takes_us_in(api: BotApi) -> None:
    ann = api.world.person("Ann")
    channel = api.world.channel("Loud", creator=ann, bot="left")

    event = heard(api.adds_bot(channel, ann, "administrator")).event

    assert isinstance(event, Joined)
    assert event.kind == "channel"


def test_blocked_and_let_in_again(api: BotApi) -> None:
    ann = api.world.person("Ann")
    address = Address("telegram", str(api.world.private(ann).id))

    blocked = api.blocks(ann)

    assert heard(blocked).event == Left(
        address, "blocked by the person", key_of(blocked.id, 123456)
    )
    assert heard(api.unblocks(ann)) == Heard()


def test_a_group_that_became_a_supergroup_is_told_once(api: BotApi) -> None:
    ann = api.world.person("Ann")
    group = api.world.group("News", creator=ann)

    new = api.migrates(group, ann)

    events = [heard(update).event for update in api.inbox.pending]
    assert [event for event in events if event is not None] == [
        Moved(
            Address("telegram", str(group.id)),
            Address("telegram", str(new.id)),
            key_of(api.inbox.pending[0].id, 123456),
        )
    ]
