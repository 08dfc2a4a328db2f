"""Choosing sentences: budget before readability before score.

Sentences that need others are taken together with them or not at all; only when nothing that
reads well is left and more sentences were asked for do the others come in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .readability import Reading
from .types import Sentence
from .words import count_words

DEFAULT_SENTENCES = 3
_LARGEST_BUNDLE = 4
_TOO_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Budget:
    """At most so many sentences and words; None sets no limit. One sentence is always given."""

    sentences: int | None
    words: int | None


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen sentence's index and why it was chosen, beside its score."""

    index: int
    because: tuple[str, ...] = ()


def read_budget(sentences: int | None, words: int | None) -> Budget:
    """The budget asked for: three sentences where nothing was. ValueError below zero."""
    for name, value in (("sentences", sentences), ("words", words)):
        if value is not None and value < 0:
            raise ValueError(f"{name} must be zero or more, not {value}")
    if sentences is None and words is None:
        return Budget(DEFAULT_SENTENCES, None)
    return Budget(None if sentences is None else max(sentences, 1), words)


def choose(
    sentences: Sequence[Sentence],
    scores: Sequence[float],
    readings: Sequence[Reading],
    stems: Sequence[frozenset[str]],
    budget: Budget,
    begun: Sequence[Pick] = (),
) -> tuple[Pick, ...]:
    """Indices of the summary's sentences in the text's order; never empty for a text with one.

    ``stems`` are the words that tell whether two sentences say the same; ``begun`` is chosen
    already.
    """
    lengths = [count_words(sentence.text) for sentence in sentences]
    table = _Table(scores, readings, stems, lengths, budget)
    chosen: dict[int, Pick] = {pick.index: pick for pick in begun}
    for bundle in table.bundles():
        table.take(bundle, chosen)
    if budget.words is None or (budget.sentences or 0) >= len(sentences):
        for index in table.by_flaws():
            table.fill(index, chosen)
    if not chosen and sentences:
        chosen[0] = Pick(0, ("the earliest sentence: nothing else fits",))
    return tuple(chosen[index] for index in sorted(chosen))


class _Table:
    """One choice's facts; every method is a step of ``choose``."""

    def __init__(
        self,
        scores: Sequence[float],
        readings: Sequence[Reading],
        stems: Sequence[frozenset[str]],
        lengths: Sequence[int],
        budget: Budget,
    ) -> None:
        self.scores = scores
        self.readings = readings
        self.stems = stems
        self.lengths = lengths
        self.budget = budget

    def bundles(self) -> list[tuple[int, ...]]:
        """Every sentence with all that it needs, best mean score first."""
        found = {self._bundle(index) for index in range(len(self.scores))}
        found.discard(())
        return sorted(found, key=lambda bundle: (-self._mean(bundle), bundle))

    def _mean(self, bundle: tuple[int, ...]) -> float:
        return sum(self.scores[index] for index in bundle) / len(bundle)

    def _bundle(self, index: int) -> tuple[int, ...]:
        """``index`` with what it needs, and what those need; () when that reads badly."""
        bundle: set[int] = set()
        waiting = [index]
        while waiting:
            if len(bundle) >= _LARGEST_BUNDLE:
                return ()
            each = waiting.pop()
            if self.readings[each].flaws:
                return ()
            bundle.add(each)
            waiting.extend(need for need in self.readings[each].needs if need not in bundle)
        return tuple(sorted(bundle))

    def take(self, bundle: tuple[int, ...], chosen: dict[int, Pick]) -> None:
        """Add what is missing of ``bundle`` if all of it fits and says something new."""
        new = [index for index in bundle if index not in chosen]
        if not new or not self._fits(new, chosen):
            return
        if any(self._repeats(index, chosen) for index in new):
            return
        for index in new:
            beside = ("reads together with its neighbour",) if len(bundle) > 1 else ()
            chosen[index] = Pick(index, beside)

    def by_flaws(self) -> list[int]:
        """All sentences, those that read best alone first."""
        return sorted(
            range(len(self.scores)),
            key=lambda index: (len(self.readings[index].flaws), -self.scores[index], index),
        )

    def fill(self, index: int, chosen: dict[int, Pick]) -> None:
        """Add a sentence that does not read well alone, because the budget has room."""
        if index not in chosen and self._fits([index], chosen):
            chosen[index] = Pick(index, ("fills the budget",))

    def _fits(self, new: Sequence[int], chosen: dict[int, Pick]) -> bool:
        together = len(chosen) + len(new)
        if self.budget.sentences is not None and together > self.budget.sentences:
            return False
        words = sum(self.lengths[index] for index in (*chosen, *new))
        return self.budget.words is None or words <= self.budget.words

    def _repeats(self, index: int, chosen: dict[int, Pick]) -> bool:
        own = self.stems[index]
        return any(
            len(own & self.stems[other]) > _TOO_ALIKE * min(len(own), len(self.stems[other]))
            for other in chosen
            if min(len(own), len(self.stems[other])) >= 4
        )
