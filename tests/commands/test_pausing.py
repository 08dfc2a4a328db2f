"""Pause for some days, come back to what happened meanwhile, a digest a week."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.digest.build import span_of
from tests.commands.world import EVENING, World, shown


async def test_a_pause_of_some_days_ends_by_itself(news: World) -> None:
    await news.say("/subscribe 08:00")
    text = await news.text("/pause 7")
    assert text.startswith("Paused for 7 days. Next digest: Saturday 29 November 2025, 08:00.")
    order = (await news.orders())[0]
    assert order.state == "active"
    assert order.next_digest_at is not None
    assert order.next_digest_at > EVENING + timedelta(days=7)
    assert "tomorrow, Saturday, 08:00" in await news.text("/resume")


@pytest.mark.parametrize("wish", ["0", "-1", "366", "soon", "1.5"])
async def test_what_is_no_number_of_days(news: World, wish: str) -> None:
    await news.say("/subscribe 08:00")
    assert "From 1 to 365: /pause 7" in await news.text(f"/pause {wish}")
    assert (await news.orders())[0].state == "active"


async def test_who_comes_back_is_told_what_happened_meanwhile(news: World) -> None:
    await news.say("/subscribe 08:00")
    await news.say("/digest")
    await news.has_digest(EVENING)
    await news.say("/pause")
    news.clock.moments.append(EVENING + timedelta(days=2))
    await news.report("Ferry stopped", "The ferry stopped for a day.")
    answer = await news.say("/resume")
    assert "While you were away: 1 story" in shown(answer)
    assert [one.title for one in answer.stories] == ["Ferry stopped"]
    assert (await news.say("/story 1")).stories == answer.stories
    assert "While you were away" not in await news.text("/resume")


async def test_a_digest_a_week_looks_back_on_the_week(news: World) -> None:
    await news.say("/subscribe 08:00")
    text = await news.text("/every week monday")
    assert text.startswith("Once a week")
    assert "Monday, 08:00" in text
    order = (await news.orders())[0]
    assert order.days == (0,)
    assert span_of(order.days) == timedelta(days=7)
    assert "Every day." in await news.text("/every day")
    assert (await news.orders())[0].days == tuple(range(7))
    for wrong in ("/every", "/every month", "/every week mon-fri"):
        assert not (await news.say(wrong)).ok
