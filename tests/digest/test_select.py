"""Which stories make a digest, in which order, and why."""

from __future__ import annotations

from bot.digest.select import SIZES, Selection, select
from bot.model import Story
from tests.builders import DAY, HOUR, NOW, article, story


def _chosen(selection: Selection) -> list[int]:
    return [chosen.story.id for chosen in selection.chosen]


def _three_sources(number: int) -> Story:
    by = [article(number * 10 + n, source=f"Source {number}{n}") for n in range(3)]
    return story(number, by=by)


def test_interest_sources_and_freshness_all_count() -> None:
    asked = story(1, source="A")
    carried = _three_sources(2)
    fresh = story(3, source="C", published=NOW)
    wishes = {1: ("topic: Energy", "you follow: grid", "topic: Belarus")}
    found = select([fresh, carried, asked], wishes, now=NOW, length="medium")
    assert _chosen(found) == [1, 2, 3]


def test_every_choice_says_why() -> None:
    found = select([_three_sources(1)], {1: ("topic: Energy",)}, now=NOW, length="short")
    assert found.full[0].because == ("topic: Energy", "3 sources", "3 h old")
    undated = select([story(1, published=None)], {}, now=NOW, length="short")
    assert undated.full[0].because == ("1 source", "undated, first seen 1 h ago")
    old = select([story(1, published=NOW - 3 * DAY)], {}, now=NOW, length="short")
    assert old.full[0].because == ("1 source", "3 days old")


def test_a_loud_source_does_not_bury_the_quiet_ones() -> None:
    loud = [story(n, source="Loud", published=NOW) for n in range(1, 30)]
    quiet = [story(n, source=f"Quiet {n}", published=NOW - 2 * DAY) for n in range(50, 60)]
    found = select([*loud, *quiet], {}, now=NOW, length="medium")
    assert sum(chosen.story.best.source == "Loud" for chosen in found.chosen) == 3
    assert _chosen(found)[:3] == [1, 2, 3]
    assert len(found.chosen) == sum(SIZES["medium"])


def test_a_lone_source_fills_the_places_that_nobody_else_wants() -> None:
    lone = [story(n, source="Lone", published=NOW - n * HOUR) for n in range(1, 10)]
    other = story(20, source="Other", published=NOW - 2 * DAY)
    found = select([*lone, other], {}, now=NOW, length="medium")
    assert _chosen(found) == [1, 2, 3, 20, 4, 5, 6, 7, 8, 9]


def test_lengths_and_ties() -> None:
    many = [story(n, source=f"S{n}") for n in range(40, 0, -1)]
    for length, (full, brief) in SIZES.items():
        found = select(many, {}, now=NOW, length=length)
        assert (len(found.full), len(found.brief)) == (full, brief)
        assert _chosen(found) == list(range(1, full + brief + 1)), "the same on every machine"


def test_nothing_makes_an_empty_selection() -> None:
    assert select([], {}, now=NOW, length="long") == Selection()


def test_what_is_dated_in_the_future_is_no_fresher_than_now() -> None:
    ahead = select([story(1, published=NOW + 9 * DAY)], {}, now=NOW, length="short").full[0]
    present = select([story(1, published=NOW)], {}, now=NOW, length="short").full[0]
    assert ahead.score == present.score
