"""A story's card: short, with everything else a tap away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands.request import Joined
from bot.letters import letters
from tests.commands.world import GROUP, World, buttons, request, shown

CARD = ["Sources", "Why this?", "Fewer like this", "Follow", "Save"]


async def test_every_button_of_a_card_works(news: World) -> None:
    await news.say("/latest")
    card = buttons(await news.say("/story 1"))
    assert list(card) == CARD
    for line in card.values():
        assert (await news.say(line)).ok, line
        assert len(line.encode()) <= 64
    sources = await news.say(card["Sources"])
    assert "Harbour Wire" in shown(sources)
    assert buttons(await news.say(buttons(sources)["Back"])) == card


async def test_what_a_story_is_about_is_followed_and_unfollowed_from_its_card(news: World) -> None:
    await news.say("/latest")
    page = buttons(await news.say("/story 3"))["Follow"]
    offered = buttons(await news.say(page))
    assert list(offered) == ["+ Belarus", "+ Lukashenka", "Back"]
    assert (await news.say(offered["+ Belarus"])).ok
    followed = buttons(await news.say(page))
    assert "✓ Belarus" in followed
    await news.say(followed["✓ Belarus"])
    assert buttons(await news.say(page)) == offered


async def test_fewer_like_it_leaves_out_what_the_reader_names(news: World) -> None:
    before = (await news.say("/latest")).stories
    page = buttons(await news.say("/story 1"))["Fewer like this"]
    offered = buttons(await news.say(page))
    assert list(offered) == ["− Energy", "− Harbour Wire", "Back"]
    assert (await news.say(offered["− Energy"])).ok
    assert (await news.say("/latest")).stories == before[1:]
    assert "✓ Energy" in buttons(await news.say(page))


async def test_a_name_that_a_line_cannot_carry_is_not_offered(news: World) -> None:
    await news.report("Merger", "Two banks are one.", source="Bank, Trade and Sons")
    stories = (await news.say("/latest")).stories
    place = [story.title for story in stories].index("Merger") + 1
    assert list(buttons(await news.say(f"/story {place} fewer"))) == ["Back"]


async def test_a_card_names_all_sources(news: World) -> None:
    told = await news.report("Ferry", "The ferry sails.", source="Quay")
    await news.report("Ferry again", "The ferry is late.", source="Wire", story_id=told)
    card = await news.text(f"/story {letters(told)}")
    assert "2 sources" in card
    assert "Quay" in card
    assert "Wire" in card


async def test_in_a_group_a_member_changes_nothing_from_a_card(news: World) -> None:
    await news.happens(Joined(GROUP, "group", "friends", "olga"))
    await news.say("/latest", kind="group")
    card = await news.say("/story 1", kind="group")
    assert card.message is not None
    assert all(each.private for row in card.message.buttons for each in row)
    for line in ("/mute Energy", "/follow Energy"):
        pressed = request(line, person="eve", kind="group", admin=False, key=line)
        answer = await news.conversation.handle(replace(pressed, pressed=True))
        assert answer.message is None
        assert answer.toast


@pytest.mark.parametrize("line", ["/story zzzzz more", "/save zzzzz", "/why zzzzz"])
async def test_a_button_of_a_story_that_is_gone_says_so(news: World, line: str) -> None:
    answer = await news.say(line)
    assert not answer.ok
    assert "/latest" in shown(answer)
