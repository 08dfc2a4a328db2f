"""Updates from the inbox: in each chat's order, with the person's rights, none in another's way."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.commands.request import Event, Joined, Left, Moved, Request
from bot.message import Part
from bot.model import Address
from bot.platforms.telegram.platform import Telegram
from bot.store.db import Database
from bot.texts.catalogue import texts_in
from tests.fakes.bot_api import BotApi
from tests.platforms.telegram.conftest import Running, Talk, commands, waiting


async def test_many_updates_are_handled_in_each_chats_order(
    api: BotApi, running: Running, talk: Talk
) -> None:
    people = [api.world.person(f"P{n}") for n in range(5)]
    for n in range(150):
        api.says(api.world.private(people[n % 5]), people[n % 5], f"/story {n}")
    async with running():
        await talk.hears(150)

    for person in people:
        told = [
            int(e.args) for e in talk.told if isinstance(e, Request) and e.person == str(person.id)
        ]
        assert told == list(range(people.index(person), 150, 5))


async def test_a_slow_chat_stops_nobody_else(api: BotApi, running: Running, talk: Talk) -> None:
    ann, bob = api.world.person("Ann"), api.world.person("Bob")
    done = asyncio.Event()
    talk.before = lambda e: done.wait() if getattr(e, "args", "") == "slow" else None
    async with running():
        api.says(api.world.private(ann), ann, "/story slow")
        api.says(api.world.private(ann), ann, "/story next")
        api.says(api.world.private(bob), bob, "/story bobs")
        await talk.hears(1)
        assert commands(talk.told) == [("story", "bobs")]
        done.set()
        await talk.hears(3)

    assert commands(talk.told)[1:] == [("story", "slow"), ("story", "next")]


async def test_a_flood_from_one_person_stops_nobody_else(
    api: BotApi, running: Running, talk: Talk
) -> None:
    ann, bob = api.world.person("Ann"), api.world.person("Bob")
    done = asyncio.Event()
    talk.before = lambda e: done.wait() if getattr(e, "person", "") == str(ann.id) else None
    for n in range(400):
        api.says(api.world.private(ann), ann, f"/story {n}")
    api.says(api.world.private(bob), bob, "/story bobs")
    async with running():
        await talk.hears(1)
        assert commands(talk.told) == [("story", "bobs")]
        done.set()
        await talk.hears(401)

    assert commands(talk.told)[1:] == [("story", str(n)) for n in range(400)]


async def test_a_press_is_answered_and_becomes_its_command(
    api: BotApi, running: Running, talk: Talk
) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    async with running() as telegram:
        keyboard = {"inline_keyboard": [[{"text": "1", "callback_data": "/story abc"}]]}
        await send_raw(telegram, chat.id, reply_markup=keyboard)
        pressed = api.presses(api.sent[-1], ann, "1")
        await api.answer_to(pressed)
        await talk.hears(1)

    assert commands(talk.told) == [("story", "abc")]


async def test_a_button_that_means_nothing_any_more_says_so_to_its_presser(
    api: BotApi, running: Running, talk: Talk
) -> None:
    olena = api.world.person("Olena", language="uk")
    chat = api.world.private(olena)
    async with running() as telegram:
        keyboard = {"inline_keyboard": [[{"text": "1", "callback_data": "v1:old"}]]}
        await send_raw(telegram, chat.id, reply_markup=keyboard)
        await api.answer_to(api.presses(api.sent[-1], olena, "1"))

    assert api.journal.answers[-1].text == texts_in("uk")("button-stale")
    assert talk.told == []


async def send_raw(telegram: Telegram, chat: int, **body: Any) -> None:
    part = Part({"text": "x", **body}, "x")
    await telegram.send(Address("telegram", str(chat)), part, key="1")


async def test_a_press_that_cannot_be_answered_is_still_handled(
    api: BotApi, running: Running, talk: Talk
) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    async with running() as telegram:
        keyboard = {"inline_keyboard": [[{"text": "1", "callback_data": "/story abc"}]]}
        await send_raw(telegram, chat.id, reply_markup=keyboard)
        pressed = api.presses(api.sent[-1], ann, "1")
        api.expires(pressed)
        await talk.hears(1)

    assert commands(talk.told) == [("story", "abc")]


async def test_rights_in_a_group_are_asked_and_remembered(
    api: BotApi, running: Running, talk: Talk
) -> None:
    ann, bob = api.world.person("Ann"), api.world.person("Bob")
    group = api.world.supergroup("News", creator=ann)
    api.world.member(group, bob)
    async with running():
        for person in (ann, bob, ann, bob):
            api.says(group, person, "/settings")
        await talk.hears(4)

    rights = [event.admin for event in talk.told if isinstance(event, Request)]
    assert rights == [True, False, True, False]
    assert len(api.journal.calls("getChatMember")) == 2


async def test_who_cannot_be_asked_for_is_no_admin(
    api: BotApi, running: Running, talk: Talk
) -> None:
    ann = api.world.person("Ann")
    group = api.world.supergroup("News", creator=ann)
    api.fail("getChatMember", status=400)
    async with running():
        api.says(group, ann, "/settings")
        api.says(group, ann, "/settings")
        await talk.hears(2)

    rights = [event.admin for event in talk.told if isinstance(event, Request)]
    assert rights == [False, True]


async def test_a_group_joins_moves_and_leaves(api: BotApi, running: Running, talk: Talk) -> None:
    ann = api.world.person("Ann")
    group = api.world.group("News", creator=ann, bot="left")
    async with running():
        api.adds_bot(group, ann)
        new = api.migrates(group, ann)
        api.removes_bot(new, ann)
        await talk.hears(3)

    assert [type(event) for event in talk.told] == [Joined, Moved, Left]


async def test_an_update_that_fails_does_not_stop_the_others(
    api: BotApi, running: Running, talk: Talk, db: Database
) -> None:
    ann, bob = api.world.person("Ann"), api.world.person("Bob")
    tries: list[str] = []

    def before(event: Event) -> None:
        if isinstance(event, Request) and event.args == "bad":
            tries.append(event.args)
            raise RuntimeError("cannot")

    talk.before = before
    async with running():
        api.says(api.world.private(ann), ann, "/story bad")
        api.says(api.world.private(ann), ann, "/story good")
        api.says(api.world.private(bob), bob, "/story bobs")
        await talk.hears(2)

    # Ann's second waits for the end of her first, Bob does not.
    assert commands(talk.told) == [("story", "bobs"), ("story", "good")]
    assert len(tries) == 3
    assert await waiting(db) == []


async def test_an_update_of_an_unknown_shape_does_not_stop_the_others(
    api: BotApi, running: Running, talk: Talk, db: Database
) -> None:
    ann = api.world.person("Ann")
    async with running():
        api.inbox.new("message", {"message_id": "x", "chat": [], "text": {}}, None, 0)
        api.inbox.new("my_chat_member", {"chat": {"id": None}}, None, 0)
        api.says(api.world.private(ann), ann, "/latest")
        await talk.hears(1)

    assert await waiting(db) == []
