"""Which days are news? Ways to tell a rising topic, side by side.

Counts of a topic's stories are drawn as they come in practice: few or many a day, half as many on
Saturdays and Sundays, with more ups and downs than chance alone gives (negative binomial), some
topics growing or fading slowly. On half of the days something happens: twice to five times as
many. Run: ``python -m benchmarks.trending``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from summarizer import trend

_DAYS = 15
_SIZES = (0.5, 1.0, 2.0, 5.0, 15.0, 40.0)
_OF_EACH = 2_000
_SPREAD = 4.0  # of the negative binomial: variance = mean + mean² / spread

Judge = Callable[[Sequence[int]], float]


def drawn(random: np.random.Generator, size: float) -> tuple[list[int], bool]:
    """One topic's days, and whether its last one is news."""
    first = int(random.integers(7))
    drift = float(random.choice([0.95, 1.0, 1.0, 1.0, 1.05]))
    news = bool(random.integers(2))
    counts = []
    for day in range(_DAYS):
        mean = size * drift**day * (0.5 if (first + day) % 7 >= 5 else 1.0)
        if news and day == _DAYS - 1:
            mean *= float(random.uniform(2, 5))
        counts.append(int(random.negative_binomial(_SPREAD, _SPREAD / (_SPREAD + mean))))
    return counts, news


def mean_and_spread(counts: Sequence[int]) -> float:
    """How many of its deviations today stands above the mean; at least the mean's root."""
    *past, today = counts
    usual = float(np.mean(past))
    spread = float(np.sqrt(max(usual, np.var(past)))) or 1.0
    return (today - usual) / spread if today >= 3 and any(past) else -1.0


def weighed(counts: Sequence[int]) -> float:
    """``summarizer.trend``."""
    return trend(counts).score


def weighed_at_least_three(counts: Sequence[int]) -> float:
    """The same; fewer than three stories are no trend: ``bot.stories.trends``."""
    return trend(counts).score if counts[-1] >= 3 else -1.0


def poisson(counts: Sequence[int]) -> float:
    """The weighed expectation, as if counts varied by chance alone."""
    expected = trend(counts).expected
    return float((counts[-1] - expected) / np.sqrt(expected + 1))


def main() -> None:
    """Print, for each judge, the area under its curve and what it finds at a false alarm in 20."""
    random = np.random.default_rng(7)
    judges: tuple[Judge, ...] = (
        mean_and_spread,
        poisson,
        weighed,
        weighed_at_least_three,
    )
    print(f"{'':24}{'size':>6}{'area':>8}{'found at 5 %':>14}{'≥ 2: found':>12}{'wrong':>8}")
    for size in _SIZES:
        cases = [drawn(random, size) for _ in range(_OF_EACH)]
        for judge in judges:
            scores = np.array([judge(counts) for counts, _ in cases])
            news = np.array([is_news for _, is_news in cases])
            yes, no = scores[news], scores[~news]
            order = np.sort(no)
            below = np.searchsorted(order, yes, "left") + np.searchsorted(order, yes, "right")
            area = below.mean() / (2 * len(no))
            bar = float(np.quantile(no, 0.95))
            row = f"{area:8.3f}{(yes > bar).mean():14.3f}{(yes > 2).mean():12.3f}"
            print(f"{judge.__name__:24}{size:6.1f}{row}{(no > 2).mean():8.3f}")


if __name__ == "__main__":
    main()
