"""One event, one group; what is not certain stays apart."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Desk, Document, Group, find_duplicates, group_documents, outline

SEEDS = Path(__file__).resolve().parents[2] / "../shared" / "seeds"
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)

FIRE = (
    "A fire broke out at the Novalux battery factory in Orsha on Monday, injuring 14 workers. "
    "Firefighters needed six hours to put out the flames, the emergency service said. "
    "Production of lithium cells at Novalux has been halted."
)
FIRE_AGAIN = (
    "Fourteen workers were injured (14, according to doctors) when flames tore through a battery "
    "plant of Novalux in the city of Orsha. Firefighters fought the fire for six hours. "
    "The company halted its production of lithium cells."
)
VOTE = (
    "Parliament in Tallinn voted on Monday for a tax on sugary drinks, by 52 votes to 41. "
    "The finance minister called the decision a victory for the health of children."
)
FOG = (
    "Thick fog closed the airport of Lindmere for five hours on Monday. Travellers waited in the "
    "halls while crews of three airlines were sent home. The first flights left after noon."
)
FOG_AGAIN = (
    "Hundreds of passengers were stranded at Lindmere airport, which was closed by fog. Airlines "
    "cancelled eleven flights. A spokeswoman hoped for a normal timetable in the evening."
)

BEAT = (
    (
        "President Ana Verdal of Korvia signed a law on forests. From May nobody may fell an oak "
        "without a permit, and rangers may stop timber lorries. Ana Verdal thanked the hikers who "
        "had gathered signatures in Port Salis."
    ),
    (
        "Ana Verdal, the president of Korvia, dismissed the head of the central bank as inflation "
        "reached nine percent. Traders in Port Salis sold the currency within minutes. Ana Verdal "
        "named no successor."
    ),
    (
        "A court in Port Salis fined a brother of Ana Verdal, president of Korvia, for driving "
        "drunk through a school gate. The judge took his licence for two years. The office of "
        "Ana Verdal made no comment."
    ),
    (
        "President Ana Verdal of Korvia opened a hospital for children, forty beds by the sea "
        "near Port Salis. Nurses complained that half of the wards have no heating yet. Ana Verdal "
        "promised boilers by winter."
    ),
    (
        "Ana Verdal, president of Korvia, missed the summit of fishing nations as her aircraft "
        "could not take off from Port Salis in a storm. A minister read her speech on cod quotas. "
        "Ana Verdal will take part by video."
    ),
)


def doc(key: str, text: str, when: datetime | None = MONDAY, title: str | None = None) -> Document:
    return Document(key, text, title, when)


def ids_of(groups: tuple[Group, ...]) -> set[tuple[str, ...]]:
    return {group.ids for group in groups}


def test_two_outlets_on_one_event_of_the_day_are_one_group() -> None:
    groups = group_documents(
        [doc("a", FIRE), doc("b", VOTE), doc("c", FIRE_AGAIN, MONDAY + timedelta(hours=3))]
    )
    assert ids_of(groups) == {("a", "c"), ("b",)}


@pytest.mark.parametrize("others", [(), (FIRE, VOTE, FOG)])
def test_five_events_of_one_person_on_one_day_are_five_groups(others: tuple[str, ...]) -> None:
    beat = [doc(f"b{number}", text) for number, text in enumerate(BEAT)]
    groups = group_documents([*beat, *(doc(text[:9], text) for text in others)])
    assert ids_of(groups) >= {(one.id,) for one in beat}


def test_a_reason_names_what_is_shared_as_it_is_written() -> None:
    first = doc(
        "a", "The road from Minsk to Kukuryki is shut by 600 lorries, said drivers in Minsk."
    )
    second = doc("b", "Near Kukuryki some 600 lorries wait; from Minsk no word on the shut road.")
    (group,) = group_documents([first, second])
    (reason,) = group.because
    assert set(reason.partition("both name ")[2].split(", ")) == {"Minsk", "Kukuryki", "600"}


def test_a_reason_tells_the_longest_form_that_both_write() -> None:
    first = doc("a", f"{FIRE} The Novaluxian owners of Novalux are sorry, say Novaluxians.")
    second = doc("b", f"{FIRE_AGAIN} The Novaluxian owners were not there.")
    reason = group_documents([first, second])[0].because[0]
    assert "Novaluxian," in f"{reason},"


def test_the_same_words_weeks_apart_are_two_events() -> None:
    late = doc("c", FIRE_AGAIN, MONDAY + timedelta(days=14))
    assert ids_of(group_documents([doc("a", FIRE), late])) == {("a",), ("c",)}


def test_undated_documents_must_be_more_alike_or_copies() -> None:
    undated = [doc("a", FIRE, None), doc("b", FIRE_AGAIN, None), doc("c", FIRE + " More.", None)]
    assert ids_of(group_documents([undated[0], undated[2]])) == {("a", "c")}
    assert ids_of(group_documents([doc("a", FOG, None), doc("b", FOG_AGAIN, None)])) == {
        ("a",),
        ("b",),
    }
    assert ids_of(group_documents([doc("a", FOG), doc("b", FOG_AGAIN)])) == {("a", "b")}


def test_open_groups_keep_their_ids_and_grow() -> None:
    open_groups = [Group("s1", ("gone", "a"), ("first",)), Group("s2", ("b",))]
    groups = group_documents(
        [doc("a", FIRE), doc("b", VOTE), doc("c", FIRE_AGAIN)], groups=open_groups, now=MONDAY
    )
    assert [(group.id, group.ids) for group in groups] == [
        ("s1", ("gone", "a", "c")),
        ("s2", ("b",)),
    ]
    assert groups[0].because[0] == "first"


def test_a_large_group_is_no_harder_to_join() -> None:
    reprints = [doc(f"r{n}", f"{FIRE} Reprint {n}.") for n in range(6)]
    old = Group("s1", ("a", "x1", "x2", "x3", "x4"))
    groups = group_documents([doc("a", FIRE), *reprints, doc("c", FIRE_AGAIN)], groups=[old])
    assert [group.id for group in groups] == ["s1"]


def test_two_groups_that_turn_out_to_be_one_merge_and_the_older_id_stays() -> None:
    open_groups = [Group("s1", ("a",)), Group("s2", ("c",))]
    nothing_new = group_documents([doc("a", FIRE), doc("c", FIRE_AGAIN)], groups=open_groups)
    assert [group.id for group in nothing_new] == ["s1", "s2"]
    late = doc("d", f"{FIRE} {FIRE_AGAIN}")
    (group,) = group_documents([doc("a", FIRE), doc("c", FIRE_AGAIN), late], groups=open_groups)
    assert (group.id, group.merged) == ("s1", ("s2",))
    assert set(group.ids) == {"a", "c", "d"}


def test_a_group_of_two_events_splits_and_says_from_what() -> None:
    old = Group("s1", ("a", "b", "c"), ("as it was",))
    groups = group_documents(
        [doc("a", FIRE), doc("b", VOTE), doc("c", FIRE_AGAIN), doc("d", f"{VOTE} {FIRE}")],
        groups=[old],
        constraints=[("a", "b", "apart")],
    )
    by_id = {group.id: group for group in groups}
    assert {"a", "c"} <= set(by_id["s1"].ids)
    (left,) = (group for group in groups if "b" in group.ids)
    assert (left.id, left.split_from) == ("b", "s1")


def test_an_id_is_never_given_twice() -> None:
    old = Group("b", ("a", "b", "c"))
    groups = group_documents(
        [doc("a", FIRE), doc("b", VOTE), doc("c", FIRE_AGAIN)],
        groups=[old],
        constraints=[("a", "b", "apart")],
    )
    assert sorted(group.ids for group in groups) == [("a", "c"), ("b",)]
    assert len({group.id for group in groups}) == 2


def test_peoples_word_stands_above_likeness() -> None:
    documents = [doc("a", FIRE), doc("b", VOTE), doc("c", FIRE_AGAIN)]
    groups = group_documents(documents, constraints=[("a", "c", "apart"), ("a", "b", "together")])
    assert ids_of(groups) == {("a", "b"), ("c",)}
    both = group_documents(documents, constraints=[("a", "b", "apart"), ("a", "b", "together")])
    assert ids_of(both) == {("a", "c"), ("b",)}
    by_hand = group_documents(
        documents,
        groups=[Group("s1", ("a",)), Group("s2", ("b",))],
        constraints=[("a", "b", "together"), ("a", "nowhere", "apart")],
    )
    assert ("a", "b", "c") in ids_of(by_hand)


def test_a_date_in_the_future_counts_as_now() -> None:
    future = doc("c", FIRE_AGAIN, MONDAY + timedelta(days=400))
    assert len(group_documents([doc("a", FIRE), future], now=MONDAY)) == 1


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([FIRE, FIRE_AGAIN, VOTE, ""]))),
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"),
            st.sampled_from("abcdef"),
            st.sampled_from(["together", "apart"]),
        ),
        max_size=4,
    ),
)
def test_every_document_is_in_exactly_one_group(
    rows: list[tuple[str, str]], constraints: list[tuple[str, str, str]]
) -> None:
    documents = [doc(key, text) for key, text in rows]
    groups = group_documents(documents, constraints=constraints)  # type: ignore[arg-type]
    members = [key for group in groups for key in group.ids]
    assert sorted(members) == sorted({key for key, _ in rows})
    for group in groups:
        assert group.id in group.ids
        apart = {
            frozenset((a, b)) for a, b, verdict in constraints if verdict == "apart" and a != b
        }
        assert not any(frozenset(pair) in apart for pair in combinations(group.ids, 2))


@pytest.mark.shared
@pytest.mark.parametrize("when", [None, MONDAY])
def test_the_real_articles_are_five_stories(when: datetime | None) -> None:
    if not SEEDS.exists():
        pytest.skip("../shared is not here")
    documents = [
        Document(path.name[:3], path.read_text(encoding="utf-8-sig"))
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    groups = group_documents([replace(document, published_at=when) for document in documents])
    assert [group.ids for group in groups] == [("000",), ("001",), ("002",), ("003",), ("004",)]


def test_bare_headlines_are_compared_by_their_letters_too() -> None:
    titles = {
        "a": "Ferry halted, docks idle: Orshans wait",
        "b": "Orsha: docker halts ferries",
        "c": "Bank fined over hoarding: Korvian trial",
        "d": "Korvia tries hoarder, fines bankers",
        "e": "Snowfall breaks records in the hills",
    }
    groups = group_documents([doc(key, "", MONDAY, title) for key, title in titles.items()])
    assert ids_of(groups) == {("a", "b"), ("c", "d"), ("e",)}


def test_a_headline_and_a_report_are_compared_by_words() -> None:
    title = doc("t", "", MONDAY, "Fire at Novalux battery factory in Orsha injures workers")
    other = doc("u", "", MONDAY, "Parliament votes for a tax on sugary drinks")
    assert ("f", "t") in ids_of(group_documents([doc("f", FIRE), title, other]))


def _told(number: int) -> Document:
    """News in words of its own; of every five two tell one event."""
    event = random.Random(number - number % 5 // 4)
    words = [f"{event.choice('bdfgkl')}{event.randrange(3_000)}" for _ in range(40)]
    own = [f"w{random.Random(number).randrange(900)}" for _ in range(5)]
    text = " ".join(event.sample(words, 30) + own)
    return doc(f"n{number}", text, MONDAY + timedelta(minutes=3 * number))


def test_a_window_that_moves_on_is_grouped_the_same_from_outlines_at_one_desk() -> None:
    documents = [_told(number) for number in range(460)]
    desk, groups, anew = Desk(), (), ()
    for first in (0, 30, 45, 60):
        window = documents[first : first + 400]
        kept = [
            Group(group.id, ids)
            for group in groups
            if (ids := tuple(one for one in group.ids if one in {each.id for each in window}))
        ]
        groups = group_documents([outline(one) for one in window], groups=kept, desk=desk)
        anew = group_documents(window, groups=kept)
        assert ids_of(groups) == ids_of(anew)
    assert any(len(group.ids) > 1 for group in groups)


def test_an_outline_is_edited_by_giving_another() -> None:
    documents = [_told(number) for number in range(0, 2_000, 5)]
    desk = Desk()
    group_documents([outline(one) for one in documents], desk=desk)
    edited = [doc(documents[0].id, FIRE), doc("again", FIRE_AGAIN), *documents[1:]]
    groups = group_documents([outline(one) for one in edited], desk=desk)
    assert (documents[0].id, "again") in ids_of(groups)


def test_copies_are_found_among_outlines() -> None:
    long = " ".join(f"{FOG} {number} {VOTE}" for number in range(9))
    documents = [doc("short", FOG), doc("long", long), doc("other", FIRE)]
    assert find_duplicates([outline(one) for one in documents]) == find_duplicates(documents)
    assert [copy.id for copy in find_duplicates(documents)] == ["short"]
