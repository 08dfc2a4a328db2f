"""Dates, times and lists as a reader sees and types them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.timetable import Order, parse_order
from bot.commands.wording import (
    clock_time,
    days_named,
    days_of,
    moment,
    once,
    short,
)
from bot.texts.catalogue import texts_in
from bot.texts.said import Wrong
from tests.commands.world import EVENING

ENGLISH = texts_in("en")


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(hours=2), "today, 22:40"),
        (timedelta(hours=4), "tomorrow, Saturday, 00:40"),
        (timedelta(days=1), "tomorrow, Saturday, 20:40"),
        (timedelta(days=6), "Thursday, 20:40"),
        (timedelta(days=7), "Friday 28 November 2025, 20:40"),
    ],
)
def test_a_moment_is_named_from_where_the_reader_is(ahead: timedelta, said: str) -> None:
    assert moment(EVENING + ahead, "Europe/Warsaw", EVENING, ENGLISH) == said


def test_the_same_moment_is_another_day_elsewhere() -> None:
    late = datetime(2025, 11, 21, 23, tzinfo=UTC)
    assert moment(late, "Europe/London", EVENING, ENGLISH) == "today, 23:00"
    assert moment(late, "Europe/Minsk", EVENING, ENGLISH) == "tomorrow, Saturday, 02:00"


@given(st.times())
def test_every_time_of_day_is_read_back(at: time) -> None:
    assert clock_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)
    assert clock_time(f"{at:%I:%M %p}") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize("wrong", ["", "24:00", "8:5", "13:00 pm", "0:30am", "0am", "٣:00"])
def test_what_is_no_time_is_none(wrong: str) -> None:
    assert clock_time(wrong) is None


@given(st.sets(st.integers(0, 6), min_size=1))
def test_days_are_read_back_as_they_are_named(days: set[int]) -> None:
    named = days_named(sorted(days), ENGLISH)
    typed = named.replace(" and ", ",").replace(" to ", "-")
    assert days_of(typed, ENGLISH) == tuple(sorted(days))


@given(st.text(max_size=30))
def test_any_text_is_days_or_a_question(text: str) -> None:
    try:
        days = days_of(text, ENGLISH)
    except Wrong:
        return
    assert days
    assert set(days) <= set(range(7))


def test_lists_and_numbers() -> None:
    joined = ENGLISH.joined
    assert (joined([]), joined(["a"]), joined(["a", "b", "c"])) == ("", "a", "a, b and c")
    said = (ENGLISH("stories", number=1), ENGLISH("stories", number=1200))
    assert said == ("1 story", "1,200 stories")
    assert once(["Minsk", "minsk", "Brest"]) == ("Minsk", "Brest")
    assert len(short("word " * 100)) <= 40


@pytest.mark.parametrize(
    ("typed", "hour"), [("noon", 12), ("Midnight", 0), ("Mittag", 12), ("опівночі", 0)]
)
def test_times_that_have_a_name(typed: str, hour: int) -> None:
    assert clock_time(typed) == time(hour)
    assert parse_order(f"{typed} Energy") == Order((time(hour),), ("Energy",))
