"""How updates reach a bot: long polls, one poller at a time, webhooks, and who sees what."""

from __future__ import annotations

import asyncio

from aiohttp import web

from tests.fakes.bot_api import BotApi, Chat, Person
from tests.fakes.bot_api.caller import Caller


async def test_a_poll_waits_until_something_happens(
    api: BotApi, call: Caller, ann: Person, chat: Chat
) -> None:
    polling = asyncio.create_task(call("getUpdates", timeout=30))
    await api.wait_for(lambda api: api.requests)
    update = api.says(chat, ann, "hello")
    assert (await polling)["result"] == [update.json]


async def test_an_empty_poll_ends_with_its_timeout(call: Caller) -> None:
    started = asyncio.get_running_loop().time()
    assert (await call("getUpdates", timeout=1))["result"] == []
    assert asyncio.get_running_loop().time() - started >= 1


async def test_updates_come_again_until_an_offset_passes_them(
    api: BotApi, call: Caller, ann: Person, chat: Chat
) -> None:
    one, two, three = (api.says(chat, ann, word) for word in ("one", "two", "three"))
    assert one.id < two.id < three.id
    for _ in range(2):
        found = (await call("getUpdates", limit=2))["result"]
        assert found == [one.json, two.json]
    assert (await call("getUpdates", offset=two.id + 1))["result"] == [three.json]
    assert (await call("getUpdates"))["result"] == [three.json]
    assert (await call("getUpdates", offset=three.id + 1))["result"] == []
    api.repeat(two)
    assert (await call("getUpdates", offset=three.id + 1))["result"] == [two.json]
    assert (await call("getUpdates", offset=three.id + 1))["result"] == []


async def test_a_second_poller_ends_the_first(api: BotApi, call: Caller) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=30))
    await api.wait_for(lambda api: api.requests)
    assert (await call("getUpdates"))["ok"]
    assert (await first)["error_code"] == 409
    assert api.inbox.conflicts == 1


async def test_a_poller_that_has_gone_is_no_conflict(
    api: BotApi, call: Caller, ann: Person, chat: Chat
) -> None:
    gone = asyncio.create_task(call("getUpdates", timeout=30))
    await api.wait_for(lambda api: api.requests)
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)
    await api.wait_for(lambda api: not api.inbox.polled)
    update = api.says(chat, ann, "hello")
    assert (await call("getUpdates"))["result"] == [update.json]
    assert api.inbox.conflicts == 0


async def test_only_kinds_that_were_asked_for_are_made(
    api: BotApi, call: Caller, ann: Person, chat: Chat
) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])
    assert not api.says(chat, ann, "hello").delivered
    await call("getUpdates", allowed_updates=[])
    assert api.says(chat, ann, "hello").delivered


async def test_commands_are_marked_in_utf16_units(api: BotApi, ann: Person, chat: Chat) -> None:
    said = api.says(chat, ann, "😀 /topic@newsdigest_test_bot Energy, see https://e.com/a/b.")
    assert said.message["entities"] == [
        {"type": "bot_command", "offset": 3, "length": 26},
        {"type": "url", "offset": 42, "length": 17},
    ]


async def test_in_a_group_a_bot_sees_what_is_meant_for_it(
    api: BotApi, call: Caller, ann: Person
) -> None:
    group = api.world.group("Allotments", creator=ann)
    sent = await call("sendMessage", chat_id=group.id, text="hello")
    assert sent["ok"]
    assert not api.says(group, ann, "good morning").delivered
    assert not api.says(group, ann, "/latest@another_bot").delivered
    assert api.says(group, ann, "/latest").delivered
    assert api.says(group, ann, "/latest@NewsDigest_test_bot").delivered
    assert api.says(group, ann, "thanks", reply_to=api.sent[0]).delivered
    api.adds_bot(group, ann, "administrator")
    assert api.says(group, ann, "good morning").delivered
    api.removes_bot(group, ann)
    assert not api.says(group, ann, "/latest").delivered


async def test_an_anonymous_administrator_speaks_as_the_group(api: BotApi, ann: Person) -> None:
    harbour = api.world.supergroup("Harbour", creator=ann, is_forum=True)
    topic = harbour.topic("News")
    api.world.member(harbour, ann, "administrator", anonymous=True)
    said = api.says(harbour, ann, "/settings", thread=topic)
    assert said.message["from"]["username"] == "GroupAnonymousBot"
    assert said.message["sender_chat"]["id"] == harbour.id
    assert said.thread == topic.id


async def test_every_kind_of_deed_fits_the_published_types(
    api: BotApi, call: Caller, ann: Person, chat: Chat
) -> None:
    group = api.world.group("Allotments", creator=ann, bot="left")
    channel = api.world.channel("Notices", creator=ann, username="notices")
    said = api.says(chat, ann, "/start")
    api.edits(said, "/help")
    api.shares_location(chat, ann, 59.437, 24.7536)
    api.says(chat, ann, "look", as_chat=channel, reply_to=said)
    api.adds_bot(group, ann, "administrator", can_change_info=False)
    new = api.migrates(group, ann)
    api.edits(api.posts(channel, "notice"), "notices")
    keyboard = {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]}
    await call("sendMessage", chat_id=new.id, text="x", reply_markup=keyboard)
    api.presses(api.sent[0], ann, "More")
    api.removes_bot(new, ann)
    api.blocks(ann)
    api.unblocks(ann)
    updates = (await call("getUpdates"))["result"]
    assert api.problems == []
    kinds = [next(kind for kind in update if kind != "update_id") for update in updates]
    assert kinds == [
        *("message", "edited_message", "message", "message", "my_chat_member", "message"),
        *("message", "message", "channel_post", "edited_channel_post", "callback_query"),
        *("my_chat_member", "my_chat_member", "my_chat_member"),
    ]


async def test_a_webhook_is_pushed_to_until_it_says_yes(
    api: BotApi, call: Caller, ann: Person, chat: Chat
) -> None:
    seen: list[tuple[str | None, int]] = []

    async def receive(request: web.Request) -> web.Response:
        update = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        seen.append((secret, update["update_id"]))
        return web.Response(status=500 if len(seen) == 1 else 200)

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    polling = asyncio.create_task(call("getUpdates", timeout=30))
    await api.wait_for(lambda api: api.requests)
    await call("setWebhook", url=url, secret_token="s3cret")
    assert (await polling)["error_code"] == 409
    updates = [api.says(chat, ann, "one"), api.says(chat, ann, "two")]
    await api.handled(updates[1])
    first, second = (update.id for update in updates)
    assert seen == [("s3cret", first), ("s3cret", first), ("s3cret", second)]
    assert (await call("getUpdates"))["error_code"] == 409
    assert (await call("getWebhookInfo"))["result"]["url"] == url
    assert (await call("deleteWebhook"))["ok"]
    assert (await call("getUpdates"))["result"] == []
    assert api.problems == []
    await runner.cleanup()
