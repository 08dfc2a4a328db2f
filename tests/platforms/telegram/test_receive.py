"""Updates over a real socket: kept before they are acknowledged, whatever happens."""

from __future__ import annotations

import asyncio
import logging
import random

import pytest

from bot.platforms.telegram.api import TokenRefused
from bot.platforms.telegram.platform import Menu
from bot.platforms.telegram.updates import key_of
from bot.store import meta
from bot.store.db import Database
from tests.fakes.bot_api import BotApi
from tests.platforms.telegram.conftest import Running, Talk, commands, make, waiting


async def test_a_command_reaches_the_conversation_and_is_acknowledged(
    api: BotApi, running: Running, talk: Talk, db: Database
) -> None:
    ann = api.world.person("Ann")
    async with running() as telegram:
        said = api.says(api.world.private(ann), ann, "/latest")
        await talk.hears(1)
        await api.handled(said)

        assert commands(talk.told) == [("latest", "")]
        assert await waiting(db) == []
        assert telegram.username == "newsdigest_test_bot"
        assert telegram.connected_at is not None
        assert telegram.last_error is None
    assert api.problems == []


async def test_only_what_is_used_is_asked_for(api: BotApi, running: Running) -> None:
    async with running():
        await api.wait_for(lambda api: api.inbox.allowed)

    assert api.inbox.allowed == {"message", "callback_query", "my_chat_member"}


async def test_the_menu_is_offered_where_it_belongs(api: BotApi, running: Running) -> None:
    menu = Menu(private=(("latest", "the newest stories"),), admins=(("settings", "settings"),))
    async with running(menu=menu):
        await api.wait_for(lambda api: len(api.commands) == 2)

    offered = {
        scope: [one["command"] for one in commands] for (scope, _), commands in api.commands.items()
    }
    assert offered == {"all_private_chats": ["latest"], "all_chat_administrators": ["settings"]}
    assert api.problems == []


async def test_a_menu_that_is_refused_stops_nothing(
    api: BotApi, running: Running, talk: Talk
) -> None:
    api.fail("setMyCommands", status=400, times=None)
    ann = api.world.person("Ann")
    async with running(menu=Menu(private=(("latest", "the newest stories"),))):
        api.says(api.world.private(ann), ann, "/latest")
        await talk.hears(1)


async def test_nobody_waits_until_the_menus_are_set(
    api: BotApi, running: Running, talk: Talk
) -> None:
    held = api.hold("setMyCommands")
    ann = api.world.person("Ann")
    async with running(menu=Menu(private=(("latest", "the newest stories"),))):
        api.says(api.world.private(ann), ann, "/latest")
        await talk.hears(1)
        held.release()
        await api.wait_for(lambda api: len(api.commands) == 1)


async def test_nothing_is_acknowledged_before_it_is_stored(
    api: BotApi, running: Running, talk: Talk, db: Database
) -> None:
    ann = api.world.person("Ann")
    async with db.write(), running():  # the database is busy, and then we die
        said = api.says(api.world.private(ann), ann, "/latest")
        await api.wait_for(lambda api: [r for r in api.journal.calls("getUpdates") if r.status])
        await asyncio.sleep(0.1)
        assert said in api.inbox.pending
    assert await waiting(db) == []

    async with running():
        await talk.hears(1)
        await api.handled(said)
    assert commands(talk.told) == [("latest", "")]


async def test_what_was_stored_but_not_handled_is_handled_after_a_restart(
    api: BotApi, running: Running, talk: Talk, db: Database
) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    talk.before = lambda event: asyncio.Event().wait()
    async with running():
        said = [api.says(chat, ann, f"/story {n}") for n in range(3)]
        await api.handled(said[-1])
    assert await waiting(db) == [key_of(update.id, 123456) for update in said]

    talk.before = lambda event: None
    async with running():
        later = api.says(chat, ann, "/story 3")
        await talk.hears(4)
        await api.handled(later)
    assert commands(talk.told) == [("story", str(n)) for n in range(4)]


async def test_where_another_bot_stopped_is_not_where_we_begin(
    api: BotApi, running: Running, talk: Talk, db: Database
) -> None:
    ann = api.world.person("Ann")
    said = api.says(api.world.private(ann), ann, "/latest")
    async with db.write() as tx:
        await meta.put(tx, "telegram.offset", {"bot": 999, "next": said.id + 1000})
    async with running():
        await talk.hears(1)

    assert commands(talk.told) == [("latest", "")]


async def test_a_restart_begins_where_we_stopped(api: BotApi, running: Running, talk: Talk) -> None:
    ann = api.world.person("Ann")
    said = api.says(api.world.private(ann), ann, "/latest")
    async with running():
        await api.handled(said)
    before = len(api.requests)
    async with running():
        await api.wait_for(lambda api: "getUpdates" in [r.method for r in api.requests[before:]])

    first = next(r for r in api.requests[before:] if r.method == "getUpdates")
    assert first.parameters["offset"] == said.id + 1


async def test_an_update_that_comes_again_is_handled_once(
    api: BotApi, running: Running, talk: Talk
) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    async with running():
        said = api.says(chat, ann, "/latest")
        await talk.hears(1)
        for _ in range(3):
            api.repeat(said)
        api.says(chat, ann, "/topics")
        await talk.hears(2)

    assert commands(talk.told) == [("latest", ""), ("topics", "")]


async def test_nothing_is_lost_or_repeated_whenever_we_die(
    api: BotApi, running: Running, talk: Talk, db: Database
) -> None:
    moments = random.Random(7)
    people = [api.world.person(f"P{n}") for n in range(5)]
    said = [
        api.says(api.world.private(people[n % 5]), people[n % 5], f"/story {n}") for n in range(120)
    ]
    for _ in range(8):
        async with running():
            await asyncio.sleep(moments.uniform(0.0, 0.12))
    async with running():
        end = api.says(api.world.private(people[0]), people[0], "/story end")
        await api.handled(end)
        async with asyncio.timeout(10):
            while await waiting(db):  # noqa: ASYNC110 -- the database has no event to wait for
                await asyncio.sleep(0.02)

    assert [await talk.times(update.id) for update in said] == [1] * 120


@pytest.mark.parametrize("status", [400, 429, 500, 502, 504])
async def test_a_poll_that_fails_is_tried_again(
    api: BotApi, running: Running, talk: Talk, status: int
) -> None:
    fault = api.fail("getUpdates", status=status, times=2 if status != 429 else 1)
    ann = api.world.person("Ann")
    async with running():
        api.says(api.world.private(ann), ann, "/latest")
        await talk.hears(1)

    assert fault.used


async def test_a_cut_connection_and_a_proxys_error_page_are_tried_again(
    api: BotApi, running: Running, talk: Talk
) -> None:
    api.cut("getUpdates", times=2)
    api.fail("getUpdates", status=502, raw="<html>bad gateway</html>")
    ann = api.world.person("Ann")
    async with running():
        api.says(api.world.private(ann), ann, "/latest")
        await talk.hears(1)


async def test_another_program_with_our_token_is_named_and_outlived(
    api: BotApi, running: Running, talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail("getUpdates", status=409, times=2)
    ann = api.world.person("Ann")
    async with running():
        api.says(api.world.private(ann), ann, "/latest")
        await talk.hears(1)

    assert "another program polls this token" in caplog.text


async def test_telegram_may_come_later_than_we(api: BotApi, running: Running, talk: Talk) -> None:
    await api.stop()
    ann = api.world.person("Ann")
    async with running() as telegram:
        assert telegram.username is None
        assert telegram.last_error is not None
        api.says(api.world.private(ann), ann, "/latest")
        await api.start()
        await talk.hears(1)
        assert telegram.username == "newsdigest_test_bot"


async def test_a_refused_token_ends_the_start_and_names_the_setting(
    api: BotApi, db: Database, talk: Talk
) -> None:
    wrong = "123456:AAwrong-token"
    telegram = make(api, db, talk, token=wrong)

    with pytest.raises(TokenRefused) as refused:
        await telegram.start()
    await telegram.stop()

    assert "NEWSDIGEST_TELEGRAM_TOKEN" in str(refused.value)
    assert wrong not in str(refused.value)
    assert refused.value.__suppress_context__


async def test_a_token_that_is_refused_later_ends_the_run(
    api: BotApi, db: Database, talk: Talk
) -> None:
    await api.stop()
    telegram = make(api, db, talk, token="123456:AAwrong-token")
    await telegram.start()
    await api.start()

    with pytest.raises(TokenRefused):
        async with asyncio.timeout(10):
            await telegram.run()
    await telegram.stop()


async def test_a_token_that_is_revoked_ends_the_run(api: BotApi, db: Database, talk: Talk) -> None:
    telegram = make(api, db, talk)
    await telegram.start()
    api.fail("getUpdates", status=401)

    with pytest.raises(TokenRefused):
        await telegram.run()
    await telegram.stop()


async def test_the_libraries_that_log_urls_are_quiet(running: Running) -> None:
    async with running():
        assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
        assert not logging.getLogger("httpcore").isEnabledFor(logging.INFO)


async def test_a_database_that_fails_for_a_while_loses_nothing(
    api: BotApi, running: Running, db: Database, talk: Talk
) -> None:
    async with db.write() as tx:
        await tx.exec_driver_sql("ALTER TABLE updates RENAME TO gone")
    ann = api.world.person("Ann")
    async with running() as telegram:
        said = api.says(api.world.private(ann), ann, "/latest")
        async with asyncio.timeout(10):
            while telegram.last_error is None:  # noqa: ASYNC110 -- a status has no event
                await asyncio.sleep(0.02)
        assert said in api.inbox.pending

        async with db.write() as tx:
            await tx.exec_driver_sql("ALTER TABLE gone RENAME TO updates")
        await talk.hears(1)
        await api.handled(said)
        assert telegram.last_error is None


async def test_a_server_that_knows_neither_webhooks_nor_menus_is_polled(
    api: BotApi, running: Running, talk: Talk
) -> None:
    for method in ("deleteWebhook", "setMyCommands"):
        api.fail(method, status=404, times=None, description="Not Found: method not found")
    ann = api.world.person("Ann")
    async with running(menu=Menu(private=(("latest", "the newest stories"),))):
        api.says(api.world.private(ann), ann, "/latest", extra={"something_new": {"id": 1}})
        await talk.hears(1)
    assert commands(talk.told) == [("latest", "")]
