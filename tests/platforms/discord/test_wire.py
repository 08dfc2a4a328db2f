"""Over real sockets, against a Discord that can be told to misbehave: gateway and REST."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.errors import SendError
from bot.message import Button, plain
from bot.model import Address
from bot.platforms.discord.connection import TokenRefused
from bot.store.db import Database
from tests.commands.world import World, wishes
from tests.fakes.discord_api import DiscordApi, Fault
from tests.fakes.discord_api.script import SEND, flood, refusal
from tests.platforms.discord.conftest import Bot, until

#: Not the API answers but what stands before it.
BANNED = Fault("fail", SEND, status=429, body="<html>", headers={"Retry-After": "60"})


async def test_it_identifies_registers_its_commands_and_answers(
    wired: Bot, api: DiscordApi
) -> None:
    ann = api.person("ann")
    asked = await api.slash(ann, api.channel, "latest", number=1)
    shown = await api.answer_to(asked)
    assert "Grid operator warns" in shown.text
    assert shown.ephemeral
    assert asked.callbacks == [4]
    assert api.gateway.identified[0]["intents"] == (1 << 0) | (1 << 12)


async def test_commands_are_registered_only_when_they_changed(
    wired: Bot, api: DiscordApi, db: Database
) -> None:
    put = f"PUT /applications/{api.bot['id']}/commands"
    assert api.requests.count(put) == 1
    await wired.hang_up()
    again = Bot(db, wired.world, api_url=api.url)
    await again.connect()
    await again.hang_up()
    assert api.requests.count(put) == 1


async def test_a_slow_answer_is_announced_in_time(bot: Bot, api: DiscordApi) -> None:
    slow = Bot(bot.db, bot.world, api_url=api.url, patience=0.05)
    await slow.connect()
    await until(api.gateway.ready.is_set)
    async with bot.db.write():  # nobody can write meanwhile
        asked = await api.slash(api.person("ann"), api.channel, "latest")
        await api.until(lambda: asked.callbacks != [])
    shown = await api.answer_to(asked)
    await slow.hang_up()
    assert asked.callbacks == [5]
    assert shown.ephemeral
    assert "Grid operator" in shown.text


async def test_proposals_come_at_once(wired: Bot, api: DiscordApi) -> None:
    asked = await api.types(api.person("ann"), api.channel, "topic", "topic", "ener")
    await api.until(lambda: asked.choices is not None)
    assert asked.choices == [{"name": "Energy", "value": "Energy"}]


async def test_a_lost_connection_is_resumed_and_nothing_missed(wired: Bot, api: DiscordApi) -> None:
    await api.gateway.drop()
    asked = await api.slash(api.person("ann"), api.channel, "latest")
    assert "Grid operator" in (await api.answer_to(asked)).text
    assert len(api.gateway.resumed) == 1
    assert len(api.gateway.identified) == 1


async def test_the_server_asks_to_reconnect(wired: Bot, api: DiscordApi) -> None:
    await api.gateway.ask_to_reconnect()
    asked = await api.slash(api.person("ann"), api.channel, "latest")
    await api.answer_to(asked)
    assert len(api.gateway.resumed) == 1


async def test_a_session_that_cannot_be_resumed_begins_anew(wired: Bot, api: DiscordApi) -> None:
    api.gateway.refuse_resume = True
    await api.gateway.drop()
    await until(lambda: len(api.gateway.identified) == 2 and api.gateway.ready.is_set())
    asked = await api.slash(api.person("ann"), api.channel, "latest")
    await api.answer_to(asked)


async def test_it_keeps_the_gateways_pulse(wired: Bot, api: DiscordApi) -> None:
    await until(lambda: api.gateway.beats >= 3)


async def test_a_server_that_is_down_is_waited_for(wired: Bot, api: DiscordApi) -> None:
    await api.stop()
    await asyncio.sleep(0.1)
    assert wired.discord.last_error is not None or not api.gateway.ready.is_set()
    await api.__aenter__()
    await until(api.gateway.ready.is_set)
    await api.answer_to(await api.slash(api.person("ann"), api.channel, "latest"))


async def test_a_refused_token_ends_it(api: DiscordApi, db: Database) -> None:
    bot = Bot(db, World(db, wishes()), api_url=api.url, token="wrong")
    with pytest.raises(TokenRefused, match="NEWSDIGEST_DISCORD_TOKEN"):
        await bot.discord.start()
    await bot.discord.stop()


@pytest.mark.parametrize("path", ["", "/api", "/api/v10"])
async def test_the_root_may_lack_its_version(api: DiscordApi, db: Database, path: str) -> None:
    root = api.url.removesuffix("/api/v10") + path
    bot = Bot(db, World(db, wishes()), api_url=root)
    await bot.discord.start()
    assert bot.discord.last_error is None
    await bot.discord.stop()
    api.problems[:] = [one for one in api.problems if "/gateway" not in one]


async def send(bot: Bot, api: DiscordApi, number: int = 1) -> str:
    part = bot.discord.split(plain("hello"), "group")[0]
    address = Address("discord", api.guild, api.channel.id)
    return await bot.discord.send(address, part, key=f"newsdigest-{number}")


async def test_the_same_delivery_twice_is_one_message(wired: Bot, api: DiscordApi) -> None:
    assert await send(wired, api, 7) == await send(wired, api, 7)
    await send(wired, api, 8)
    assert len(api.in_channel(api.channel)) == 2


async def test_an_answer_that_was_lost_is_unknown_and_sent_again_once_seen(
    wired: Bot, api: DiscordApi
) -> None:
    api.plan(Fault("accept_then_cut", SEND))
    with pytest.raises(SendError) as lost:
        await send(wired, api)
    assert lost.value.outcome == "unknown"
    await send(wired, api)
    assert [message.text for message in api.in_channel(api.channel)] == ["hello"]


@pytest.mark.parametrize(
    ("fault", "outcome", "everyone", "seconds"),
    [
        (flood(2.5), "retry", False, 2.5),
        (flood(7, everyone=True), "retry", True, 7.0),
        (BANNED, "retry", True, 60),
        (Fault("fail", SEND, status=502, body="<html>bad gateway"), "retry", False, None),
        (refusal(403, 50013, "Missing Permissions"), "forbidden", False, None),
        (refusal(403, 50001, "Missing Access"), "forbidden", False, None),
        (refusal(403, 50007, "Cannot send messages to this user"), "blocked", False, None),
        (refusal(404, 10003, "Unknown Channel"), "blocked", False, None),
        (refusal(404, 0, "404: Not Found"), "blocked", False, None),
        (Fault("fail", SEND, status=404, body="<html>nothing here"), "retry", False, None),
        (refusal(400, 50035, "Invalid Form Body"), "malformed", False, None),
        (refusal(401, 0, "401: Unauthorized"), "retry", True, 60.0),
        (Fault("cut", SEND), "unknown", False, None),
    ],
)
async def test_what_a_refusal_means(
    wired: Bot, api: DiscordApi, fault: Fault, outcome: str, everyone: bool, seconds: float | None
) -> None:
    api.plan(Fault(**{**vars(fault), "used": 0, "times": 1}))
    with pytest.raises(SendError) as refused:
        await send(wired, api)
    found = refused.value
    assert (found.outcome, found.everyone, found.retry_after) == (outcome, everyone, seconds)


async def test_a_server_that_is_away_means_not_sent(wired: Bot, api: DiscordApi) -> None:
    await api.stop()
    with pytest.raises(SendError) as refused:
        await send(wired, api)
    assert refused.value.outcome == "retry"


async def test_an_empty_bucket_is_not_asked(wired: Bot, api: DiscordApi) -> None:
    api.headers = {
        "X-RateLimit-Bucket": "b1",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset-After": "0.3",
    }
    await send(wired, api, 1)
    sent = len(api.requests)
    with pytest.raises(SendError) as early:
        await send(wired, api, 2)
    assert early.value.outcome == "retry"
    assert 0 < (early.value.retry_after or 0) <= 0.3
    assert len(api.requests) == sent
    api.headers = {}
    await asyncio.sleep(0.3)
    await send(wired, api, 2)


async def test_floods_delay_an_answer_but_lose_none(wired: Bot, api: DiscordApi) -> None:
    api.plan(flood(0.05))
    api.plan(flood(0.05, everyone=True))
    api.plan(Fault("accept_then_cut", SEND))
    moments = wired.world.clock.moments
    await api.writes(api.person("ann"), "/latest 1")

    def again() -> bool:
        moments.append(moments[-1] + timedelta(seconds=5))
        wired.outbox.wake()
        return len(api.messages) > 0

    await until(again)
    await until(lambda: again() and len([r for r in api.requests if "/messages" in r]) >= 4)
    assert ["Grid operator" in message.text for message in api.messages] == [True]


async def test_a_forum_post_whose_answer_was_lost_is_found_again(
    wired: Bot, api: DiscordApi
) -> None:
    forum = api.add_channel("digests", 15)
    forum.tags = [{"id": "1", "name": "Culture"}, {"id": "2", "name": "energy"}]
    api.plan(Fault("accept_then_cut", "POST /channels/{channel_id}/threads"))
    part = wired.discord.split(plain("Friday 20 November · Energy", "2 stories"), "group")[0]
    address = Address("discord", api.guild, forum.id)
    with pytest.raises(SendError):
        await wired.discord.send(address, part, key="newsdigest-1")
    await wired.discord.send(address, part, key="newsdigest-1")
    (post,) = api.messages
    assert post.tags == ["2"]


async def test_thrown_out_its_digests_end(wired: Bot, api: DiscordApi) -> None:
    eve = api.person("eve", manages=True)
    await api.answer_to(await api.slash(eve, api.channel, "subscribe", time="08:00"))
    await api.removes_bot()
    await until_blocked(wired, Address("discord", api.guild, api.channel.id))


async def until_blocked(bot: Bot, address: Address) -> None:
    from bot.store import chats

    async with asyncio.timeout(10):
        while True:
            async with bot.db.read() as tx:
                chat = await chats.by_address(tx, address)
            if chat is not None and chat.blocked == "removed from the server":
                return
            await asyncio.sleep(0.02)


async def test_a_member_may_not_change_what_others_get(wired: Bot, api: DiscordApi) -> None:
    eve, ann = api.person("eve", manages=True), api.person("ann")
    await api.answer_to(await api.slash(eve, api.channel, "latest"))
    shown = await api.answer_to(await api.slash(ann, api.channel, "subscribe", time="08:00"))
    assert "Only admins" in shown.text


async def test_buttons_answer_in_private(wired: Bot, api: DiscordApi) -> None:
    ann, bob = api.person("ann"), api.person("bob")
    latest = await api.answer_to(await api.slash(ann, api.channel, "latest"))
    pressed = await api.presses(bob, api.channel, latest, "2")
    shown = await api.answer_to(pressed)
    assert shown.ephemeral
    assert "Museum of boats" in shown.text
    assert "Museum of boats" in latest.text


async def test_a_menu_changes_where_it_stands(wired: Bot, api: DiscordApi) -> None:
    eve = api.person("eve", manages=True)
    shown = await api.answer_to(await api.slash(eve, api.channel, "settings"))
    asked = await api.presses(eve, api.channel, shown, "Languages of stories")
    await api.until(lambda: asked.callbacks != [])
    assert asked.callbacks == [7]
    assert "Tap to change" in shown.text
    back = await api.presses(eve, api.channel, shown, "Back")
    await api.until(lambda: back.callbacks != [])
    assert "Time zone" not in shown.text or "Languages" in shown.text
    assert len(api.asked) == 3


async def test_a_slow_menu_is_announced_and_then_changed_in_place(
    bot: Bot, api: DiscordApi
) -> None:
    slow = Bot(bot.db, bot.world, api_url=api.url, patience=0.05)
    await slow.connect()
    await until(api.gateway.ready.is_set)
    eve = api.person("eve", manages=True)
    shown = await api.answer_to(await api.slash(eve, api.channel, "settings"))
    async with bot.db.write():  # nobody can write meanwhile
        asked = await api.presses(eve, api.channel, shown, "Languages of stories")
        await api.until(lambda: asked.callbacks != [])
        assert "Tap to change" not in shown.text
    await api.until(lambda: "Tap to change" in shown.text)
    await slow.hang_up()
    assert asked.callbacks == [6]


async def test_what_all_see_is_left_as_it_is(wired: Bot, api: DiscordApi) -> None:
    ann, message = api.person("ann"), plain("News", buttons=((Button("On", "/latest 1 +1"),),))
    await wired.delivered(Address("discord", api.guild, api.channel.id), message)
    (posted,) = api.messages
    asked = await api.presses(ann, api.channel, posted, "On")
    await api.answer_to(asked)
    assert asked.callbacks == [4]
    assert posted.text == "News"


async def test_a_hundred_commands_of_one_person_starve_nobody(bot: Bot, api: DiscordApi) -> None:
    strict = Bot(bot.db, bot.world, api_url=api.url, most=5)
    await strict.connect()
    await until(api.gateway.ready.is_set)
    ann, eve = api.person("ann"), api.person("eve")
    asked = [await api.slash(ann, api.channel, "help") for _ in range(100)]
    await api.answer_to(await api.slash(eve, api.channel, "help"))
    await api.until(lambda: sum(bool(one.callbacks) for one in asked) == 6)
    await strict.hang_up()
    texts = [one.message.text for one in asked if one.message is not None]
    assert sum("in a minute" in text for text in texts) == 1
    assert len(texts) == 6


async def test_a_token_that_is_taken_back_in_mid_run_ends_it(wired: Bot, api: DiscordApi) -> None:
    api.token = api.gateway.token = "another"
    sending = wired.delivered(Address("discord", api.guild, api.channel.id), plain("hello"))
    with pytest.raises(SendError) as refused:
        await sending
    assert (refused.value.outcome, refused.value.everyone) == ("retry", True)
    await api.gateway.drop(4004)
    with pytest.raises(TokenRefused):
        await wired.ended()
