"""Subjects weighed against one another: the cosines of a window's documents.

Common stems are multiplied as a full matrix, rare ones through lists of who has them; both are
made once for a window, whichever of its rows are asked for then.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

from .similarity import BUCKETS, Subject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Places = NDArray[np.int64]
    Doubles = NDArray[np.float64]
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
        self._numbers, self._counts = _numbered(self.stems)
        seen = self._counts[self._numbers].astype(np.float32)
        weights = _joined([one.said for one in subjects], np.float32)
        weights *= self._rarity(_joined([one.shares for one in subjects], np.float32), seen)
        there = np.flatnonzero(np.diff(self.bounds))
        norms = np.ones(self.size, np.float32)
        norms[there] = np.sqrt(np.add.reduceat(weights * weights, self.bounds[there]))
        norms[norms == 0] = 1.0
        self.values = weights / np.repeat(norms, lengths)

    def _rarity(self, shares: Floats, seen: Floats) -> Floats:
        """How rare each entry's stem is, of which ``shares`` are the prior; both are used up."""
        import numpy as np

        known = np.where(self.names, np.float32(_NAMES_KNOWN), np.float32(_WORDS_KNOWN))
        # A name that more than two texts hold is at least as usual as it is among the others.
        beat = (seen - 2) * (self.names / np.float32(max(1, self.size)))
        shares *= known
        shares += seen
        shares /= known + np.float32(self.size)
        np.maximum(shares, beat, out=shares)
        np.minimum(shares, np.float32(1), out=shares)
        rarity = -np.log(shares)
        with np.errstate(divide="ignore"):
            np.log(rarity, out=rarity)  # of what is in every text, minus infinity: it weighs nothing
        rarity *= np.float32(_CLIMB)
        return np.exp(rarity, out=rarity)

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
        import numpy as np

        mine = slice(*self.bounds[one : one + 2])
        weights, numbers = self._scratch, self._numbers[mine]
        weights[0, numbers] = self.values[mine]
        weights[1, numbers] = self.values[mine] * self.names[mine]
        whole = named = 0.0
        for other in others:
            theirs = slice(*self.bounds[other : other + 2])
            among, values = self._numbers[theirs], self.values[theirs]
            whole += float(weights[0, among] @ values)
            named += float(weights[1, among] @ (values * self.names[theirs]))
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
        self._add_rare(found, down, self._rare, upper=False)
        return found if len(across) == self.size else found[:, across]

    def _each_two(self, rows: Places) -> Floats:
        import numpy as np

        whole = len(rows) == self.size
        full = self._full if whole else self._full[rows]
        found: Floats = full @ full.T
        rare = self._rare if whole else self._rare.only(rows)
        self._add_rare(found, np.arange(len(rows)) if not whole else rows, rare, upper=True)
        np.fill_diagonal(found, np.diff(self.bounds)[rows] > 0)
        return found

    def _add_rare(self, found: Floats, rows: Places, rare: _Postings, *, upper: bool) -> None:
        """Add to the rows what the rare stems give; ``upper``: one half, and the same as other."""
        for first in range(0, len(rows), _BLOCK):
            chosen = rows[first : first + _BLOCK]
            start = first if upper else 0
            products = rare.products(chosen, start, found.shape[1] - start, upper=upper)
            found[first : first + len(chosen), start:] += products
            if upper:
                found[start:, first : first + len(chosen)] += products.T

    @cached_property
    def _scratch(self) -> Floats:
        """Nought for every stem, twice; whoever writes into it cleans up."""
        import numpy as np

        return np.zeros((2, len(self._counts)), np.float32)

    @cached_property
    def _full(self) -> Floats:
        """The weights of the common stems, a row for each subject."""
        import numpy as np

        common = self._counts > self._limit
        number = np.cumsum(common, dtype=np.int32) - 1
        entries = np.flatnonzero(common[self._numbers])
        full = np.zeros((self.size, int(common.sum())), np.float32)
        full[self.owners[entries], number[self._numbers[entries]]] = self.values[entries]
        return full

    @cached_property
    def _rare(self) -> _Postings:
        """Who has each of the other stems that two have."""
        import numpy as np

        rare = (self._counts > 1) & (self._counts <= self._limit)
        entries = np.flatnonzero(rare[self._numbers])
        number = (np.cumsum(rare, dtype=np.int32) - 1)[self._numbers[entries]]
        return _Postings(number, self.owners[entries], self.values[entries], self.size)

    @property
    def _limit(self) -> int:
        return max(_LEAST_COMMON, self.size // _COMMON)


class _Postings:
    """Entries of some owners, and for each of the stems, numbered from 0, who has it.

    Given by owner, each of whom has a stem once.
    """

    def __init__(self, stems: Ints, owners: Ints, values: Floats, width: int) -> None:
        import numpy as np

        self.stems, self.owners, self.values = stems, owners, values
        self._bounds = np.zeros(width + 1, np.int64)
        np.cumsum(np.bincount(owners, minlength=width), out=self._bounds[1:])
        self._ends = np.cumsum(np.bincount(stems, minlength=1))
        order = _order(stems)
        self._who, self._weights = owners[order], values[order].astype(np.float64)
        self._at = np.empty(len(order), np.int64)  # where an entry stands among those by stem
        self._at[order] = np.arange(len(order))

    def only(self, rows: Places) -> _Postings:
        """The entries of some owners, numbered by their place among ``rows``."""
        import numpy as np

        entries, owners = self._entries(rows)
        return _Postings(
            self.stems[entries], owners.astype(np.int32), self.values[entries], len(rows)
        )

    def products(self, rows: Places, first: int, width: int, *, upper: bool) -> Doubles:
        """Sums of products of ``rows`` with each owner from ``first`` on.

        ``upper``: rows are owners themselves, and only later owners count.
        """
        import numpy as np

        entries, lines = self._entries(rows)
        stems = self.stems[entries]
        starts = self._at[entries] + 1 if upper else np.append(0, self._ends)[stems]
        counts = self._ends[stems] - starts
        total = np.cumsum(counts)
        places = np.repeat(starts - (total - counts), counts)
        places += np.arange(len(places))
        cells = np.repeat(lines * width - first, counts)
        cells += self._who[places]
        products = np.repeat(self.values[entries], counts) * self._weights[places]
        sums: Doubles = np.zeros((len(rows), width))
        sums += np.bincount(cells, products, sums.size).reshape(sums.shape)
        return sums

    def _entries(self, rows: Places) -> tuple[Places, Places]:
        """Where the entries of some owners stand, and the place of each owner among ``rows``."""
        import numpy as np

        lengths = self._bounds[rows + 1] - self._bounds[rows]
        ends = np.cumsum(lengths)
        entries = np.repeat(self._bounds[rows] - (ends - lengths), lengths)
        entries += np.arange(len(entries))
        return entries, np.repeat(np.arange(len(rows)), lengths)


def _numbered(stems: Ints) -> tuple[Ints, Places]:
    """Each entry's stem as a number from 0 on, and how many entries each number has."""
    import numpy as np

    if len(stems) < _FEW:
        _, numbers, counts = np.unique(stems, return_inverse=True, return_counts=True)
        return numbers.astype(np.int32), counts
    there = np.zeros(BUCKETS, np.bool_)
    there[stems] = True
    different = np.flatnonzero(there)
    number = np.empty(BUCKETS, np.int32)
    number[different] = np.arange(len(different), dtype=np.int32)
    numbers = number[stems]
    return numbers, np.bincount(numbers)


def _order(numbers: Ints) -> Places:
    """A stable order; by the lower sixteen bits first: numbers so short sort in linear time."""
    import numpy as np

    if not len(numbers) or numbers.max() <= np.iinfo(np.uint16).max:
        return np.argsort(numbers.astype(np.uint16), kind="stable")
    low = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    return low[np.argsort((numbers[low] >> 16).astype(np.uint16), kind="stable")]


def _joined(parts: Sequence[NDArray[_Kind]], kind: type[_Kind]) -> NDArray[_Kind]:
    import numpy as np

    return np.concatenate(parts) if parts else np.zeros(0, kind)
