"""Subjects weighed against one another: the cosines of a window's documents.

Common stems are multiplied as a full matrix, rare ones through lists of who has them; both are
made once for a window, whichever of its rows are asked for then.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from .postings import Postings
from .similarity import BUCKETS, Subject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Places = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    _Kind = TypeVar("_Kind", bound=np.generic)

_WORDS_KNOWN: Final = 100  # how many texts the prior counts for, for a word
_NAMES_KNOWN: Final = 60  # … and for a name
_CLIMB: Final = 1.2  # the power to which rarity is raised
_COMMON: Final = 22  # a stem in one text of so many stands in the full matrix …
_LEAST_COMMON: Final = 30  # … if it is in more texts than this
_BLOCK: Final = 64  # rows made at a time
_FEW: Final = 20_000  # entries; so few are numbered by sorting them


class Weighed:
    """Subjects with their weights: one row of unit length each."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        import numpy as np

        self.size = len(subjects)
        lengths = [len(one.stems) for one in subjects]
        self.bounds = np.zeros(self.size + 1, np.int64)
        np.cumsum(lengths, out=self.bounds[1:])
        self.owners = np.repeat(np.arange(self.size, dtype=np.int32), lengths)
        self.stems = _joined([one.stems for one in subjects], np.int32)
        self.names = _joined([one.names for one in subjects], np.bool_)
        self._different, self._numbers, self._counts = _numbered(self.stems)
        self.values = self._weighed(subjects, 0)

    def and_then(self, subjects: Sequence[Subject]) -> Weighed:
        """These subjects with some more, who are weighed by all; those before them not anew."""
        more = copy(self)
        more.take_in(subjects)
        return more

    def take_in(self, subjects: Sequence[Subject]) -> None:
        """Add subjects. A stem that few had stays a rare one, however many have it now."""
        import numpy as np

        full, postings, common, size = self._full, self._postings, self._common, self.size
        for stale in ("_named", "_scratch", "_rare"):
            vars(self).pop(stale, None)
        self.size += len(subjects)
        lengths = [len(one.stems) for one in subjects]
        self.bounds = np.append(self.bounds, self.bounds[-1] + np.cumsum(lengths, dtype=np.int64))
        owners = np.repeat(np.arange(size, self.size, dtype=np.int32), lengths)
        self.owners = np.append(self.owners, owners)
        stems = _joined([one.stems for one in subjects], np.int32)
        self.stems = np.append(self.stems, stems)
        self.names = np.append(self.names, _joined([one.names for one in subjects], np.bool_))
        self._add_numbers(stems)
        self.values = np.append(self.values, self._weighed(subjects, size))
        new = np.zeros(len(self._counts) - len(common), np.bool_)
        self._common = np.append(common, new)
        self._full = np.concatenate((full, self._full_of(size)))
        self._postings = [*postings, (size, self._postings_of(size))]

    def _add_numbers(self, stems: Ints) -> None:
        """Number what these entries have too; stems that nobody had come after all others."""
        import numpy as np

        numbers = np.minimum(np.searchsorted(self._different, stems), len(self._different) - 1)
        unknown = self._different[numbers] != stems
        new, which = np.unique(stems[unknown], return_inverse=True)
        numbers[unknown] = which + len(self._different)
        size = len(self._different) + len(new)
        counts = np.bincount(numbers, minlength=size)
        counts[: len(self._counts)] += self._counts
        self._counts = counts
        self._numbers = np.append(self._numbers, numbers.astype(np.int32))

    def _weighed(self, subjects: Sequence[Subject], start: int) -> Floats:
        """The weights of the entries of subjects from ``start`` on, each of unit length."""
        import numpy as np

        skipped = int(self.bounds[start])
        seen = self._counts[self._numbers[skipped:]].astype(np.float32)
        weights = _joined([one.said for one in subjects], np.float32)
        shares = _joined([one.shares for one in subjects], np.float32)
        weights *= self._rarity(shares, seen, self.names[skipped:])
        bounds = self.bounds[start:] - skipped
        there = np.flatnonzero(np.diff(bounds))
        norms = np.ones(len(subjects), np.float32)
        norms[there] = np.sqrt(np.add.reduceat(weights * weights, bounds[there]))
        norms[norms == 0] = 1.0
        weights /= np.repeat(norms, np.diff(bounds))
        return weights

    def _rarity(self, shares: Floats, seen: Floats, names: Flags) -> Floats:
        """How rare each entry's stem is, of which ``shares`` are the prior; both are used up."""
        import numpy as np

        known = np.where(names, np.float32(_NAMES_KNOWN), np.float32(_WORDS_KNOWN))
        # A name that more than two texts hold is at least as usual as it is among the others.
        beat = (seen - 2) * (names / np.float32(max(1, self.size)))
        shares *= known
        shares += seen
        shares /= known + np.float32(self.size)
        np.maximum(shares, beat, out=shares)
        np.minimum(shares, np.float32(1), out=shares)
        rarity = -np.log(shares)
        with np.errstate(divide="ignore"):
            np.log(
                rarity, out=rarity
            )  # of what is in every text, minus infinity: it weighs nothing
        rarity *= np.float32(_CLIMB)
        raised: Floats = np.exp(rarity)
        return raised

    def shared(self, one: int, other: int) -> tuple[float, list[int]]:
        """The cosine of two subjects, and the names and figures that both have.

        Those first that make them most alike.
        """
        import numpy as np

        mine, theirs = slice(*self.bounds[one : one + 2]), slice(*self.bounds[other : other + 2])
        stems, among = self.stems[mine], self.stems[theirs]
        if not len(stems) or not len(among):
            return 0.0, []
        places = np.minimum(np.searchsorted(among, stems), len(among) - 1)
        same = among[places] == stems
        weights = self.values[mine][same] * self.values[theirs][places[same]]
        named = (self.names[mine][same] & self.names[theirs][places[same]]).nonzero()[0]
        order = named[np.argsort(-weights[named], kind="stable")]
        return float(weights.sum()), stems[same][order].tolist()

    def by_names(self, one: int, others: Sequence[int]) -> float:
        """How much of the likeness of one subject to some others is names and figures, 0 … 1."""

        mine = slice(*self.bounds[one : one + 2])
        weights, numbers = self._scratch, self._numbers[mine]
        weights[0, numbers] = self.values[mine]
        weights[1, numbers] = self._named[mine]
        whole = named = 0.0
        for other in others:
            theirs = slice(*self.bounds[other : other + 2])
            among, values = self._numbers[theirs], self.values[theirs]
            whole += float(weights[0, among] @ values)
            named += float(weights[1, among] @ self._named[theirs])
        weights[:, numbers] = 0.0
        return named / whole if whole else 0.0

    def cosines(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """The cosine of each of ``rows`` with each of ``columns``; both ascending."""
        import numpy as np

        if not len(rows) or not len(columns):
            return np.zeros((len(rows), len(columns)), np.float32)
        down, across = np.asarray(rows, np.int64), np.asarray(columns, np.int64)
        if np.array_equal(down, across):
            return self._each_two(down)
        found: Floats = self._full[down] @ self._full.T
        for first in range(0, len(down), _BLOCK):
            block = found[first : first + _BLOCK]
            entries, lines = self._entries(down[first : first + _BLOCK])
            stems = self._rare[self._numbers[entries]]
            kept = stems >= 0
            stems, lines, values = stems[kept], lines[kept], self.values[entries[kept]]
            for start, postings in self._postings:
                part = block[:, start : start + postings.size]
                part += postings.products(stems, lines, values, len(block))
        return found if len(across) == self.size else found[:, across]

    def _each_two(self, rows: Places) -> Floats:
        import numpy as np

        whole = len(rows) == self.size
        full = self._full if whole else self._full[rows]
        found: Floats = full @ full.T
        entries, lines = self._entries(rows)
        numbers = self._numbers[entries]
        stems = self._rare[numbers]
        kept = np.flatnonzero((stems >= 0) & (self._counts[numbers] > 1))
        values = self.values[entries[kept]]
        rare = Postings(stems[kept], lines[kept].astype(np.int32), values, len(rows))
        for first in range(0, len(rows), _BLOCK):
            last = min(first + _BLOCK, len(rows))
            products = rare.later(first, last)
            found[first:last, first:] += products
            found[first:, first:last] += products.T
        np.fill_diagonal(found, np.diff(self.bounds)[rows] > 0)
        return found

    def _entries(self, rows: Places) -> tuple[Places, Places]:
        """Where the entries of some owners stand, and the place of each owner among ``rows``."""
        import numpy as np

        lengths = self.bounds[rows + 1] - self.bounds[rows]
        ends = np.cumsum(lengths)
        entries = np.repeat(self.bounds[rows] - (ends - lengths), lengths)
        entries += np.arange(len(entries))
        return entries, np.repeat(np.arange(len(rows)), lengths)

    @cached_property
    def _named(self) -> Floats:
        """The weights of names and figures, nought of other words."""
        return self.values * self.names

    @cached_property
    def _scratch(self) -> Floats:
        """Nought for every stem, twice; whoever writes into it cleans up."""
        import numpy as np

        return np.zeros((2, len(self._counts)), np.float32)

    @cached_property
    def _common(self) -> Flags:
        """Which stems stand in the full matrix."""
        limit: Flags = self._counts > max(_LEAST_COMMON, self.size // _COMMON)
        return limit

    @cached_property
    def _rare(self) -> Ints:
        """The number of each stem among the others; -1 for a common one."""
        import numpy as np

        return np.where(self._common, -1, np.cumsum(~self._common) - 1).astype(np.int32)

    @cached_property
    def _full(self) -> Floats:
        """The weights of the common stems, a row for each subject."""
        return self._full_of(0)

    def _full_of(self, start: int) -> Floats:
        import numpy as np

        number = np.cumsum(self._common, dtype=np.int32) - 1
        skipped = int(self.bounds[start])
        entries = np.flatnonzero(self._common[self._numbers[skipped:]]) + skipped
        full = np.zeros((self.size - start, int(self._common.sum())), np.float32)
        full[self.owners[entries] - start, number[self._numbers[entries]]] = self.values[entries]
        return full

    @cached_property
    def _postings(self) -> list[tuple[int, Postings]]:
        """Who has each of the other stems: lists of subjects from a place on."""
        return [(0, self._postings_of(0))]

    def _postings_of(self, start: int) -> Postings:
        import numpy as np

        skipped = int(self.bounds[start])
        stems = self._rare[self._numbers[skipped:]]
        entries = np.flatnonzero(stems >= 0)
        return Postings(
            stems[entries],
            self.owners[skipped:][entries] - np.int32(start),
            self.values[skipped:][entries],
            self.size - start,
        )


def _numbered(stems: Ints) -> tuple[Ints, Ints, Places]:
    """The different stems, ascending; each entry's number among them; how many entries each has."""
    import numpy as np

    if len(stems) < _FEW:
        few, places, counts = np.unique(stems, return_inverse=True, return_counts=True)
        return few, places.astype(np.int32), counts
    there = np.zeros(BUCKETS, np.bool_)
    there[stems] = True
    different = np.flatnonzero(there).astype(np.int32)
    number = np.empty(BUCKETS, np.int32)
    number[different] = np.arange(len(different), dtype=np.int32)
    numbers = number[stems]
    return different, numbers, np.bincount(numbers)


def _joined(parts: Sequence[NDArray[_Kind]], kind: type[_Kind]) -> NDArray[_Kind]:
    import numpy as np

    return np.concatenate(parts) if parts else np.zeros(0, kind)
