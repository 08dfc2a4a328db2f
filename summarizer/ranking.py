"""Rankers of our own, and the one type of all rankers.

A ranker gives every sentence a number, the higher the better; what is done with them (budgets,
repeats, readability) is the same for all and stands in ``selection``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .languages import Language
from .types import Sentence
from .words import stem, weigh, words


@dataclass(frozen=True, slots=True)
class RankContext:
    """What a ranker may know beside the sentences: the title, the language's lists, and the
    ``content`` of every sentence."""

    title: str | None
    language: Language
    stems: Sequence[frozenset[str]]


Ranker = Callable[[Sequence[Sentence], RankContext], Sequence[float]]
"""One finite number for each sentence, in the same order; higher is better."""


def content(text: str, known: Language) -> frozenset[str]:
    """Stems of the words that carry the meaning of ``text``."""
    return frozenset(stem(word) for word in words(text) if word not in known.stop_words)


def rank_lead(sentences: Sequence[Sentence], _context: RankContext) -> Sequence[float]:
    """The earlier, the better: hard to beat on news."""
    return [-float(index) for index in range(len(sentences))]


def rank_news(sentences: Sequence[Sentence], context: RankContext) -> Sequence[float]:
    """Position, words shared with the title, share of the article's frequent words, length.

    The features that a logistic regression on news summaries leaned on (log position, relative
    position, title overlap, term coverage, over-length), with weights set by hand.
    """
    title = content(context.title or "", context.language)
    weights = _term_weights(context.stems)
    top = sum(sorted(weights.values(), reverse=True)[:30]) or 1.0
    count = len(sentences)
    scores: list[float] = []
    for index, (sentence, own) in enumerate(zip(sentences, context.stems, strict=True)):
        early = -0.55 * math.log1p(index) - 0.5 * index / count
        overlap = len(own & title) / len(title) if title else 0.0
        coverage = math.fsum(weights[term] for term in own) / top  # whatever order a set has
        weight = weigh(sentence.text)
        length = -0.01 * max(0.0, weight - 40) - 0.05 * max(0.0, 8 - weight)
        scores.append(early + 2.0 * overlap + 1.2 * coverage + length)
    return scores


def _term_weights(stems: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much of the article each term stands for: terms of one sentence count for nothing."""
    counts = Counter(term for own in stems for term in own)
    return {term: math.log(count) if count > 1 else 0.0 for term, count in counts.items()}
