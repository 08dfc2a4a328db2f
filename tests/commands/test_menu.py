"""Settings as a menu: every button is a line that works, and what it changed is seen at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bot.commands.menu import PAGES
from bot.commands.request import Joined
from tests.commands.world import GROUP, World, buttons, request, shown


@pytest.mark.parametrize("page", sorted(PAGES))
async def test_every_button_of_every_page_works(news: World, page: str) -> None:
    await news.say("/subscribe 08:00")
    offered = buttons(await news.say(f"/settings {page}"))
    assert offered.pop("Back") == "/settings"
    assert offered
    for line in offered.values():
        answer = await news.say(line)
        assert answer.ok, line
        assert set(buttons(answer).values()) >= set(offered.values()) - {line}, "the same page"


async def test_what_is_chosen_has_its_sign(news: World) -> None:
    await news.say("/subscribe 08:00")
    assert "✓ Medium" in buttons(await news.say("/settings length"))
    chosen = buttons(await news.say("/settings length short"))
    assert "✓ Short" in chosen
    assert "✓ Medium" not in chosen
    assert (await news.orders())[0].length == "short"


async def test_topics_and_languages_go_on_and_off(news: World) -> None:
    assert "✓ Energy" in buttons(await news.say("/settings topics Energy"))
    assert "Energy" in buttons(await news.say("/settings topics Energy"))
    assert "✓ English" in buttons(await news.say("/settings reads en"))
    both = buttons(await news.say("/settings reads uk"))
    assert {"✓ English", "✓ Українська"} <= set(both)
    await news.say("/settings reads en")
    assert "✓ all languages" in buttons(await news.say("/settings reads uk"))


async def test_without_an_order_a_time_makes_one(news: World) -> None:
    assert (await news.say("/settings time 07:00")).ok
    assert [order.at for order in await news.orders()] == [time(7)]
    await news.say("/settings time 09:00")
    assert [order.at for order in await news.orders()] == [time(9)]


async def test_the_menu_speaks_the_language_that_was_just_chosen(news: World) -> None:
    answer = await news.say("/settings language de")
    assert "Zurück" in buttons(answer)


async def test_in_a_group_a_member_changes_nothing_and_is_told_alone(news: World) -> None:
    await news.happens(Joined(GROUP, "group", "friends", "olga"))
    await news.outbox()
    for line in ("/settings length short", "/pause", "/nonsense"):
        pressed = replace(
            request(line, person="eve", kind="group", admin=False), pressed=True, key=line
        )
        answer = await news.conversation.handle(pressed)
        assert answer.toast, line
        assert answer.message is None
    assert await news.outbox() == []


async def test_a_story_of_a_group_is_shown_to_whoever_taps_its_number(news: World) -> None:
    await news.happens(Joined(GROUP, "group", "friends", "olga"))
    listed = await news.say("/latest", kind="group")
    assert listed.message is not None
    number = listed.message.buttons[0][0].command
    assert number is not None
    card = await news.say(number, person="eve")
    assert card.stories == listed.stories[:1]
    assert buttons(card) == {}
    other = await news.report("Elsewhere", "Nothing that the group was shown.")
    assert other
    assert "private" in await news.text("/story zzzz", person="eve")
    assert "private" in shown(await news.say("/latest", person="eve"))
