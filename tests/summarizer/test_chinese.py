"""Chinese names are compared by their syllables, in whichever system they are written."""

from __future__ import annotations

from itertools import combinations

import pytest

from summarizer import name_keys, same_name

ONE_NAME = (
    ("Sun Yueming", "孙月明", "孫月明", "Сунь Юэмин", "Сунь Юемін", "Sun Yüeh-ming"),
    ("Cao Xinhua", "曹新华", "曹新華", "Цао Синьхуа", "Ts'ao Hsin-hua", "Xinhua Cao"),
    ("Guo Ran", "郭然", "Го Жань", "Kuo Jan"),
)
OTHERS = (
    ("Zhang Min", "Jiang Min"),
    ("Чжан Минь", "Цзян Минь"),
    ("李月明", "李月清"),
    ("Sun Yueming", "Sun Yuemei"),
    ("高山", "高川"),
)


@pytest.mark.parametrize("spellings", ONE_NAME[:2])
def test_one_name_in_every_system(spellings: tuple[str, ...]) -> None:
    for one, other in combinations(spellings, 2):
        assert same_name(one, other), (one, other)
        assert name_keys(one) & name_keys(other), (one, other)


def test_a_given_name_of_one_syllable() -> None:
    assert all(same_name(one, other) for one, other in combinations(ONE_NAME[2][:3], 2))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_a_syllable_more_or_less_alike_is_another_name(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_the_surname_stands_first() -> None:
    assert same_name("Guo", "Guo Haoyu")
    assert not same_name("Haoyu", "Guo Haoyu")


def test_what_only_looks_chinese_is_compared_as_ever() -> None:
    assert same_name("Lena Hansen", "Lena Hanssen")
    assert same_name("Anna Lenova", "Анна Ленова")
