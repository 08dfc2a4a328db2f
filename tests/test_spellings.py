"""Whom names stand for: what is decided, what sounds alike, and what is left open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.spellings import DECIDED, FIRST, SEVERAL, NameRule, NameRules, rules_of, settle

NO_RULES = NameRules()


def _entities(names: list[str], rules: NameRules = NO_RULES) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for each in settle(names, {}, rules):
        found.setdefault(each.first, set()).add(each.name)
    return list(found.values())


def test_spellings_of_one_name_are_one() -> None:
    family = ["Alexander Lukashenko", "Lukashenko", "Łukašenka", "Лукашенко"]
    assert _entities(family) == [set(family)]


def test_husband_and_wife_are_two() -> None:
    wife, husband = "Śviatłana Cichanoŭskaja", "Siarhiej Cichanoŭski"
    assert _entities([wife, husband, "Cichanoŭskaja"]) == [{wife, "Cichanoŭskaja"}, {husband}]


def test_one_surname_does_not_make_two_persons_one() -> None:
    found = settle(["Maria Kowalska", "Anna Kowalska", "Kowalska"], {}, NO_RULES)
    assert [(each.first, each.because) for each in found] == [
        ("Maria Kowalska", FIRST),
        ("Anna Kowalska", FIRST),
        ("Kowalska", SEVERAL),
    ]


def test_a_known_entity_takes_a_new_spelling() -> None:
    (found,) = settle(["Lukaschenko"], {7: ["Lukashenko"], 8: ["Putin"]}, NO_RULES)
    assert found.entity_id == 7
    assert found.because


def test_what_is_decided_wins_over_what_sounds_alike() -> None:
    apart = rules_of([NameRule("Lukashenko", "LUKASCHENKO ", same=False)])
    assert len(_entities(["Lukashenko", "Lukaschenko"], apart)) == 2
    same = rules_of([NameRule("Lukashenko", "Batka", same=True)])
    (first, second) = settle(["Lukashenko", "Batka"], {}, same)
    assert (second.first, second.because) == (first.name, DECIDED)


def test_the_same_as_the_same_is_the_same_unless_it_never_is() -> None:
    chain = [NameRule("A", "B", same=True), NameRule("B", "C", same=True)]
    assert rules_of(chain).verdict("a", "C") is True
    never = rules_of([*chain, NameRule("C", "A", same=False)])
    assert never.verdict("a", "c") is False
    assert never.verdict("a", "b") is True
    assert rules_of([]).verdict("a", "b") is None


_NAMES = st.lists(
    st.sampled_from(
        ["Lukashenko", "Lukashenka", "Alexander Lukashenko", "Viktor Lukashenko", "Putin", "Minsk"]
    ),
    unique=True,
)


@given(_NAMES, st.lists(st.tuples(_NAMES, st.booleans()), max_size=3))
def test_every_name_gets_one_entity_and_never_one_that_is_apart(
    names: list[str], said: list[tuple[list[str], bool]]
) -> None:
    rules = rules_of(NameRule(pair[0], pair[1], same=same) for pair, same in said if len(pair) > 1)
    settled = settle(names, {}, rules)
    assert [each.name for each in settled] == names
    entities = _entities(names, rules)
    for entity in entities:
        for one in entity:
            assert all(rules.verdict(one, other) is not False for other in entity - {one})
