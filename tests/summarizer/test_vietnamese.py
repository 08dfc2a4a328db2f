"""Vietnamese names are compared by their syllables."""

from __future__ import annotations

from itertools import combinations

import pytest

from summarizer import name_keys, same_name

ONE_NAME = ("Lê Thị Kim Ngân", "Le Thi Kim Ngan", "Le Kim Ngan", "Kim Ngan Le", "LE THI KIM NGAN")


def test_the_surname_may_stand_last_and_what_is_between_be_left_out() -> None:
    for one, other in combinations(ONE_NAME, 2):
        assert same_name(one, other), (one, other)
        assert name_keys(one) & name_keys(other), (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le Thi Kim Ngan", "Le Thi Kim Nga"),
        ("Trần Văn Đức", "Trần Văn Đạt"),
        ("Tran Van Hoa", "Tran Quoc Hoa"),
        ("Marine Le Pen", "Jean-Marie Le Pen"),
    ],
)
def test_another_syllable_makes_another_name(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_dutch_particle_is_one() -> None:
    assert same_name("Vincent van Gogh", "Vincent Gogh")
