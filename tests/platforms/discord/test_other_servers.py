"""Servers that are not Discord's own: what they leave out, or add, breaks nothing."""

from __future__ import annotations

import pytest

from bot.store.db import Database
from tests.commands.world import World, wishes
from tests.fakes.discord_api import DiscordApi, Fault
from tests.platforms.discord.conftest import Bot, until


async def talk(api: DiscordApi) -> None:
    asked = await api.slash(api.person("ann"), api.channel, "latest", number=1)
    assert "Grid operator" in (await api.answer_to(asked)).text


async def connected(bot: Bot, api: DiscordApi) -> Bot:
    made = Bot(bot.db, bot.world, api_url=api.url)
    await made.connect()
    await until(api.gateway.ready.is_set)
    await until(made.discord.client.is_ready)
    return made


@pytest.mark.parametrize(
    "left_out",
    [("resume_gateway_url",), ("application",), ("guilds", "v"), ("resume_gateway_url", "guilds")],
)
async def test_a_greeting_may_leave_things_out(
    bot: Bot, api: DiscordApi, left_out: tuple[str, ...]
) -> None:
    for name in left_out:
        del api.gateway.ready_body[name]
    api.gateway.ready_body["user"] = {"id": api.bot["id"], "username": "newsdigest", "bot": True}
    made = await connected(bot, api)
    await talk(api)
    await api.gateway.drop()
    await talk(api)
    assert len(api.gateway.resumed) == 1
    assert len(api.gateway.identified) == 1
    await made.hang_up()


async def test_packets_may_be_compressed_one_by_one(bot: Bot, api: DiscordApi) -> None:
    api.gateway.packs = True
    made = await connected(bot, api)
    await talk(api)
    await api.gateway.drop()
    await talk(api)
    assert len(api.gateway.resumed) == 1
    await made.hang_up()


async def test_a_session_goes_on_though_its_own_address_leads_nowhere(
    bot: Bot, api: DiscordApi
) -> None:
    api.gateway.ready_body["resume_gateway_url"] = "ws://127.0.0.1:9/"
    made = await connected(bot, api)
    await api.gateway.drop()
    await talk(api)
    assert len(api.gateway.resumed) == 1
    await made.hang_up()


async def test_what_is_not_known_or_broken_is_passed_over(wired: Bot, api: DiscordApi) -> None:
    await api.gateway.dispatch("SOMETHING_NEW", {"id": "1"})
    await api.gateway.dispatch("GUILD_CREATE", {"id": "77", "channels": [{"type": 0}]})
    await api.gateway.dispatch("CHANNEL_CREATE", {"type": 0, "guild_id": api.guild})
    await api.gateway.dispatch("GUILD_CREATE", {"name": "without a number"})
    await api.gateway.dispatch("INTERACTION_CREATE", {"id": "1"})
    await api.gateway.dispatch("MESSAGE_CREATE", {})
    await talk(api)
    assert len(api.gateway.identified) == 1


async def test_of_an_application_its_number_is_enough(api: DiscordApi, db: Database) -> None:
    where = "GET /oauth2/applications/@me"
    api.plan(Fault("fail", where, status=200, body={"id": api.bot["id"]}))
    bot = Bot(db, World(db, wishes()), api_url=api.url)
    await bot.discord.start()
    assert bot.discord.last_error is None
    assert f"PUT /applications/{api.bot['id']}/commands" in api.requests
    await bot.discord.stop()


async def test_the_application_may_be_found_in_its_newer_place(
    api: DiscordApi, db: Database
) -> None:
    missing = {"message": "404: Not Found", "code": 0}
    api.plan(Fault("fail", "GET /oauth2/applications/@me", status=404, body=missing))
    found = {"id": api.bot["id"], "name": "newsdigest"}
    api.plan(Fault("fail", "GET /applications/@me", status=200, body=found))
    bot = Bot(db, World(db, wishes()), api_url=api.url)
    await bot.discord.start()
    assert bot.discord.last_error is None
    await bot.discord.stop()


async def test_an_answer_that_makes_no_sense_is_asked_again(bot: Bot, api: DiscordApi) -> None:
    api.plan(Fault("fail", "GET /users/@me", status=200, body={"hello": "there"}))
    made = await connected(bot, api)
    await talk(api)
    await made.hang_up()
