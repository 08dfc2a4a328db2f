"""The curated tables behind names: read on first use, then kept, never changed.

The files under ``data/names`` are ours; each says at its top how it is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ..folding import fold
from ..types import Sex

_OTHER_SCRIPTS: Final = ("cyrillic", "greek", "greek_apart", "arabic", "hebrew")
NO_ROWS: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Ending:
    """A declinable ending: what it sounds like in the dictionary form and whose it is."""

    written: str
    sounds: str
    sex: str
    inflected: bool
    kept: int
    shortest_stem: int
    dictionary: str  # how the dictionary form is written after what is kept; "" when unknown


@dataclass(frozen=True, slots=True)
class LetterCosts:
    """Costs of letter groups between Latin and one other script; see ``transliteration``."""

    limit: float  # the score up to which two words are one name
    sound: float  # what one unit of the distance of sounds adds to the score
    latin: Mapping[str, float]  # of a Latin letter that no group accounts for
    other: Mapping[str, float]
    groups: Mapping[str, Mapping[str, float]]  # Latin letters → other letters → cost
    longest: tuple[int, int]  # letters of a group: Latin, other


@dataclass(frozen=True, slots=True)
class SoundCosts:
    """Edit costs of sounds; see ``sounds.toml``."""

    instead: Mapping[tuple[str, str], float]
    extra: Mapping[str, float]
    weight: Mapping[str, float]


def _read(name: str) -> str:
    return (Path(__file__).parents[1] / "data" / "names" / name).read_text(encoding="utf-8")


def _lines(name: str) -> Iterator[str]:
    for line in _read(name).splitlines():
        line = line.partition("#")[0].strip()
        if line:
            yield line


def _split(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split(",") if part.strip())


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, Mapping[str, str]]:
    """Letters → sounds, by way of writing; Latin ones hold the shared letters already."""
    import tomllib

    raw: dict[str, dict[str, str]] = tomllib.loads(_read("spellings.toml"))
    shared = raw.pop("latin")
    raw["greek_apart"] = {**raw["greek"], **raw["greek_apart"]}
    return {name: own if name in _OTHER_SCRIPTS else {**shared, **own} for name, own in raw.items()}


@lru_cache(maxsize=1)
def sound_costs() -> SoundCosts:
    """The costs of ``sounds.toml``, both ways round."""
    import tomllib

    raw: dict[str, Any] = tomllib.loads(_read("sounds.toml"))
    instead: dict[tuple[str, str], float] = {}
    for first, others in raw["instead"].items():
        for second, cost in others.items():
            instead[first, second] = instead[second, first] = cost
    return SoundCosts(instead, raw["extra"], raw["weight"])


@lru_cache(maxsize=1)
def letters_alike() -> Mapping[str, Mapping[str, str]]:
    """Script → letter → the letters that stand for it in the learned tables."""
    import tomllib

    raw: dict[str, dict[str, str]] = tomllib.loads(_read("alike.toml"))
    return raw


@lru_cache(maxsize=4)
def letter_costs(script: str) -> LetterCosts:
    """The learned costs of Latin letters against those of ``script``."""
    import tomllib

    raw: dict[str, Any] = tomllib.loads(_read(f"letters_{script}.toml"))
    groups: dict[str, dict[str, float]] = raw["groups"]
    return LetterCosts(
        limit=raw["limit"],
        sound=raw["sound"],
        latin=raw["latin"],
        other=raw["other"],
        groups=groups,
        longest=(max(map(len, groups)), max(len(key) for row in groups.values() for key in row)),
    )


@lru_cache(maxsize=1)
def endings() -> Mapping[str, tuple[Ending, ...]]:
    """Endings by script, the longest first."""
    import tomllib

    found: dict[str, list[Ending]] = defaultdict(list)
    for row in tomllib.loads(_read("endings.toml"))["ending"]:
        for inflected, field in ((False, "first"), (True, "other")):
            found[row["script"]] += [
                Ending(
                    written=written,
                    sounds=row["sounds"],
                    sex=row["sex"],
                    inflected=inflected,
                    kept=row.get("keep", 0),
                    shortest_stem=row.get("stem", 2),
                    dictionary=row["first"][0][row.get("keep", 0) :] if row["first"] else "",
                )
                for written in row[field]
            ]
    return {
        script: tuple(sorted(rows, key=lambda row: -len(row.written)))
        for script, rows in found.items()
    }


@lru_cache(maxsize=1)
def couples() -> Mapping[str, tuple[tuple[str, Sex, re.Pattern[str]], ...]]:
    """By script: (family of endings, whose, how it ends); see ``couples.toml``."""
    import tomllib

    found: dict[str, list[tuple[str, Sex, re.Pattern[str]]]] = defaultdict(list)
    raw: dict[str, dict[str, dict[Sex, str]]] = tomllib.loads(_read("couples.toml"))
    for family, scripts in raw.items():
        for script, endings_of in scripts.items():
            found[script] += [
                (family, sex, re.compile(pattern)) for sex, pattern in endings_of.items()
            ]
    return {script: tuple(rows) for script, rows in found.items()}


@lru_cache(maxsize=1)
def chinese_syllables() -> Mapping[str, Any]:
    """The tables of ``chinese.toml``."""
    import tomllib

    return tomllib.loads(_read("chinese.toml"))


@lru_cache(maxsize=1)
def korean_syllables() -> Mapping[str, Any]:
    """The tables of ``korean.toml``."""
    import tomllib

    return tomllib.loads(_read("korean.toml"))


def curated(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one of our lists, "places" or "people": the spellings of one name each."""
    return tuple(_split(line) for line in _lines(f"{name}.txt"))


def _rows(name: str) -> Mapping[str, frozenset[int]]:
    rows: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_lines(name)):
        for spelling in _split(line):
            rows[fold(spelling)].add(number)
    return {spelling: frozenset(numbers) for spelling, numbers in rows.items()}


@lru_cache(maxsize=4)
def row_heads(name: str) -> tuple[str, ...]:
    """The first spelling of every row of a table, folded: it stays where numbers move."""
    return tuple(fold(_split(line)[0]) for line in _lines(f"{name}.txt"))


@lru_cache(maxsize=1)
def given_names() -> Mapping[str, frozenset[int]]:
    """Folded given name → the rows it stands in: two with a common row are one name."""
    return _rows("given_names.txt")


@lru_cache(maxsize=1)
def places() -> Mapping[str, frozenset[int]]:
    """Folded place name → the rows it stands in."""
    return _rows("places.txt")


@lru_cache(maxsize=1)
def never_same() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Pairs of names that the ear takes for one: the spellings of either side."""
    pairs = (line.split("≠") for line in _lines("never_same.txt"))
    return tuple((_split(left), _split(right)) for left, right in pairs)


@lru_cache(maxsize=32)
def word_list(name: str) -> frozenset[str]:
    """A plain list of words, folded: ``titles``, ``openers``, ``demonyms``, …"""
    return frozenset(fold(word) for line in _lines(f"{name}.txt") for word in _split(line))
