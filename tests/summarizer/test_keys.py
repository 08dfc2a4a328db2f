"""Keys of names: spellings of one name meet under one, and few others do."""

from __future__ import annotations

import csv
import json
import tomllib
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import name_keys, same_name
from tests.summarizer.test_variants import ONE_NAME

HERE = Path(__file__).resolve().parents[2]
SHARED = HERE / "../shared"


def _apart(a: str, b: str) -> bool:
    """One name by ``same_name``, but not by any key."""
    return bool(same_name(a, b)) and not name_keys(a) & name_keys(b)


@pytest.mark.parametrize("line", ONE_NAME)
def test_spellings_of_one_name_share_a_key(line: str) -> None:
    spellings = [spelling.strip() for spelling in line.split(",")]
    assert [(a, b) for a, b in combinations(spellings, 2) if _apart(a, b)] == []


def test_all_spellings_of_the_seeds_share_a_key() -> None:
    rows = tomllib.loads((HERE / "seeds" / "names.toml").read_text(encoding="utf-8"))["name"]
    for row in rows:
        spellings = [row["name"], *row["spellings"]]
        assert [(a, b) for a, b in combinations(spellings, 2) if _apart(a, b)] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Antonín Dvořák", "Dvorak"),  # an accent that changes the sound
        ("Lukashenko Alexander", "Łukašenka"),  # the surname first, as in a register
        ("European Union", "Union européenne"),
        ("Behler", "Белер"),  # an h that other alphabets leave out
        ("@jensstoltenberg", "Jens Stoltenberg"),
        ("Vienna", "Wien"),
        ("Владимира", "Władimir"),
        ("Nord Stream 2", "NORD STREAM 2"),
    ],
)
def test_what_is_written_otherwise_shares_a_key(a: str, b: str) -> None:
    assert same_name(a, b)
    assert name_keys(a) & name_keys(b)


def test_other_names_share_none() -> None:
    names = ["Alexander Lukashenko", "Putin", "Minsk", "Nasa", "Grid Operator", "Merkel", "Boris"]
    for a, b in combinations(names, 2):
        assert not name_keys(a) & name_keys(b), (a, b)


def test_a_first_name_does_not_bring_its_namesakes() -> None:
    assert not name_keys("Alexander Lukashenko") & name_keys("Alexander Solzhenitsyn")


@given(st.text(max_size=60))
def test_a_name_with_letters_has_keys_always_the_same(name: str) -> None:
    keys = name_keys(name)
    assert keys == name_keys(name)
    assert all(keys)
    if any(c.isalpha() for c in name):
        assert keys


@given(st.from_regex(r"[A-ZŁŠ][a-złńšŭřç]{2,12}( [A-ZČ][a-zéüšž]{2,12})?", fullmatch=True))
def test_accents_and_case_are_no_other_name(name: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    for other in (bare, name.upper(), bare.upper()):
        assert not _apart(name, other)


@pytest.mark.parametrize("name", ["", "…", "!? —"])
def test_what_is_no_name_has_none(name: str) -> None:
    assert name_keys(name) == frozenset()


def test_hostile_names_have_few_keys() -> None:
    for name in ("ch" * 1_000_000, "h" * 99, "tsch " * 100_000, "chahj" * 8, "jcjcjc hhjhjch"):
        assert len(name_keys(name)) < 200


@pytest.mark.shared
def test_nearly_all_pairs_that_others_collected_share_a_key() -> None:
    data = SHARED / "data"
    if not data.exists():
        pytest.skip("../shared is not here")
    with (data / "name_cases.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(row["name1"], row["name2"]) for row in csv.DictReader(file)]
    for script in ("russian", "arabic", "hebrew"):
        lines = (data / f"name_pairs_{script}.tsv").read_text(encoding="utf-8").splitlines()
        pairs += [(line.split("\t")[0], line.split("\t")[1]) for line in lines[::4]]
    accepted = [pair for pair in pairs if same_name(*pair)]
    missed = [pair for pair in accepted if _apart(*pair)]
    assert len(missed) <= 0.005 * len(accepted), missed


@pytest.mark.shared
def test_the_names_of_the_real_articles_share_a_key() -> None:
    expected = SHARED / "seeds" / "expected.json"
    if not expected.exists():
        pytest.skip("../shared is not here")
    for names in json.loads(expected.read_text(encoding="utf-8"))["one_name"]:
        for a, b in combinations(names, 2):
            assert name_keys(a) & name_keys(b), (a, b)
