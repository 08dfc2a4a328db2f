"""The whole program on Discord, as a process: over sockets, killed, beside Telegram."""

from __future__ import annotations

import asyncio
import re

import aiohttp

from tests.fakes.bot_api import TOKEN as TELEGRAM_TOKEN
from tests.fakes.bot_api import BotApi
from tests.fakes.discord_api import DiscordApi, Fault
from tests.fakes.discord_api.script import SEND
from tests.run.service import Service


async def test_killed_between_the_send_and_its_record_nothing_comes_twice(
    on_discord: Service, discord: DiscordApi
) -> None:
    ann = discord.person("ann")
    held = discord.plan(Fault("hold", SEND))
    await on_discord.start()
    await on_discord.wait_for_log("discord: connected")
    await discord.gateway.ready.wait()
    await discord.writes(ann, "/help")
    await asyncio.wait_for(held.reached.wait(), 30)
    await on_discord.kill()
    held.release()
    assert len(discord.messages) == 1
    sends = sum("/messages" in request for request in discord.requests)
    await on_discord.start()
    await discord.until(lambda: sum("/messages" in r for r in discord.requests) > sends, 30)
    await discord.gateway.ready.wait()
    await discord.answer_to(await discord.slash(ann, discord.channel, "help"))
    assert len(discord.messages) == 1
    assert await on_discord.stop() == 0


async def test_both_platforms_at_once_and_health_tells_of_both(
    on_discord: Service, discord: DiscordApi, api: BotApi
) -> None:
    on_discord.settings |= {
        "NEWSDIGEST_TELEGRAM_TOKEN": TELEGRAM_TOKEN,
        "NEWSDIGEST_TELEGRAM_BASE_URL": api.url,
    }
    ann, olga = discord.person("ann"), api.world.person("Olga")
    await on_discord.start()
    line = await on_discord.wait_for_log("/health")
    await on_discord.wait_for_log("discord: connected")
    await discord.gateway.ready.wait()
    there = await api.reply_to(api.says(api.world.private(olga), olga, "/help"))
    here = await discord.answer_to(await discord.slash(ann, discord.channel, "help"))
    assert "/latest" in there.text
    assert "/latest" in here.text
    found = re.search(r"http://\S+/health", line)
    assert found is not None
    async with aiohttp.ClientSession() as http, http.get(found[0]) as answer:
        told = await answer.json()
    assert (told["discord"]["error"], told["telegram"]["error"]) == (None, None)
    assert await on_discord.stop() == 0


async def test_the_words_in_the_log_make_an_owner(on_discord: Service, discord: DiscordApi) -> None:
    on_discord.settings["NEWSDIGEST_ACCESS"] = "closed"
    ann = discord.person("ann")
    await on_discord.start()
    line = await on_discord.wait_for_log("nobody owns this bot")
    code = re.search(r"code:(claim-[\w-]+)", line)
    assert code is not None
    await on_discord.wait_for_log("discord: connected")
    await discord.gateway.ready.wait()
    refused = await discord.slash(ann, discord.channel, "latest")
    assert "private" in (await discord.answer_to(refused)).text
    claimed = await discord.slash(ann, discord.private(ann.id), "start", code=code[1])
    assert "own" in (await discord.answer_to(claimed)).text


async def test_a_refused_token_ends_it_and_doctor_says_so(
    on_discord: Service, discord: DiscordApi
) -> None:
    status, out, err = await on_discord.command("doctor")
    assert (status, out.strip(), err) == (0, "all is well", "")
    on_discord.settings["NEWSDIGEST_DISCORD_TOKEN"] = "wrong"
    status, _, err = await on_discord.command("doctor")
    assert status == 1
    assert "NEWSDIGEST_DISCORD_TOKEN" in err
    await on_discord.start()
    assert await on_discord.ended(30) == 1
    on_discord.logged("NEWSDIGEST_DISCORD_TOKEN")
