"""Which letters stand for which: a joint model of letter groups by expectation maximisation.

After Bisani and Ney (Speech Communication 50, 2008), without their context: groups of up to three
Latin and two other letters, either side may be empty.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

Group = tuple[str, str]
_ROUNDS: Final = 8
_DROPPED: Final = 0.03  # pairs that are no transliteration: others' mistakes, translated names
_SEEN: Final = 2.0  # a longer group must be expected this often
_STEPS: Final = {
    (1, 1): 1.0,
    (2, 1): 0.25,
    (1, 2): 0.12,
    (1, 0): 0.05,
    (0, 1): 0.05,
    (3, 1): 0.06,
    (2, 2): 0.02,
    (3, 2): 0.02,
}


def learn(pairs: Sequence[tuple[str, str]]) -> dict[Group, float]:
    """Group → its probability, from pairs of words with their start and end marks."""
    likely: dict[Group, float] | None = None
    for turn in range(_ROUNDS):
        expected = [_expected(left, right, likely) for left, right in pairs]
        scores = sorted(score for score, _ in expected)
        floor = scores[int(len(scores) * _DROPPED)] if turn > 1 else -math.inf
        counts: Counter[Group] = Counter()
        for score, groups in expected:
            if score >= floor:
                counts.update(groups)
        kept = {group: n for group, n in counts.items() if n >= (_SEEN if _long(group) else 0.5)}
        total = sum(kept.values())
        likely = {group: n / total for group, n in kept.items()}
    assert likely is not None
    return likely


def _long(group: Group) -> bool:
    return len(group[0]) > 1 or len(group[1]) > 1


def _chance(likely: Mapping[Group, float] | None, left: str, right: str) -> float:
    if likely is not None:
        return likely.get((left, right), 0.0)
    apart = left.startswith("^") and not right.startswith("^")
    return 0.0 if apart else _STEPS[len(left), len(right)]


def _expected(
    left: str, right: str, likely: Mapping[Group, float] | None
) -> tuple[float, dict[Group, float]]:
    """(log-likelihood a letter, how often each group is expected) by forward and backward sums."""
    edges = []
    forward: defaultdict[tuple[int, int], float] = defaultdict(float)
    forward[0, 0] = 1.0
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            here = forward.get((i, j), 0.0)
            if not here:
                continue
            for di, dj in _STEPS:
                if i + di <= len(left) and j + dj <= len(right):
                    chance = _chance(likely, left[i : i + di], right[j : j + dj])
                    if chance:
                        forward[i + di, j + dj] += here * chance
                        edges.append(((i, j), (i + di, j + dj), chance))
    total = forward.get((len(left), len(right)), 0.0)
    if total <= 0.0:
        return -math.inf, {}
    backward: defaultdict[tuple[int, int], float] = defaultdict(float)
    backward[len(left), len(right)] = 1.0
    counts: defaultdict[Group, float] = defaultdict(float)
    for start, end, chance in reversed(edges):
        through = chance * backward[end]
        backward[start] += through
        counts[left[start[0] : end[0]], right[start[1] : end[1]]] += forward[start] * through
    scaled = {group: n / total for group, n in counts.items() if n / total > 1e-4}
    return math.log(total) / (len(left) + len(right)), scaled
