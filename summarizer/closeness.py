"""How close are two documents as reports of one event? A score for every pair.

The cosine of what they are about, worn away by the time between them. From it is taken what any
two texts of that beat have in common: half the usual likeness of each to its nearest neighbours,
by the one of the two that has fewer of them (local scaling; Zelnik-Manor and Perona, 2004, and
Conneau et al., 2018, subtract it as here). So five events with the same people stay five, and
two lone reports of one find each other.

Something more is taken from a text that is as like to three others as to one, and very like to
none: on a news day that is a beat. Where most texts have a near twin it is a large story, told in
many ways, and nothing is taken (``Window.settled``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .abroad import Crossed
from .similarity import Subject
from .weighing import Weighed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_BLOCK: Final = 256  # rows at a time
_KIN: Final = 3  # texts that are alike by their beat


@dataclass(frozen=True, slots=True)
class GroupingRules:
    """What decides; learned by ``benchmarks/stories/train.py``, each on sets that it is not for.

    Scores are cosines less what is usual. ``threshold`` is for a large window; in one of
    ``unsure_texts`` half of ``unsure`` is added, since too little is known of what is common
    there. Where a date is missing ``undated`` is the threshold; a pair of bare headlines scores
    ``headline`` more.
    """

    threshold: float = 0.07
    unsure: float = 0.05
    unsure_texts: int = 50
    undated: float = 0.30
    headline: float = 0.05
    headline_words: int = 12  # of text; with fewer it is a headline
    sigma_days: float = 1.5
    usual: float = 0.25
    neighbours: int = 10
    beat: float = 2.0  # how much of the third nearest counts as usual, for a text without a twin
    twin: float = 0.4  # likeness of a twin: from here on nothing is taken …
    settled: float = 0.5  # … nor in a window where so many texts have one of ``twins``
    twins: float = 0.3
    loyalty: float = 0.02  # for a pair that is in one group already

    def least(self, texts: int) -> float:
        """The threshold in a window of so many texts."""
        return self.threshold + self.unsure * self.unsure_texts / (self.unsure_texts + texts)


RULES: Final = GroupingRules()


def near_in_time(one: Floats, other: Floats, sigma_days: float) -> Floats:
    """A Gaussian of the days between each two: 1 at once, 0.61 after ``sigma_days``.

    It is 1 where a date is missing (NaN): that is another rule's matter.
    """
    import numpy as np

    scale = np.float32(1 / (sigma_days * 2**0.5))
    near: Floats = one[:, None] * scale - other[None, :] * scale
    np.multiply(near, near, out=near)
    np.negative(near, out=near)
    np.exp(near, out=near)
    near[np.isnan(one)] = 1.0
    near[:, np.isnan(other)] = 1.0
    return near


def alike_in_time(
    weighed: Weighed,
    days: Floats,
    rows: Sequence[int],
    columns: Sequence[int],
    rules: GroupingRules,
    crossed: Crossed | None = None,
) -> Floats:
    """The cosines of ``rows`` and ``columns``, worn away by the time between.

    Two in different languages are as alike as ``crossed`` has them, if that is more.
    """
    import numpy as np

    found = weighed.cosines(rows, columns)
    if crossed is not None:
        crossed.raise_to(found, rows, columns)
    there = days[np.asarray(columns, np.int64)]
    for first in range(0, len(rows), _BLOCK):
        block = slice(first, first + _BLOCK)
        found[block] *= near_in_time(
            days[np.asarray(rows[block], np.int64)], there, rules.sigma_days
        )
    return found


def closeness(
    alike: Floats,
    days: Floats,
    subjects: Sequence[Subject],
    least: float,
    rules: GroupingRules,
    *,
    settled: float = 1.0,
) -> Floats:
    """Scores of each two of these documents, from how alike they are; ``alike`` is used up.

    ``least`` is the threshold that the scores will be held against, ``settled`` the share of the
    window's texts that have a near twin.
    """
    import numpy as np

    np.fill_diagonal(alike, 0.0)
    usual = _usual(alike, rules, 1 - settled / rules.settled)
    undated = np.isnan(days)
    bare = np.array([one.length < rules.headline_words for one in subjects])
    for first in range(0, len(alike), _BLOCK):
        block = slice(first, first + _BLOCK)
        expected = np.minimum(usual[block, None], usual[None, :])
        if bare[block].any():
            expected[bare[block, None] & bare[None, :]] = -rules.headline
        if undated.any():
            expected += (rules.undated - least) * (undated[block, None] | undated[None, :])
        alike[block] -= expected
    return alike


def _usual(alike: Floats, rules: GroupingRules, doubt: float) -> Floats:
    """What each document has in common with its nearest ones anyway.

    Twice ``rules.usual`` of the mean likeness to them, missing ones counting nothing; and, by how
    much ``doubt`` (up to 1) there is of stories in the window, of the third nearest.
    """
    import numpy as np

    most = min(rules.neighbours, alike.shape[1])
    usual = np.zeros(len(alike), np.float32)
    for first in range(0, len(alike) if most else 0, _BLOCK):
        block = alike[first : first + _BLOCK]
        nearest = np.partition(block, block.shape[1] - most, axis=1)[:, -most:]
        taken = 2 * rules.usual * nearest.sum(axis=1) / rules.neighbours
        if doubt > 0 and most >= _KIN:
            kin = np.partition(nearest, most - _KIN, axis=1)[:, -_KIN]
            lone = np.maximum(0.0, 1 - nearest.max(axis=1) / rules.twin)
            taken += 2 * rules.beat * doubt * lone * kin
        usual[first : first + _BLOCK] = taken
    return usual
