"""Lists in pages: on and back, with numbers that go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.pages import paged
from bot.commands.request import Joined
from tests.commands.world import GROUP, World, buttons, request, shown

ASKED = ["/latest 2", "/topic Energy", "/search reserves"]


@pytest.fixture
async def much(news: World) -> World:
    for number in range(12):
        await news.report(
            f"Reserves fell {number}", "Reserves fell again.", topic="Energy", hours_ago=number
        )
    return news


@pytest.mark.parametrize("line", ASKED)
async def test_pages_show_every_story_once_and_go_back(much: World, line: str) -> None:
    answer = await much.say(line)
    first, seen = answer.stories, list(answer.stories)
    while (on := buttons(answer).get("More")) is not None:
        answer = await much.say(on)
        assert answer.stories
        seen += answer.stories
    assert len({story.id for story in seen}) == len(seen)
    assert len(seen) >= 12
    last = len(seen)
    assert (await much.say(f"/story {last}")).stories == (seen[-1],), "numbers go on"
    assert (await much.say("/story 1")).stories == first[:1]
    while (back := buttons(answer).get("Back")) is not None:
        answer = await much.say(back)
    assert answer.stories == first


async def test_the_numbers_under_a_page_are_those_in_it(much: World) -> None:
    page = await much.say("/latest 3 +3")
    assert [label for label in buttons(page) if label.isdigit()] == ["4", "5", "6"]
    assert "· 4–6" in shown(page)
    assert "\n4" in shown(page)


async def test_beyond_the_end_is_said_kindly(much: World) -> None:
    answer = await much.say("/latest 5 +90")
    assert shown(answer) == "There is nothing further."
    assert buttons(answer) == {"Back": "/latest 5 +85"}


async def test_a_group_turns_pages_but_each_once_a_minute(much: World) -> None:
    await much.happens(Joined(GROUP, "group", "friends", "olga"))
    on = buttons(await much.say("/latest", kind="group"))["More"]

    async def press(key: str) -> tuple[bool, str | None]:
        typed = replace(request(on, person="eve", kind="group", admin=False, key=key), pressed=True)
        answer = await much.conversation.handle(typed)
        return answer.message is not None, answer.toast

    assert await press("1") == (True, None)
    again, toast = await press("2")
    assert not again
    assert toast
    much.clock.moments.append(much.clock.now() + timedelta(minutes=2))
    assert await press("3") == (True, None)


@given(st.text(max_size=40), st.integers(0, 99))
def test_a_page_is_read_off_the_end(wish: str, had: int) -> None:
    bare, _ = paged(wish)
    assert paged(f"{wish} +{had}") == (wish.strip(), had)
    assert paged("") == ("", 0)
    assert bare == bare.strip()
