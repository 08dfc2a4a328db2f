"""What page furniture says of itself: the phrase lists of every language, as one lookup.

All languages are asked about every line: pages mix them, and a whole-line phrase of one is hardly
ever a sentence of another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..words import plain
from .rows import LONGEST_KEY, Row

_LABEL = re.compile(r"^[\s(\[*•–—-]*([^:：|/]{2,40}?)\s*[:：|/]\s*(.*)$", re.DOTALL)
_COLONS = ":：|/"
_LABEL_ENDS = 60  # characters
_LONGEST = 500  # characters
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*[kкmм]?\b")
# How long a line may be, in words, and still be what its first words say.
_LONGEST_START = {"date": 10}
_LONGEST_ELSE = 30
_LONGEST_LABELLED = {"related": 25, "correction": 60, "share": 25}
_LONGEST_LABEL = 14


@dataclass(frozen=True, slots=True)
class Phrases:
    """Folded phrases (`words.plain`) and the reason that each gives for dropping its line."""

    whole: Mapping[str, str]
    starts: Mapping[str, tuple[tuple[str, str], ...]]
    contains: Mapping[str, tuple[tuple[str, str], ...]]
    labels: Mapping[str, str]
    says: tuple[str, ...]
    ago: tuple[str, ...]
    by: frozenset[str]
    credit_words: frozenset[str]


@cache
def phrase_tables() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Language code ("any" for what all share) → its file's sections, read once."""
    import tomllib

    folder = Path(__file__).parents[1] / "data" / "phrases"
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }


@cache
def phrases() -> Phrases:
    """The lists of all languages, read once."""
    tables = list(phrase_tables().values())
    return Phrases(
        whole=_reasons(tables, "whole"),
        starts=_by_first_word(_reasons(tables, "starts")),
        contains=_by_first_word(_reasons(tables, "contains")),
        labels=_reasons(tables, "labels"),
        says=_list(tables, "comments", "says"),
        ago=_list(tables, "comments", "ago"),
        by=frozenset(_list(tables, "bylines", "by")),
        credit_words=frozenset(_list(tables, "credits", "words")),
    )


@cache
def phrase_heads() -> frozenset[tuple[str, str]]:
    """The first two words of all phrases and labels; of one word: that and ""."""
    known = phrases()
    every = [*known.whole, *known.labels]
    every += [phrase for listed in known.starts.values() for phrase, _ in listed]
    return frozenset((*key.split(), "")[:2] for key in every if key)  # type: ignore[misc]


def may_be_phrase(words: tuple[str, ...], text: str) -> bool:
    """Could a line of these first words be furniture by its words? Cheap, for whole texts."""
    heads = phrase_heads()
    if words[:2] in heads:
        return True
    return (words[0], "") in heads and _has_label(text[:_LABEL_ENDS])


def _by_first_word(reasons: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for phrase, reason in reasons.items():
        first = phrase.split()[0]
        found[first] = (*found.get(first, ()), (phrase, reason))
    return found


def _reasons(tables: list[dict[str, dict[str, list[str]]]], kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in tables:
        for reason, listed in table.get(kind, {}).items():
            for phrase in listed:
                found.setdefault(_fold(phrase), reason)
    return found


def _list(tables: list[dict[str, dict[str, list[str]]]], kind: str, key: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(phrase for table in tables for phrase in table.get(kind, {}).get(key, ()))
    )


def _fold(text: str) -> str:
    return plain(_loosened(text))


def _loosened(text: str) -> str:
    return text.replace("'", " ").replace("’", " ").replace("-", " ")


def phrase_reason(row: Row) -> tuple[str, str] | None:
    """(reason, what follows the label) when ``row`` is page furniture by its words; else None.

    Bounded: nothing longer than about sixty words is looked at.
    """
    text = row.text
    if len(text) > _LONGEST:
        return None
    known = phrases()
    folded = _loosened(row.key) if len(text) <= LONGEST_KEY else _fold(text)
    reason = known.whole.get(folded)
    if reason is None and _DIGITS.search(folded):
        reason = known.whole.get(" ".join(_DIGITS.sub(" ", folded).split()))
    if reason:
        return reason, ""
    labelled = _label(text, row.weight, known) if _has_label(text) else None
    if labelled:
        return labelled
    return _begins_or_holds(folded, row.weight, known) if row.weight <= _LONGEST_ELSE else None


def _begins_or_holds(folded: str, weight: float, known: Phrases) -> tuple[str, str] | None:
    words = folded.split()
    padded = f" {folded} "
    for phrase, why in known.starts.get(words[0] if words else "", ()):
        if weight <= _LONGEST_START.get(why, _LONGEST_ELSE) and padded.startswith(f" {phrase} "):
            return why, ""
    if known.contains.keys().isdisjoint(words):
        return None
    for word in known.contains.keys() & words:
        for phrase, why in known.contains[word]:
            if f" {phrase} " in padded:
                return why, ""
    return None


def _has_label(text: str) -> bool:
    return any(colon in text for colon in _COLONS)


def _label(text: str, weight: float, known: Phrases) -> tuple[str, str] | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    reason = known.labels.get(_fold(match.group(1)))
    if reason is None or weight > _LONGEST_LABELLED.get(reason, _LONGEST_LABEL):
        return None
    return reason, match.group(2).strip(" \t.)]")
