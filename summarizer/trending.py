"""Is a topic told of more than it usually is?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_HALF_LIFE: Final = 7.0  # days after which a day of the past counts half
_WEEK: Final = 7  # days; one like today's counts double, since weekends are quiet


@dataclass(frozen=True, slots=True)
class Trend:
    """``score``: how far today stands above the topic's past, in its usual ups and downs.

    About 2 and more is news; below 0 it is quieter than it was. ``rise`` is today's count over
    the expected one, ``expected`` what the past days let expect.
    """

    score: float
    rise: float
    expected: float
    because: str


def trend(counts: Sequence[int]) -> Trend:
    """How a topic's count of the last day stands to those before it; ``counts``: oldest first.

    The days before are weighed by how long ago they are. The difference is taken over the usual
    deviation: the root of the expected count plus one, as if counts were Poisson, whose variance
    is their mean (so that one article on a topic without a past is no trend), or what the days
    before varied by where that is more, as it is with topics that much is written on.
    """
    if not counts:
        return Trend(0.0, 1.0, 0.0, "no days")
    *past, today = counts
    weights = [
        0.5 ** (age / _HALF_LIFE) * (2 if age % _WEEK == 0 else 1)
        for age in range(len(past), 0, -1)
    ]
    expected = (
        sum(w * n for w, n in zip(weights, past, strict=True)) / sum(weights) if past else 0.0
    )
    score = (today - expected) / math.sqrt(max(expected + 1, _variance(past)))
    rise = today / max(expected, 1.0)
    return Trend(score, rise, expected, f"{today} today, {expected:.1f} a day before")


def _variance(counts: Sequence[int]) -> float:
    if not counts:
        return 0.0
    mean = sum(counts) / len(counts)
    return sum((n - mean) ** 2 for n in counts) / len(counts)
