"""What of a text is left in its copies: runs of four words, and a sample of them.

Shingles are runs of four words (Broder, 1997); the sketch keeps every eighth of them by hash
(FracMinHash; Irber et al., 2022), which keeps containment measurable. Of a text's beginning all
are kept, since it is the beginning that shortened copies have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeVar

from .words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Halves = NDArray[np.uint32]
    _Kind = TypeVar("_Kind", np.uint64, np.uint32)

SHINGLE: Final = 4  # words
SKETCH: Final = 8  # one in so many shingles is kept
LONGEST_TEXT: Final = 200_000  # characters read of a text for its shingles
BEGINNING: Final = 64  # shingles of a text's beginning, all of which are kept
SHORT: Final = 160  # shingles below which all are kept
_LONGEST_RUN: Final = 64  # characters without a space; longer ones do not come again
_REMEMBERED: Final = 2_048  # texts; each takes some kilobytes
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
    every = _distinct(runs)
    sampled = every[every % np.uint64(SKETCH) == 0]
    if len(every) <= SHORT:
        return Fingerprint(len(every), sampled, every)
    return Fingerprint(len(every), sampled, _distinct(np.concatenate((sampled, runs[:BEGINNING]))))


@lru_cache(maxsize=512)
def shingles(text: str) -> Hashes:
    """Stable 64-bit hashes of every run of four words, sorted; a shorter text is one run."""
    return _distinct(_runs(text))


def halves(hashes: Hashes) -> Halves:
    """The upper halves of sorted hashes, sorted: enough to tell a few thousand apart."""
    import numpy as np

    return (hashes >> np.uint64(32)).astype(np.uint32)


def shared(one: NDArray[_Kind], other: NDArray[_Kind]) -> int:
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

    found = _hashes(text[:LONGEST_TEXT].lower().split())
    hashed = np.frombuffer(found, ">u8").astype(np.uint64)
    count = max(len(hashed) - SHINGLE + 1, min(len(hashed), 1))
    runs = np.zeros(count, np.uint64)
    for place, factor in enumerate(_PLACES):
        part = hashed[place : place + count]
        runs[: len(part)] += part * np.uint64(factor)
    return runs ^ (runs >> np.uint64(29))


def _hashes(runs: Sequence[str]) -> bytes:
    """Eight bytes for each word, run by run: a run with its comma is met again as a word is."""
    known = max(map(len, runs), default=0) <= _LONGEST_RUN
    return b"".join(map(_hashes_of if known else _hashes_anew, runs))


def _hashes_anew(run: str) -> bytes:
    return b"".join(blake2b(word.encode(), digest_size=8).digest() for word in words(run))


_hashes_of = lru_cache(maxsize=65_536)(_hashes_anew)


def _distinct(hashes: Hashes) -> Hashes:
    """The hashes sorted, each once."""
    import numpy as np

    found = np.sort(hashes)
    new = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=new[1:])
    return found[new]
