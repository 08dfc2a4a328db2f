"""The table of known names, and names found where a script has no capitals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import find_mentions, same_name
from summarizer.naming.known_names import NameTable, who_is


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vienna", "Wien"),
        ("Warsaw", "Варшава"),
        ("Kyiv", "كييف"),
        ("Beijing", "北京"),
        ("Xi Jinping", "习近平"),
        ("Mao Zedong", "Mao Tse-tung"),
        ("Germany", "ألمانيا"),
        ("Griechenland", "Ελλάδα"),
    ],
)
def test_names_that_no_ear_brings_together(a: str, b: str) -> None:
    assert same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("Niger", "Nigeria"), ("Iran", "Iraq"), ("北京", "东京"), ("WHO", "who")]
)
def test_known_names_that_are_two(a: str, b: str) -> None:
    assert not who_is(a) & who_is(b)


def test_a_table_is_searched_to_its_ends(tmp_path: Path) -> None:
    file = tmp_path / "known.txt"
    lines = ["# made by hand", "=UN\torganisation United Nations"]
    lines += [f"name{n:03}\tperson Name {n}|place Name {n}" for n in range(300)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = NameTable(file)
    for n in (0, 1, 150, 298, 299):
        assert {one.kind for one in table.who(f"Name{n:03}")} == {"person", "place"}
    assert {one.name for one in table.who("UN")} == {"United Nations"}
    assert table.who("un") == frozenset()
    assert [key for key, _ in table.between("name100", "name103")] == [
        "name100",
        "name101",
        "name102",
    ]


@given(st.text(max_size=40))
def test_any_spelling_may_be_asked_for(spelling: str) -> None:
    assert who_is(spelling) == who_is(spelling)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国家主席习近平在北京会见法国总统", {"习近平", "北京", "法国"}),
        ("김정은은 평양에서 러시아 대표단을 만났다", {"김정은", "평양", "러시아"}),
        ("日本の首相は東京で会談した", {"日本", "東京"}),
        ("التقى الرئيس شي جين بينغ في بكين وفدا من أوكرانيا", {"شي جين بينغ", "بكين", "أوكرانيا"}),
        ("ראש הממשלה ביקר בברלין ובצרפת", {"ברלין", "צרפת"}),
        ("დღეს საქართველო", {"საქართველო"}),
    ],
)
def test_known_names_are_found_without_capitals(text: str, names: set[str]) -> None:
    found = find_mentions(text)
    assert {mention.name for mention in found} == names
    for mention in found:
        assert text[mention.start : mention.end] == mention.text


def test_a_headline_in_capitals_gives_its_names_alone() -> None:
    text = "PUTIN MEETS ANNA LIND IN BERLIN\n\nVladimir Putin met Anna Lind in Berlin on Tuesday."
    found = find_mentions(text)
    assert {m.text for m in found if m.start < 31} == {"PUTIN", "ANNA LIND", "BERLIN"}
    assert all(m.name == "Vladimir Putin" for m in found if m.text == "PUTIN")


def test_a_place_and_the_person_after_it_are_two() -> None:
    found = find_mentions("В Минске Петренко встретил Ивана Сидорова.", language="ru")
    assert [mention.text for mention in found][:2] == ["Минске", "Петренко"]
