"""Choosing sentences as a set: of all small sets that read well, the one that is worth most.

Budget before readability before worth: sets over the budget are never looked at, nor are those
in which a sentence lacks another that it needs.
"""

from __future__ import annotations

from collections.abc import Sequence

from .readability import Reader
from .selection import Budget, Pick
from .worth import SetWorth

MOST_SENTENCES = 5
MOST_WORDS = 150
"""Above these budgets sentences are chosen one by one (``selection``)."""

_POOL = 8  # sentences, each with those that it needs: their sets are weighed
_LOOKED_AT = 40  # of the best rated
_LARGEST_BUNDLE = 4
_VAGUE_OPENING = 15.0  # what it costs to begin with a sentence that names nobody

Bundle = tuple[int, ...]


def small(budget: Budget) -> bool:
    """May the sets within ``budget`` be weighed one against the other?"""
    return (budget.sentences is not None and budget.sentences <= MOST_SENTENCES) or (
        budget.words is not None and budget.words <= MOST_WORDS
    )


def choose_set(
    worth: SetWorth,
    ratings: Sequence[float],
    lengths: Sequence[int],
    reader: Reader,
    budget: Budget,
) -> tuple[Pick, ...]:
    """The best set's sentences in the text's order; empty where nothing that reads well fits."""
    bundles = find_bundles(ratings, lengths, reader, budget)
    best: Bundle = ()
    best_worth = float("-inf")
    for indices in find_sets(bundles, lengths, budget):
        value = worth.score(indices)
        if not reader.reading(indices[0]).opens:
            value -= _VAGUE_OPENING
        if value > best_worth:
            best, best_worth = indices, value
    together = {index for bundle in bundles if len(bundle) > 1 for index in bundle}
    return tuple(
        Pick(index, ("reads together with its neighbour",) if index in together else ())
        for index in best
    )


def find_bundles(
    ratings: Sequence[float], lengths: Sequence[int], reader: Reader, budget: Budget
) -> list[Bundle]:
    """The best rated sentences with all that they need, where that reads well and fits."""
    order = sorted(range(len(ratings)), key=lambda index: -ratings[index])
    found: dict[Bundle, None] = {}
    for index in order[:_LOOKED_AT]:
        bundle = _bundle(index, reader)
        if bundle and _fits(bundle, lengths, budget):
            found[bundle] = None
            if len(found) >= _POOL:
                break
    return list(found)


def _bundle(index: int, reader: Reader) -> Bundle:
    """``index`` with what it needs, and what those need; () when that reads badly."""
    bundle: set[int] = set()
    waiting = [index]
    while waiting:
        each = waiting.pop()
        reading = reader.reading(each)
        if reading.flaws or len(bundle) >= _LARGEST_BUNDLE:
            return ()
        bundle.add(each)
        waiting.extend(need for need in reading.needs if need not in bundle)
    return tuple(sorted(bundle))


def _fits(indices: Bundle, lengths: Sequence[int], budget: Budget) -> bool:
    if budget.sentences is not None and len(indices) > budget.sentences:
        return False
    return budget.words is None or sum([lengths[index] for index in indices]) <= budget.words


def find_sets(bundles: Sequence[Bundle], lengths: Sequence[int], budget: Budget) -> list[Bundle]:
    """Every union of ``bundles`` within the budget, once, in ascending order of sentences."""
    most = len(lengths) if budget.sentences is None else budget.sentences
    room = sum(lengths) if budget.words is None else budget.words
    sizes = [sum([lengths[index] for index in bundle]) for bundle in bundles]
    found: set[Bundle] = set()
    layer: list[tuple[int, int, Bundle]] = [(0, 0, ())]
    while layer:
        larger: list[tuple[int, int, Bundle]] = []
        for first, words, indices in layer:
            for place in range(first, len(bundles)):
                bundle, together = bundles[place], words + sizes[place]
                shared = [index for index in bundle if index in indices] if indices else ()
                if shared:
                    together -= sum([lengths[index] for index in shared])
                union_size = len(indices) + len(bundle) - len(shared)
                if together > room or union_size > most or len(shared) == len(bundle):
                    continue
                union = (*indices, *bundle)
                union = tuple(sorted(set(union) if shared else union)) if indices else bundle
                if union not in found:
                    found.add(union)
                    larger.append((place + 1, together, union))
        layer = larger
    return sorted(found)
