"""The language in which the bot speaks: guessed at first contact, chosen with /language."""

from __future__ import annotations

import pytest

from bot.commands.request import Joined
from bot.texts.catalogue import LANGUAGES
from tests.commands.world import GROUP, World, buttons, shown


async def test_at_first_contact_it_is_the_persons_own(news: World) -> None:
    first = shown(await news.say("/start", language="uk"))
    assert first.startswith("Я читаю 1 стрічку. Останнє:")
    assert "3 год тому" in first or "6 год тому" in first
    assert shown(await news.say("/settings", language="de")).startswith("Дайджест: немає")


async def test_a_language_that_we_do_not_speak_is_english(news: World) -> None:
    assert shown(await news.say("/start", language="fi")).startswith("I read 1 feed.")
    assert shown(await news.say("/settings", language="de-AT")).startswith("Übersicht: keine")


@pytest.mark.parametrize("code", LANGUAGES)
async def test_every_language_can_be_chosen_by_code_and_by_name(news: World, code: str) -> None:
    for wish in (code, LANGUAGES[code], LANGUAGES[code].upper()):
        assert LANGUAGES[code] in await news.text(f"/language {wish}")
        assert (await news.say("/latest")).ok
    offered = buttons(await news.say("/language"))
    assert offered == {name: f"/language {own}" for own, name in LANGUAGES.items()}


async def test_what_is_no_language_of_ours_changes_nothing(news: World) -> None:
    await news.say("/language pl")
    for wish in ("fi", "Klingon", "en uk"):
        assert not (await news.say(f"/language {wish}")).ok
    assert (await news.text("/settings")).startswith("Przegląd: brak")


async def test_a_group_speaks_what_its_admins_chose_whoever_asks(news: World) -> None:
    await news.happens(Joined(GROUP, "group", "friends", "olga", language="uk"))
    asked = await news.say("/latest", kind="group", language="uk")
    assert shown(asked).startswith("Latest: 3 stories")
    assert not (await news.say("/language uk", kind="group", admin=False)).ok
    assert (await news.say("/language uk", kind="group")).ok
    asked = await news.say("/topics", kind="group", language="de")
    assert shown(asked).startswith("Теми")


async def test_what_is_typed_is_understood_in_the_chats_language(world: World) -> None:
    await world.say("/language ru")
    await world.say("/subscribe 08:00")
    assert (await world.text("/days пн-пт")).startswith("Дни: пн–пт.")
    assert (await world.text("/days mon-fri")).startswith("Дни: пн–пт.")
    assert (await world.text("/reads украинский, польский")).endswith("украинский и польский.")


async def test_what_is_refused_half_way_leaves_nothing_behind(world: World) -> None:
    await world.say("/follow Energy")
    await world.say("/subscribe 08:00")
    order = (await world.orders())[0]
    assert not (await world.say("/subscribe 25:00")).ok
    assert await world.orders() == [order]
