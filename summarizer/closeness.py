"""How close are two documents as reports of one event? A score for every pair.

The cosine of what they are about, worn away by the time between them. From it is taken what any
two texts of that beat have in common: half the usual likeness of each to its nearest neighbours,
by the one of the two that has fewer of them (local scaling; Zelnik-Manor and Perona, 2004, and
Conneau et al., 2018, subtract it as here). So five events with the same people stay five, and
two lone reports of one find each other.

Two that are each other's nearest, and twice as alike as either is to any third, are one event at
less likeness: what they share is little, but nobody else has it.

Something more is taken from a text that is as like to three others as to one, and very like to
none: on a news day that is a beat. Where most texts have a near twin it is a large story, told in
many ways, and nothing is taken (``Window.settled``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .abroad import Crossed
from .headlines import Headlines
from .similarity import Subject
from .weighing import Weighed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]
    Flags = NDArray[np.bool_]

ByNames = Callable[[int, Sequence[int]], float]

_BLOCK: Final = 256  # rows at a time
_KIN: Final = 3  # texts that are alike by their beat
_LEAST_KIN: Final = 0.05  # likeness of the third, below which it is not worth asking
_AROUND: Final = 5  # neighbours by which it is told what their likeness is made of
_NONE: Final = 1e-9


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
    named: float = 0.45  # share of names in what a beat's texts have in common: from here on …
    named_for: float = 0.15  # … it counts, and wholly from so much more
    mates: float = 2.0  # two are one event if so many times as alike as each is to the next …
    mates_next: float = 0.05  # … which is taken to be at least so alike,
    mates_least: float = 0.08  # they are at least so alike,
    mates_days: float = 0.5  # and so near in time
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
    bare: Headlines | None = None,
) -> Floats:
    """The cosines of ``rows`` and ``columns``, worn away by the time between.

    Two in different languages are as alike as ``crossed`` has them, if that is more.
    """
    import numpy as np

    found = weighed.cosines(rows, columns)
    if bare is not None:
        bare.mix_into(found, rows, columns)
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
    by_names: ByNames = lambda _one, _others: 0.0,
) -> Floats:
    """Scores of each two of these documents, from how alike they are; ``alike`` is used up.

    ``least`` is the threshold that the scores will be held against, ``settled`` the share of the
    window's texts that have a near twin.
    """
    import numpy as np

    np.fill_diagonal(alike, 0.0)
    near = _nearest(alike, rules.neighbours)
    usual: Floats = 2 * rules.usual * near.alike.sum(axis=1) / rules.neighbours
    usual += _of_a_beat(near, rules, 1 - settled / rules.settled, by_names)
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
    one, other = _mates(near, days, bare, rules)
    alike[one, other] = np.maximum(alike[one, other], least)
    return alike


@dataclass(frozen=True, slots=True)
class _Nearest:
    """Of each text those that are most like it, and how much: a row each, in no order."""

    places: Places
    alike: Floats


def _nearest(alike: Floats, most: int) -> _Nearest:
    import numpy as np

    most = min(most, alike.shape[1])
    near = _Nearest(
        np.empty((len(alike), most), np.int64), np.empty((len(alike), most), np.float32)
    )
    for first in range(0, len(alike) if most else 0, _BLOCK):
        block = alike[first : first + _BLOCK]
        places = np.argpartition(block, block.shape[1] - most, axis=1)[:, -most:]
        near.places[first : first + _BLOCK] = places
        near.alike[first : first + _BLOCK] = np.take_along_axis(block, places, axis=1)
    return near


def _mates(
    near: _Nearest, days: Floats, bare: Flags, rules: GroupingRules
) -> tuple[Places, Places]:
    """Reports of one event told in different words: (one, other), each pair in both orders.

    Each is nearest to the other, of nearly the same hour, and they have more in common than
    either has with the next (Lowe, 2004, tells matches from chance by this ratio).
    """
    import numpy as np

    if near.alike.shape[1] < 2:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    order = np.argsort(-near.alike, axis=1)[:, :2]
    best, second = np.take_along_axis(near.alike, order, axis=1).T
    mate = np.take_along_axis(near.places, order, axis=1)[:, 0]
    here = np.arange(len(mate))
    next_best = np.maximum(second, rules.mates_next)
    usual = np.sqrt(next_best * next_best[mate])
    found = (mate[mate] == here) & (best >= rules.mates_least) & (best >= rules.mates * usual)
    found &= (np.abs(days - days[mate]) <= rules.mates_days) & ~bare & ~bare[mate]
    return here[found], mate[found]


def _of_a_beat(
    near: _Nearest, rules: GroupingRules, doubt: float, by_names: ByNames
) -> Floats | float:
    """What a text has in common with others of its beat: by the third nearest, if it has no twin.

    As far as there is ``doubt`` (up to 1) of stories in the window; or where its neighbours have
    no twins either, and names are most of what they share.
    """
    import numpy as np

    most = near.alike.shape[1]
    if most < _KIN:
        return 0.0
    best = near.alike.max(axis=1)
    kin = np.partition(near.alike, most - _KIN, axis=1)[:, -_KIN]
    lone = np.maximum(0.0, 1 - best / rules.twin)
    doubts = np.full(len(best), max(0.0, doubt), np.float32)
    if doubt < 1:
        weight = near.alike**2
        told = ((best >= rules.twins)[near.places] * weight).sum(axis=1)
        alone = 1 - told / np.maximum(weight.sum(axis=1), _NONE) / rules.settled
        for one in np.flatnonzero((alone > doubts) & (lone > 0) & (kin > _LEAST_KIN)).tolist():
            others = near.places[one][np.argsort(-near.alike[one])[:_AROUND]]
            named = (by_names(one, others.tolist()) - rules.named) / rules.named_for
            doubts[one] = max(doubts[one], float(alone[one]) * min(1.0, named))
    taken: Floats = 2 * rules.beat * doubts * lone * kin
    return taken
