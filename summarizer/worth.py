"""How much a set of sentences is worth as a summary: linear, with weights learned from summaries.

A summary is judged as a whole: what its sentences are worth, each by its share of the words, and
what they hold together: the title's words, what the text says again, no repeats, a budget used.
Trained by ``benchmarks/summaries/train.py``; the weights are ``data/news_ranker.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul
from pathlib import Path

from .features import SENTENCE_FEATURES, measure
from .terms import Terms

SET_FEATURES = ("full", "count", "redundancy", "title", "repeated", "last", "prefix")
"""The columns of ``SetWorth.describe`` before those of the sentences."""


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each of ``SET_FEATURES`` and of ``SENTENCE_FEATURES``."""

    sets: tuple[float, ...]
    sentences: tuple[float, ...]


@cache
def learned_weights() -> Weights:
    """The weights that ship with the package."""
    import tomllib

    file = Path(__file__).parent / "data" / "news_ranker.toml"
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return read_weights(found["set"], found["sentence"])


def read_weights(sets: Mapping[str, float], sentences: Mapping[str, float]) -> Weights:
    """Weights by name in the features' order. KeyError where one is missing."""
    return Weights(
        tuple(float(sets[name]) for name in SET_FEATURES),
        tuple(float(sentences[name]) for name in SENTENCE_FEATURES),
    )


class SetWorth:
    """Rates the sets of one text's sentences; ``room`` is the budget in words, None: unlimited."""

    def __init__(self, terms: Terms, room: int | None, weights: Weights) -> None:
        self._terms = terms
        self._room = room
        self._weights = weights
        self._rows = measure(terms)
        self._sizes = [mask.bit_count() for mask in terms.own]
        self._title, self._repeated = terms.title, terms.repeated
        self._titled = terms.title.bit_count() or 1
        self._again = terms.repeated.bit_count() or 1
        own = weights.sentences
        self._values = [sum(map(mul, own, row)) for row in self._rows]

    def ratings(self) -> list[float]:
        """Every sentence's worth alone, whatever its length."""
        _, _, _, title, repeated, last, _ = self._weights.sets
        terms = self._terms
        by_title, by_again = title / self._titled, repeated / self._again
        by_place = last / max(len(terms.own), 1)
        return [
            value
            + by_title * (mask & terms.title).bit_count()
            + by_again * (mask & terms.repeated).bit_count()
            + by_place * index
            for index, (value, mask) in enumerate(zip(self._values, terms.own, strict=True))
        ]

    def describe(self, indices: Sequence[int]) -> tuple[float, ...]:
        """The features of a set in ascending order, ``SET_FEATURES`` and ``SENTENCE_FEATURES``.

        A sentence's features count by its share of the budget's words.
        """
        sets = self._set_features(indices)
        lengths = self._terms.lengths
        words = self._room_for(sum(lengths[index] for index in indices))
        rows = [self._rows[index] for index in indices]
        shares = [lengths[index] / words for index in indices]
        columns = zip(*rows, strict=True)
        return (*sets, *(sum(map(mul, shares, column)) for column in columns))

    def score(self, indices: Sequence[int]) -> float:
        """The worth of a set in ascending order: the weights times ``describe``, made short."""
        terms, values, sizes = self._terms, self._values, self._sizes
        lengths, own = terms.lengths, terms.own
        total = said = union = 0
        worth = 0.0
        for index in indices:
            length = lengths[index]
            total += length
            worth += values[index] * length
            said += sizes[index]
            union |= own[index]
        together = self._together(indices, total, said, union)
        total_worth: float = sum(map(mul, self._weights.sets, together))
        return total_worth + worth / self._room_for(total)

    def _room_for(self, words: int) -> int:
        return max(self._room or 0, words, 1)

    def _set_features(self, indices: Sequence[int]) -> tuple[float, ...]:
        terms = self._terms
        union = 0
        for index in indices:
            union |= terms.own[index]
        total = sum(terms.lengths[index] for index in indices)
        said = sum(self._sizes[index] for index in indices)
        return self._together(indices, total, said, union)

    def _together(
        self, indices: Sequence[int], total: int, said: int, union: int
    ) -> tuple[float, ...]:
        """``SET_FEATURES`` of a set: its words, the terms of each counted, and all of them once."""
        room, last = self._room, indices[-1]
        different = union.bit_count() or 1
        return (
            1.0 if not room or total >= room else total / room,
            len(indices) / 3,
            (said - different) / different,
            (union & self._title).bit_count() / self._titled,
            (union & self._repeated).bit_count() / self._again,
            last / len(self._sizes),
            1.0 if last + 1 == len(indices) else 0.0,
        )
