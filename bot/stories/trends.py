"""Which topics are reported on more than they used to be? Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer import trend

_LEAST_TODAY = 3  # stories: two may be chance
_LEAST_DAYS = 3  # of a topic's past, below which nothing is usual yet
_CERTAIN = 2.0  # score of ``summarizer.trend`` from which a day is news


@dataclass(frozen=True, slots=True)
class Trend:
    """A topic with more stories in the last day than is usual; ``times`` as many."""

    topic: str
    today: int
    usual: float
    times: float


def trends(daily: Mapping[str, Sequence[int]]) -> list[Trend]:
    """Topics that rise against their own past, those that rise most first.

    ``daily``: for each topic its stories of each day, the last day last. What is usual, and how far
    a day must stand above it, is ``summarizer.trend``'s to tell.
    """
    found = []
    for topic, counts in daily.items():
        *past, today = counts or (0,)
        if today < _LEAST_TODAY or len(past) < _LEAST_DAYS or not any(past):
            continue
        found_out = trend(counts)
        if found_out.score >= _CERTAIN:
            usual = found_out.expected
            found.append(Trend(topic, today, usual, today / usual))
    return sorted(found, key=lambda each: (-each.times, -each.today, each.topic))


@dataclass(frozen=True, slots=True)
class Reported:
    """How much a topic was reported: its stories of each of the last days, the last day last.

    ``rising``: by how much, if it is more than usual.
    """

    topic: str
    counts: tuple[int, ...]
    rising: Trend | None = None

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts)


def reported(daily: Mapping[str, Sequence[int]], days: int) -> list[Reported]:
    """Every topic that had a story in so many days: rising ones first, then by how many."""
    rising = {each.topic: each for each in trends(daily)}
    found = []
    for topic, counts in daily.items():
        last = tuple(counts)[-days:]
        last = (0,) * (days - len(last)) + last
        if any(last):
            found.append(Reported(topic, last, rising.get(topic)))
    return sorted(found, key=lambda each: (each.rising is None, -each.total, each.topic))
