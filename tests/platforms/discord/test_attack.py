"""What comes from outside breaks nothing, and gives nobody what is not theirs."""

from __future__ import annotations

import pytest

from bot.platforms.discord.hear import Rules, hear, kept
from tests.fakes.discord_api import TOKEN, DiscordApi, Fault
from tests.platforms.discord.conftest import Bot, until


@pytest.mark.parametrize("babble", ["this is no JSON", "[]"])
async def test_after_what_no_gateway_says_people_are_answered(
    wired: Bot, api: DiscordApi, babble: str, caplog: pytest.LogCaptureFixture
) -> None:
    await api.gateway.babble(babble)
    await until(lambda: len(api.gateway.identified) == 2 and api.gateway.ready.is_set())
    await api.answer_to(await api.slash(api.person("ann"), api.channel, "latest"))
    assert TOKEN not in caplog.text


async def test_events_in_no_known_shape_are_passed_over(wired: Bot, api: DiscordApi) -> None:
    for body in ([], None, "x", {}, {"type": 99}, {"type": 3, "data": 7}, {"type": 4, "data": []}):
        await api.gateway.dispatch("INTERACTION_CREATE", body)  # type: ignore[arg-type]
        await api.gateway.dispatch("MESSAGE_CREATE", body)  # type: ignore[arg-type]
    await api.answer_to(await api.slash(api.person("ann"), api.channel, "latest"))
    assert len(api.gateway.identified) == 1
    api.problems.clear()  # answers to interactions without a token


async def test_a_page_in_place_of_the_api_is_waited_out(bot: Bot, api: DiscordApi) -> None:
    api.plan(Fault("fail", "GET /users/@me", times=2, status=200, body="<html>Welcome</html>"))
    late = Bot(bot.db, bot.world, api_url=api.url)
    await late.connect()
    await until(api.gateway.ready.is_set)
    await late.hang_up()


@pytest.mark.parametrize("custom_id", ["", "x", "/", "menu:0", "/ban", "/settings " + "9" * 90])
def test_a_forged_press_is_a_command_of_its_presser_and_no_admins(custom_id: str) -> None:
    member = {"user": {"id": "1", "username": "ann"}, "permissions": "2048", "roles": ["7"] * 5000}
    forged = {"type": 3, "guild_id": "2", "channel_id": "3", "member": member, "id": "9"}
    heard = hear(kept({**forged, "data": {"custom_id": custom_id, "values": []}}), Rules({}))
    assert heard is None or (heard.person, heard.admin) == ("1", False)
