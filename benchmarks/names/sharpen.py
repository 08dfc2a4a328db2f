"""From probabilities to costs, and the costs made sharper against the hardest wrong pairs.

A pair's score is the cost of its best division; gradient steps on the logistic loss raise the
costs that wrong pairs live on and lower those of right ones, held near what was learned.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Group = tuple[str, str]
_CHANCE: Final = 0.8  # how much of what letters cost by chance is forgiven
_UNSEEN: Final = math.log(1e-6)
_RARE: Final = -7.0
_MISSING: Final = 5.0
_STRANGE: Final = 2.0
_SOFT: Final = 2.0
_RATE: Final = 0.05
_PULL: Final = 0.002
_HOPELESS: Final = 4.0  # a right pair this far off is taken for a mistake in the data


@dataclass(slots=True)
class Costs:
    """What ``letters_*.toml`` holds."""

    groups: dict[Group, float]
    latin: dict[str, float]
    other: dict[str, float]
    limit: float = 0.0


def costs_of(likely: Mapping[Group, float]) -> Costs:
    """The log-odds of every group against its letters by chance."""
    latin, other = _by_chance(likely, 0), _by_chance(likely, 1)
    groups = {}
    for (left, right), chance in likely.items():
        expected = sum(latin[c] for c in left) + sum(other[c] for c in right)
        groups[left, right] = -math.log(chance) + _CHANCE * expected
    half = -_UNSEEN / 2
    return Costs(
        groups,
        {c: _CHANCE * chance + half for c, chance in latin.items()},
        {c: _CHANCE * chance + half for c, chance in other.items()},
    )


def _by_chance(likely: Mapping[Group, float], side: int) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for group, chance in likely.items():
        for letter in group[side]:
            counts[letter] += chance  # type: ignore[assignment]
    total = sum(counts.values())
    return {letter: math.log(n / total) for letter, n in counts.items()}


def sharpen(
    costs: Costs, right: Sequence[Group], wrong: Sequence[Group], *, turns: int, keep: float
) -> None:
    """Improve ``costs`` in place; ``keep`` of the right pairs fix where the limit starts."""
    start = dict(costs.groups)
    scores = sorted(path(costs, *pair)[0] for pair in right)
    costs.limit = scores[int(keep * (len(scores) - 1))]
    examples = [(pair, 1.0) for pair in right] + [(pair, 0.0) for pair in wrong]
    draw = random.Random(0)
    for _ in range(turns):
        draw.shuffle(examples)
        for pair, wanted in examples:
            _step(costs, start, pair, wanted)


def _step(costs: Costs, start: Mapping[Group, float], pair: Group, wanted: float) -> None:
    score, groups = path(costs, *pair)
    odds = max(-30.0, min(30.0, (costs.limit - score) / _SOFT))
    push = wanted - 1.0 / (1.0 + math.exp(-odds))
    if abs(push) < 0.02 or (wanted and odds < -_HOPELESS):
        return
    costs.limit += 0.3 * _RATE * push
    for group in groups:
        if group in costs.groups:
            costs.groups[group] -= _RATE * push + _PULL * (costs.groups[group] - start[group])
        else:
            for letter, single in zip(group, (costs.latin, costs.other), strict=True):
                if letter in single:
                    single[letter] -= 0.5 * _RATE * push


def path(costs: Costs, left: str, right: str) -> tuple[float, list[Group]]:
    """The cheapest division of a pair and its cost: what the library's ``align`` computes."""
    width = len(right) + 1
    best = [[math.inf] * width for _ in range(len(left) + 1)]
    begun: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for i in range(len(left) + 1):
        for j in range(width):
            here = best[i][j]
            for di in range(min(3, len(left) - i) + 1):
                for dj in range(min(2, len(right) - j) + 1):
                    cost = here + _cost(costs, left[i : i + di], right[j : j + dj])
                    if cost < best[i + di][j + dj]:
                        best[i + di][j + dj] = cost
                        begun[i + di, j + dj] = (i, j)
    groups = []
    end = (len(left), len(right))
    while end != (0, 0):
        begin = begun[end]
        groups.append((left[begin[0] : end[0]], right[begin[1] : end[1]]))
        end = begin
    return best[-1][-1], groups


def _cost(costs: Costs, left: str, right: str) -> float:
    known = costs.groups.get((left, right))
    if known is not None:
        return known
    if len(left) > 1 or len(right) > 1 or not (left or right):
        return math.inf
    cost = 0.0 if left and right else _MISSING
    cost += costs.latin.get(left, _STRANGE) if left else 0.0
    return cost + (costs.other.get(right, _STRANGE) if right else 0.0)
