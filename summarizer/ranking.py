"""Rankers of our own, and the one type of all rankers.

A ranker gives every sentence a number, the higher the better; what is done with them (budgets,
repeats, readability) is the same for all and stands in ``selection``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .languages import Language
from .terms import Terms
from .types import Sentence
from .words import stem, words
from .worth import SetWorth, learned_weights


@dataclass(frozen=True, slots=True)
class RankContext:
    """What a ranker may know beside the sentences: the title, the language's lists, the terms."""

    title: str | None
    language: Language
    terms: Terms


Ranker = Callable[[Sequence[Sentence], RankContext], Sequence[float]]
"""One finite number for each sentence, in the same order; higher is better."""


def content(text: str, known: Language) -> frozenset[str]:
    """Stems of the words that carry the meaning of ``text``."""
    return frozenset(stem(word) for word in words(text) if word not in known.stop_words)


def rank_lead(sentences: Sequence[Sentence], _context: RankContext) -> Sequence[float]:
    """The earlier, the better: hard to beat on news."""
    return [-float(index) for index in range(len(sentences))]


def rank_column(_sentences: Sequence[Sentence], context: RankContext) -> Sequence[float]:
    """For columns: by how much a sentence says, wherever it stands.

    A column opens with a story and comes to its point late. On human choices of a column's
    sentences length is as good a guide as likeness to the whole, and position a bad one.
    """
    return [float(mask.bit_count()) for mask in context.terms.own]


def rank_news(_sentences: Sequence[Sentence], context: RankContext) -> Sequence[float]:
    """Each sentence's worth alone, by the learned ranker: see ``worth``."""
    return SetWorth(context.terms, None, learned_weights()).ratings()
