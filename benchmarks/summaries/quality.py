"""The table of quality: ROUGE by system and set, each with its interval against Lead."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .rouge import KINDS, rouge
from .systems import System
from .texts import Article

Scores = NDArray[np.float64]  # one row an article, one column a kind of ROUGE

_DRAWS = 2_000
_SEED = 20_261_121


def score(system: System, articles: Sequence[Article]) -> Scores:
    """ROUGE of every article's summary."""
    return np.array(
        [rouge([each.summary], system(each), each.language) for each in articles],
    )


def interval(scores: Scores, others: Scores) -> Scores:
    """The 95 % interval of the mean difference, (low, high) by kind: paired bootstrap."""
    generator = np.random.default_rng(_SEED)
    difference = scores - others
    draws = generator.integers(0, len(difference), (_DRAWS, len(difference)))
    means = difference[draws].mean(axis=1)
    return np.percentile(means, [2.5, 97.5], axis=0)


def row(name: str, scores: Scores, lead: Scores) -> str:
    """One line of the table, Markdown."""
    cells = [f"{value:.1f}" for value in scores.mean(axis=0)]
    gains = (scores - lead).mean(axis=0)
    low, high = interval(scores, lead)
    cells += [f"{gains[place]:+.2f} [{low[place]:+.2f}, {high[place]:+.2f}]" for place in range(2)]
    return f"| {name} | " + " | ".join(cells) + " |"


HEADER = (
    "| system | "
    + " | ".join(kind.replace("rouge", "R-") for kind in KINDS)
    + " | R-1 against Lead | R-2 against Lead |\n|---|---:|---:|---:|---|---|"
)
