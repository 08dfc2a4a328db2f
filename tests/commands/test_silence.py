"""Quiet hours and days without news."""

from __future__ import annotations

import pytest

from tests.commands.world import World


async def test_quiet_hours_are_set_shown_and_taken_back(news: World) -> None:
    assert "Quiet hours: none" in await news.text("/quiet")
    assert "Quiet from 22:00 to 07:00" in await news.text("/quiet 22:00-07:00")
    assert "Quiet hours: 22:00 to 07:00" in await news.text("/settings")
    assert (await news.text("/quiet 22:00 – 7:30")).startswith("Quiet from 22:00 to 07:30")
    assert "No quiet hours" in await news.text("/quiet off")
    assert "Quiet hours: none" in await news.text("/quiet")


@pytest.mark.parametrize("wrong", ["22:00", "22:00-", "22:00-22:00", "25:00-07:00", "night"])
async def test_wrong_quiet_hours_change_nothing(news: World, wrong: str) -> None:
    answer = await news.say(f"/quiet {wrong}")
    assert not answer.ok
    assert "Quiet hours: none" in await news.text("/quiet")


async def test_what_an_empty_day_says_is_chosen(news: World) -> None:
    assert "is told in one line" in await news.text("/empty")
    assert "in silence" in await news.text("/empty silent")
    assert "passes in silence" in await news.text("/empty")
    assert "in one line" in await news.text("/empty tell")
    assert not (await news.say("/empty maybe")).ok
