"""Copies made of real articles, by rule: how many are found, and how many false ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import combinations

from benchmarks.stories.sets import StorySet
from summarizer import Document, find_duplicates

_LEAST_WORDS = 80
_FILLER = "Subscribe to our newsletter and follow us. All rights reserved. More on this page."


def _padded(words: list[str], others: list[str], chance: random.Random) -> list[str]:
    start = chance.randrange(max(1, len(others) - len(words) // 2))
    return words + others[start : start + len(words) * 6 // 10]


def _shortened(words: list[str], _others: list[str], _chance: random.Random) -> list[str]:
    return words[: max(40, len(words) // 2)]


def _quarter(words: list[str], _others: list[str], _chance: random.Random) -> list[str]:
    return words[: max(40, len(words) // 4)]


def _edited(words: list[str], others: list[str], chance: random.Random) -> list[str]:
    """One word in twenty-five is another."""
    return [chance.choice(others) if chance.random() < 0.04 else word for word in words]


def _framed(words: list[str], _others: list[str], _chance: random.Random) -> list[str]:
    return [*_FILLER.split(), *words, *_FILLER.split()]


EDITS: dict[str, Callable[[list[str], list[str], random.Random], list[str]]] = {
    "the same": lambda words, _others, _chance: words,
    "60 % added below": _padded,
    "its first half": _shortened,
    "its first quarter": _quarter,
    "4 % of words changed": _edited,
    "in another frame": _framed,
}


def found_copies(documents: Sequence[Document], most: int = 400) -> dict[str, float]:
    """For each edit the share of copies that are found to be one of their original."""
    long = [one for one in documents if len(one.text.split()) >= _LEAST_WORDS]
    own = {copy.id for copy in find_duplicates(long)}
    originals = [one for one in long if one.id not in own][: min(most, len(long) * 2 // 3)]
    fillers = long[len(originals) :]  # text that stands in none of the originals
    shares = {}
    for edit, make in EDITS.items():
        chance = random.Random(edit)
        copies = []
        for one in originals:
            others = chance.choice(fillers).text.split()
            copies.append(
                Document(f"copy {one.id}", " ".join(make(one.text.split(), others, chance)))
            )
        pairs = {frozenset((copy.id, copy.of)) for copy in find_duplicates([*originals, *copies])}
        hits = sum(frozenset((f"copy {one.id}", one.id)) in pairs for one in originals)
        shares[edit] = hits / len(originals)
    return shares


def false_copies(one: StorySet) -> tuple[int, int]:
    """Pairs of one story that are called copies, of how many pairs."""
    same = [
        frozenset((a.id, b.id))
        for a, b in combinations(one.documents, 2)
        if one.stories[a.id] == one.stories[b.id]
    ]
    called = {frozenset((copy.id, copy.of)) for copy in find_duplicates(one.documents)}
    return sum(pair in called for pair in same), len(same)
