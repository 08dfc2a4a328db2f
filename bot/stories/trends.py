"""Which topics are reported on more than they used to be? Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

_LEAST_TODAY = 3  # stories: two may be chance
_LEAST_DAYS = 3  # of a topic's past, below which nothing is usual yet
_CERTAIN = 2.0  # how many times what it varies by a topic must stand above what is usual


@dataclass(frozen=True, slots=True)
class Trend:
    """A topic with more stories in the last day than is usual; ``times`` as many."""

    topic: str
    today: int
    usual: float
    times: float


def trends(daily: Mapping[str, Sequence[int]]) -> list[Trend]:
    """Topics that rise against their own past, those that rise most first.

    ``daily``: for each topic its stories of each day, the last day last. A topic rises that stands
    above its mean by twice its deviation; counts vary by at least their square root, as arrivals
    do (Poisson).
    """
    found = []
    for topic, counts in daily.items():
        *past, today = counts or (0,)
        if today < _LEAST_TODAY or len(past) < _LEAST_DAYS or not any(past):
            continue
        usual = sum(past) / len(past)
        spread = sqrt(max(usual, sum((n - usual) ** 2 for n in past) / len(past)))
        if today > usual + _CERTAIN * spread:
            found.append(Trend(topic, today, usual, today / usual))
    return sorted(found, key=lambda trend: (-trend.times, -trend.today, trend.topic))
