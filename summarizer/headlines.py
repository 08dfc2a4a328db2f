"""Bare headlines compared by their letters too: so few words that each ending counts.

Runs of three to five letters find "bank" in "banking" and "banks'"; on texts, words tell enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zlib import crc32

from .similarity import BUCKETS, Subject
from .weighing import Weighed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]

_RUNS: Final = (3, 4, 5)  # letters, the ends of words counted as one
_SHARE: Final = 0.7  # of the likeness of two headlines
_UNLISTED: Final = 0.002  # share of headlines with a run, before any was seen


@dataclass(frozen=True, slots=True, eq=False)
class Headlines:
    """The bare headlines of a window: their places, ascending, and their letters, weighed."""

    places: Places
    weighed: Weighed

    def mix_into(self, alike: Floats, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Count letters for the likeness of two headlines of ``rows`` and ``columns``, in place."""
        import numpy as np

        down, across = np.asarray(rows, np.int64), np.asarray(columns, np.int64)
        here = np.flatnonzero(np.isin(down, self.places))
        there = np.flatnonzero(np.isin(across, self.places))
        if not len(here) or not len(there):
            return
        mine = np.searchsorted(self.places, down[here]).tolist()
        theirs = np.searchsorted(self.places, across[there]).tolist()
        letters = self.weighed.cosines(mine, theirs)
        cells = np.ix_(here, there)
        alike[cells] = (1 - _SHARE) * alike[cells] + _SHARE * letters


def headlines(titles: Sequence[tuple[int, str, Subject]]) -> Headlines | None:
    """Those of one window, given as (place, title, subject); None of fewer than two."""
    import numpy as np

    if len(titles) < 2:
        return None
    ordered = sorted(titles, key=lambda row: row[0])
    places = np.array([place for place, _, _ in ordered], np.int64)
    return Headlines(places, Weighed([_letters(title, one) for _, title, one in ordered]))


def _letters(title: str, subject: Subject) -> Subject:
    """A subject whose stems are runs of letters."""
    import numpy as np

    counts: Counter[int] = Counter()
    for word in title.lower().split():
        padded = f" {word} "
        counts.update(
            crc32(padded[at : at + run].encode()) % BUCKETS
            for run in _RUNS
            for at in range(len(padded) - run + 1)
        )
    stems = np.array(sorted(counts), np.int32)
    said = 1 + np.log(np.array([counts[stem] for stem in stems.tolist()], np.float32))
    shares = np.full(len(stems), _UNLISTED, np.float32)
    names = np.zeros(len(stems), np.bool_)
    return Subject(stems, said, shares, names, {}, subject.length, subject.language)
