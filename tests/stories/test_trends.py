"""Which topics rise against their own past, and by how much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.stories.trends import trends


def test_a_topic_rises_against_its_own_past() -> None:
    daily = {"Energy": [2, 1, 3, 2, 9], "Ukraine": [20, 22, 18, 20, 21], "Quiet": [0, 0, 1, 0, 2]}
    (energy,) = trends(daily)
    assert (energy.topic, energy.today) == ("Energy", 9)
    assert 1.9 < energy.usual < 2.1
    assert energy.times == energy.today / energy.usual


def test_those_that_rise_most_come_first() -> None:
    daily = {"B": [2, 2, 2, 8], "A": [1, 1, 1, 9]}
    assert [trend.topic for trend in trends(daily)] == ["A", "B"]


def test_what_has_no_past_does_not_rise() -> None:
    assert trends({"New": [0, 0, 0, 0, 9], "Young": [1, 9], "None": []}) == []


def test_what_varies_much_must_rise_more() -> None:
    assert trends({"Wild": [0, 9, 0, 9, 10]}) == []
    assert trends({"Calm": [4, 5, 4, 5, 10]}) != []


@given(st.dictionaries(st.text(max_size=3), st.lists(st.integers(0, 50), max_size=15)))
def test_only_what_stands_above_its_past_is_told(daily: dict[str, list[int]]) -> None:
    for trend in trends(daily):
        assert trend.times > 1
        assert trend.today == daily[trend.topic][-1] > trend.usual
