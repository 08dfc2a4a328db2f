"""Korean names are compared by their syllables, in whichever system they are written."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import name_keys, same_name

ONE_NAME = (
    ("Han Seung-woo", "한승우", "Han Seungwoo", "Seungwoo Han", "Хан Сын У", "Хан Сыну"),
    ("Kwon Ji-young", "권지영", "Gwon Ji-yeong", "Квон Чи Ён", "Квон Джиён"),
)
OTHERS = (
    ("Han Seung-woo", "Han Seung-wan"),
    ("한승우", "한승호"),
    ("Kwon Ji-young", "Kwon Ji-yun"),
    ("Квон Чи Ён", "권지연우"),
    ("Han Seung-woo", "Ahn Seung-woo"),
)


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_one_name_in_every_system(spellings: tuple[str, ...]) -> None:
    for one, other in combinations(spellings, 2):
        assert same_name(one, other), (one, other)
        assert name_keys(one) & name_keys(other), (one, other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_a_syllable_more_or_less_alike_is_another_name(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(st.text(alphabet="김이박최abghijknouseyw-한국어 ", max_size=12), st.text(max_size=12))
def test_any_two_may_be_asked_about(one: str, other: str) -> None:
    assert bool(same_name(one, other)) is bool(same_name(other, one))
