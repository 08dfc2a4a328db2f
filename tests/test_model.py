"""The values that travel: letters for stories, what a story says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.letters import letters, story_id
from tests.builders import HOUR, NOW, article, story


@given(st.integers(1, 2**52))
def test_letters_name_one_story_for_ever(number: int) -> None:
    name = letters(number)
    assert story_id(name) == number
    assert story_id(f" {name.upper()} ") == number
    assert len(name) >= 3
    assert name.isalpha()


@given(st.text(max_size=30))
def test_what_are_no_letters_is_no_story(name: str) -> None:
    found = story_id(name)
    assert found is None or letters(found) == name.strip().lower().lstrip("a")


@pytest.mark.parametrize("name", ["", "a", "aa", "aaa", "12", "oil", "łaa", "z" * 200])
def test_these_are_no_letters(name: str) -> None:
    assert story_id(name) is None


def test_letters_that_are_taken_for_others_are_left_out() -> None:
    assert not set("ilo") & set("".join(letters(number) for number in range(1, 5_000)))


def test_a_story_is_as_fresh_as_its_newest_article() -> None:
    by = [article(1, published=NOW - 9 * HOUR), article(2, published=None)]
    assert story(by=by).fresh_at == NOW - HOUR, "nobody says when: first seen counts"


def test_a_story_is_headed_by_the_article_whose_headline_it_has() -> None:
    by = [article(1, "Other"), article(2, "Grid warns")]
    told = story(1, "Grid warns", by=by)
    assert told.best is by[1]
    assert replace(told, title="Nobody wrote this").best is by[0]


def test_a_story_names_each_source_and_topic_once_in_order() -> None:
    by = [
        article(1, source="B", topics=("Energy",)),
        article(2, source="A", topics=("Belarus", "Energy")),
        article(3, source="B"),
    ]
    assert story(by=by).sources == ("B", "A")
    assert story(by=by).topics == ("Energy", "Belarus")
