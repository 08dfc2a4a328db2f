"""What of a text is left in its copies: runs of four words, and a sample of them.

Shingles are runs of four words (Broder, 1997); the sketch keeps every eighth of them by hash
(FracMinHash; Irber et al., 2022), which keeps containment measurable. Of a text's beginning all
are kept, since it is the beginning that shortened copies have.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from .words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

SHINGLE: Final = 4  # words
SKETCH: Final = 8  # one in so many shingles is kept
LONGEST_TEXT: Final = 200_000  # characters read of a text for its shingles
BEGINNING: Final = 64  # shingles of a text's beginning, all of which are kept
SHORT: Final = 160  # shingles below which all are kept
_REMEMBERED: Final = 16_384  # texts; each takes some kilobytes
# Odd multipliers, one for each place in a run, so that the order of the words counts.
_PLACES: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """``size`` shingles, of which ``sampled`` are those of the sketch, ``kept`` some more.

    All arrays are sorted and hold every hash once. A text of up to ``SHORT`` shingles has all of
    them in ``kept``.
    """

    size: int
    sampled: Hashes
    kept: Hashes

    @property
    def whole(self) -> bool:
        """Are all shingles kept?"""
        return len(self.kept) == self.size


@lru_cache(maxsize=_REMEMBERED)
def fingerprint(text: str) -> Fingerprint:
    """The text's fingerprint: stable across processes."""
    import numpy as np

    runs = _runs(text)
    every = np.unique(runs)
    sampled = every[every % np.uint64(SKETCH) == 0]
    if len(every) <= SHORT:
        return Fingerprint(len(every), sampled, every)
    return Fingerprint(len(every), sampled, np.union1d(sampled, runs[:BEGINNING]))


@lru_cache(maxsize=4_096)
def shingles(text: str) -> Hashes:
    """Stable 64-bit hashes of every run of four words, sorted; a shorter text is one run."""
    import numpy as np

    return np.unique(_runs(text))


def shared(one: Hashes, other: Hashes) -> int:
    """How many hashes two sorted arrays have in common."""
    import numpy as np

    if len(one) > len(other):
        one, other = other, one
    if not len(one):
        return 0
    places = np.searchsorted(other, one)
    places[places == len(other)] = 0
    return int((other[places] == one).sum())


def _runs(text: str) -> Hashes:
    import numpy as np

    found = words(text[:LONGEST_TEXT])
    hashed = np.fromiter(map(_hash, found), np.uint64, len(found))
    count = max(len(hashed) - SHINGLE + 1, min(len(hashed), 1))
    runs = np.zeros(count, np.uint64)
    for place, factor in enumerate(_PLACES):
        part = hashed[place : place + count]
        runs[: len(part)] += part * np.uint64(factor)
    return runs ^ (runs >> np.uint64(29))


@lru_cache(maxsize=65_536)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())
