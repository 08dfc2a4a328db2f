"""Who is mentioned in a text, and by which full name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import find_mentions, same_name

SEEDS = Path(__file__).resolve().parents[2] / "../shared" / "seeds"

REPORT = """President Maryna Kavalenka arrived in Vilnius on Monday, May 4. Despite Poland’s doubts,
Kavalenka met Lithuania's Prime Minister Jonas Petrauskas and NATO Secretary General Anna Lind.

"The talks went well," Petrauskas wrote. The Ministry of Defence and @marynakavalenka said more.
Earlier the Belarusian Democratic Movement had asked for J. R. Smith. Lind’s office declined.
"""


def names_in(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in find_mentions(text):
        found.setdefault(mention.name, set()).add(mention.text)
    return found


def test_titles_days_and_openers_are_no_part_of_a_name() -> None:
    found = names_in(REPORT)
    assert set(found) == {
        "Maryna Kavalenka",
        "Vilnius",
        "Poland",
        "Lithuania",
        "Jonas Petrauskas",
        "NATO",
        "Anna Lind",
        "Ministry of Defence",
        "Belarusian Democratic Movement",
        "J. R. Smith",
    }


def test_a_surname_and_a_handle_lead_back_to_the_full_name() -> None:
    found = names_in(REPORT)
    assert found["Maryna Kavalenka"] == {"Maryna Kavalenka", "Kavalenka", "@marynakavalenka"}
    assert found["Anna Lind"] == {"Anna Lind", "Lind"}


def test_kinds_as_far_as_they_are_known() -> None:
    kinds = {mention.name: mention.kind for mention in find_mentions(REPORT)}
    assert kinds["Maryna Kavalenka"] == "person"
    assert kinds["Vilnius"] == "place"
    assert kinds["NATO"] == "organisation"
    assert kinds["Ministry of Defence"] == "organisation"


def test_names_do_not_run_on_over_lines_sentences_or_conjunctions() -> None:
    found = names_in("They saw Anna Lind\nMinsk is far. We like Kyiv. Warsaw and Berlin agree.")
    assert set(found) == {"Anna Lind", "Minsk", "Kyiv", "Warsaw", "Berlin"}


def test_cyrillic_cases_are_one_name_in_its_dictionary_form() -> None:
    text = (
        "Президента Владимира Зеленского встретили в Киеве. По словам Светланы Тихановской, "
        "Зеленский прав. Тихановская уехала, и Владимир Зеленский тоже."
    )
    found = names_in(text)
    assert found["Владимир Зеленский"] == {
        "Владимира Зеленского",
        "Зеленский",
        "Владимир Зеленский",
    }
    assert found["Светланы Тихановской"] == {"Светланы Тихановской", "Тихановская"}


def test_husband_and_wife_are_told_apart() -> None:
    text = "Siarhiej Cichanoŭski met Śviatłana Cichanoŭskaja. Then Cichanoŭskaja spoke."
    last = find_mentions(text)[-1]
    assert (last.text, last.name) == ("Cichanoŭskaja", "Śviatłana Cichanoŭskaja")


def test_a_shared_surname_means_the_one_named_last() -> None:
    text = "We saw Donald Trump today. Later Melania Trump came. All know that Trump left."
    assert find_mentions(text)[-1].name == "Melania Trump"


def test_a_headline_with_capitals_everywhere_gives_only_known_names() -> None:
    text = "Kavalenka: All Allies Have Made Clear What They Want\n\nThey asked Kavalenka today."
    assert set(names_in(text)) == {"Kavalenka"}


def test_german_nouns_are_not_names() -> None:
    text = (
        "Die Regierung sprach am Montag mit Bundeskanzler Olaf Scholz über die Lage. "
        "Nach dem Gespräch lobte Scholz die Arbeit der Behörden und kritisierte Lukaschenko."
    )
    assert set(names_in(text)) == {"Olaf Scholz", "Lukaschenko"}


def test_an_address_is_not_a_handle() -> None:
    assert find_mentions("write to someone@example.org now") == ()


@given(st.text(alphabet=st.sampled_from("АаБбAaBb .,\n“”’'@-1éŁ"), max_size=200))
def test_offsets_are_those_of_the_text(text: str) -> None:
    last = -1
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start > last
        last = mention.end


def test_a_huge_text_of_names_ends() -> None:
    text = "We saw Anna Lind and Kavalenka today. " * 5_000
    found = find_mentions(text + "x" * 10_000_000)
    assert {mention.name for mention in found} == {"Anna Lind", "Kavalenka"}


def test_very_many_different_names_end() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    text = " ".join(
        f"They quietly met B{a}{b}{c} Z{c}{b}{a} in the evening."
        for a in letters
        for b in letters
        for c in "aeiou"
    )
    assert len({mention.name for mention in find_mentions(text)}) > 3_000


@pytest.mark.shared
@pytest.mark.parametrize(
    ("asked", "articles"),
    [
        ("Lukashenko", "000 001 002 003 004"),
        ("Лукашэнка", "000 001 002 003 004"),
        ("Тихановская", "000 001 002 003 004"),
        ("Cichanoŭski", "003"),
        ("Selenskyj", "002 004"),
        ("Ковалевский", "000 004"),
        ("Позняк", "003"),
        ("Вільня", "002"),
        ("Київ", "002 004"),
        ("Lukashevich", ""),
        ("Зеленовский", ""),
        ("Steinberg", ""),
        ("Пинск", ""),
    ],
)
def test_whoever_is_asked_for_is_found_in_the_real_articles(asked: str, articles: str) -> None:
    if not SEEDS.exists():
        pytest.skip("../shared is not here")
    found = [
        path.name[:3]
        for path in sorted(SEEDS.glob("*.txt"))
        if any(same_name(asked, m.name) for m in find_mentions(path.read_text("utf-8-sig")))
    ]
    assert found == articles.split()
