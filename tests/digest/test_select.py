"""Which stories make a digest, in which order, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.select import SIZES, Selection, prominence, select
from bot.model import Length, Story
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


def _about(number: int, *names: str, source: str = "") -> Story:
    by = replace(article(number, source=source or f"S{number}"), names=names)
    return story(number, by=[by])


def test_copies_of_one_text_are_one_witness() -> None:
    wire = article(1, source="Wire")
    copies = [replace(article(n, source=f"Paper {n}"), copy_of=1) for n in (2, 3)]
    copied, told = story(1, by=[wire, *copies]), story(4, by=[article(4), article(5, source="B")])
    found = select([copied, told], {}, now=NOW, length="short")
    assert _chosen(found) == [4, 1]
    assert found.full[1].because[0] == "3 sources, 1 in their own words"


def test_a_new_story_stands_above_one_that_runs_on() -> None:
    old = replace(article(1, source="A"), first_seen_at=NOW - 2 * DAY)
    running = story(1, by=[article(3, source="A"), old])
    found = select([running, story(2, source="B")], {}, now=NOW, length="short")
    assert _chosen(found) == [2, 1]
    assert found.full[1].because[-1] == "running since 18 November"


def test_a_quiet_source_is_heard_beside_a_loud_one() -> None:
    loud = [story(n, source="Loud") for n in range(1, 6)]
    found = select([*loud, story(9, source="Quiet")], {}, now=NOW, length="short")
    assert _chosen(found)[0] == 9
    assert "from a source that says little" in found.full[0].because
    assert not any("little" in reason for reason in found.full[1].because)


def test_what_stands_above_already_waits() -> None:
    same = [_about(n, "Minsk", "Grid") for n in (1, 2, 3)]
    other = replace(_about(4, "Quay"), articles=(replace(article(4), published_at=NOW - 5 * HOUR),))
    assert _chosen(select([*same, other], {}, now=NOW, length="short")) == [1, 4, 2, 3]


def test_undated_stories_stand_out_less_than_fresh_ones() -> None:
    assert prominence(story(1, published=None), NOW) < prominence(
        story(2, published=NOW - DAY), NOW
    )


@st.composite
def _stories(draw: st.DrawFn) -> list[Story]:
    made = []
    for number in range(1, draw(st.integers(0, 30)) + 1):
        outlets = draw(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=3, unique=True))
        hours = draw(st.one_of(st.none(), st.integers(0, 100)))
        published = None if hours is None else NOW - timedelta(hours=hours)
        names = tuple(draw(st.lists(st.sampled_from(["Minsk", "Grid"]), unique=True)))
        seen = NOW - timedelta(hours=draw(st.integers(0, 60)))
        by = [
            replace(
                article(number * 10 + n, source=outlet, published=published),
                names=names,
                first_seen_at=seen,
                told_at=seen,
            )
            for n, outlet in enumerate(outlets)
        ]
        made.append(story(number, by=by))
    return made


@given(_stories(), st.sampled_from(["short", "medium", "long"]), st.data())
def test_whatever_there_is_the_choice_keeps_its_word(
    stories: list[Story], length: Length, data: st.DataObject
) -> None:
    ids = [each.id for each in stories]
    wishes = {n: ("topic: Energy",) for n in ids if n % 3 == 0}
    seen = {n: NOW - HOUR for n in ids if n % 4 == 0}
    found = select(stories, wishes, now=NOW, length=length, seen=seen)
    shown = [chosen.story.id for chosen in found.chosen] + [m.story.id for m in found.moved]
    assert len(shown) == len(set(shown)), "nothing twice"
    assert not {c.story.id for c in found.chosen} & seen.keys(), "never the same story again"
    assert len(found.chosen) == min(len(set(ids) - seen.keys()), sum(SIZES[length]))
    assert all(found.because.values()), "every choice has its reasons"
    assert all("topic: Energy" in c.because for c in found.chosen if c.story.id in wishes)
    leads = Counter(chosen.story.best.source for chosen in found.chosen)
    left = [s for s in stories if s.id not in seen and s.id not in shown]
    crowded = {source for source, number in leads.items() if number > 3}
    assert not crowded or not [s for s in left if leads[s.best.source] < 3], "a fair share"
    shuffled = data.draw(st.permutations(stories))
    assert select(shuffled, wishes, now=NOW, length=length, seen=seen) == found, "in any order"
