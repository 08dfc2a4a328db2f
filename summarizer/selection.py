"""Choosing sentences: budget before readability before score.

Sentences that need others are taken together with them or not at all; only when nothing that
reads well is left and more sentences were asked for do the others come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from .readability import Reading

DEFAULT_SENTENCES = 3
_LARGEST_BUNDLE = 4
_TOO_ALIKE = 0.7  # share of the shorter sentence's words
_LEAST_TO_COMPARE = 4  # words
_ROUNDING = 1e-9
_NEVER_FILLS = frozenset(("fragment", "caption"))

Alike = Callable[[int, int], bool]
"""Do the sentences at two indices say the same?"""


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


def alike_by_stems(stems: Sequence[frozenset[str]]) -> Alike:
    """Do two sentences say the same, by their stems?"""
    return lambda one, other: _says_the_same(
        len(stems[one] & stems[other]), min(len(stems[one]), len(stems[other]))
    )


def alike_by_terms(own: Sequence[int]) -> Alike:
    """Do two sentences say the same, by their terms as bit sets?"""
    return lambda one, other: _says_the_same(
        (own[one] & own[other]).bit_count(), min(own[one].bit_count(), own[other].bit_count())
    )


def _says_the_same(shared: int, shorter: int) -> bool:
    return shorter >= _LEAST_TO_COMPARE and shared > _TOO_ALIKE * shorter


def choose(
    lengths: Sequence[int],
    scores: Sequence[float],
    readings: Callable[[int], Reading],
    alike: Alike,
    budget: Budget,
    begun: Sequence[Pick] = (),
) -> tuple[Pick, ...]:
    """Indices of the summary's sentences in the text's order; never empty for a text with one.

    ``lengths`` in words; ``readings`` and ``alike`` are asked for as few sentences as can be;
    ``begun`` is chosen already.
    """
    table = _Table(scores, readings, alike, lengths, budget)
    chosen: dict[int, Pick] = {pick.index: pick for pick in begun}
    for bundle in table.bundles(chosen):
        table.take(bundle, chosen)
        if table.is_full(chosen):
            break
    if budget.words is None or (budget.sentences or 0) >= len(lengths):
        for index in () if table.is_full(chosen) else table.by_flaws():
            table.fill(index, chosen)
            if table.is_full(chosen):
                break
    if not chosen and lengths:
        chosen[0] = Pick(0, ("the earliest sentence: nothing else fits",))
    return tuple(chosen[index] for index in sorted(chosen))


class _Table:
    """One choice's facts; every method is a step of ``choose``."""

    def __init__(
        self,
        scores: Sequence[float],
        readings: Callable[[int], Reading],
        alike: Alike,
        lengths: Sequence[int],
        budget: Budget,
    ) -> None:
        self.scores = scores
        self.reading = readings
        self.alike = alike
        self.lengths = lengths
        self.shortest = min(lengths, default=0)
        self.budget = budget
        self.order = sorted(range(len(scores)), key=lambda index: (-scores[index], index))

    def bundles(self, chosen: Mapping[int, Pick]) -> Iterator[tuple[int, ...]]:
        """Every sentence with all that it needs, best mean score first; made when its turn comes.

        A sentence that says what is ``chosen`` already, and what needs it, is passed over.
        """
        made: set[tuple[int, ...]] = {()}
        waiting: list[tuple[float, tuple[int, ...]]] = []
        for index in self.order:
            best = (self.scores[index] + self.scores[self.order[0]] * (_LARGEST_BUNDLE - 1)) / (
                _LARGEST_BUNDLE
            )  # no bundle still to be made has a better mean
            while waiting and -waiting[0][0] > best + _ROUNDING:
                yield heappop(waiting)[1]
            if index not in chosen and self._repeats(index, chosen):
                continue
            bundle = self._bundle(index)
            if bundle not in made:
                made.add(bundle)
                heappush(waiting, (-self._mean(bundle), bundle))
        while waiting:
            yield heappop(waiting)[1]

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
            if self.reading(each).flaws:
                return ()
            bundle.add(each)
            waiting.extend(need for need in self.reading(each).needs if need not in bundle)
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

    def by_flaws(self) -> Iterator[int]:
        """All sentences, those that read best alone first, each as late as can be."""
        flawed: list[int] = []
        for index in self.order:
            if self.reading(index).flaws:
                flawed.append(index)
            else:
                yield index
        yield from sorted(flawed, key=lambda index: len(self.reading(index).flaws))

    def fill(self, index: int, chosen: dict[int, Pick]) -> None:
        """Add a sentence that does not read well alone, because the budget has room.

        What is no sentence at all only fills what were else empty.
        """
        if chosen and not _NEVER_FILLS.isdisjoint(self.reading(index).flaws):
            return
        if index not in chosen and self._fits([index], chosen):
            chosen[index] = Pick(index, ("fills the budget",))

    def is_full(self, chosen: Mapping[int, Pick]) -> bool:
        """Is there room for no other sentence, not even for the shortest?"""
        if len(chosen) >= (self.budget.sentences or len(self.lengths)):
            return True
        words = sum(self.lengths[index] for index in chosen) + self.shortest
        return self.budget.words is not None and words > self.budget.words

    def _fits(self, new: Sequence[int], chosen: Mapping[int, Pick]) -> bool:
        together = len(chosen) + len(new)
        if self.budget.sentences is not None and together > self.budget.sentences:
            return False
        words = sum(self.lengths[index] for index in (*chosen, *new))
        return self.budget.words is None or words <= self.budget.words

    def _repeats(self, index: int, chosen: Mapping[int, Pick]) -> bool:
        return any(self.alike(index, other) for other in chosen)
