"""Who has a stem: lists for each, and the products of rows with all who are in them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Places = NDArray[np.int64]
    Doubles = NDArray[np.float64]


class Postings:
    """Entries of ``size`` owners, and for each stem, numbered from 0, who has it.

    Given by owner, each of whom has a stem once.
    """

    def __init__(self, stems: Ints, owners: Ints, values: Floats, size: int) -> None:
        import numpy as np

        self.size = size
        self._stems, self._owners, self._values = stems, owners, values
        self._ends = np.append(0, np.cumsum(np.bincount(stems, minlength=1)))
        self._order = _order(stems)
        self._who, self._weights = owners[self._order], values[self._order].astype(np.float64)

    @cached_property
    def _at(self) -> Places:
        """Where an entry stands among those by stem."""
        import numpy as np

        at = np.empty(len(self._order), np.int64)
        at[self._order] = np.arange(len(self._order))
        return at

    def products(self, stems: Ints, lines: Places, values: Floats, count: int) -> Doubles:
        """Sums of products of ``count`` rows, given by entries, with each owner."""
        import numpy as np

        known = np.minimum(stems, len(self._ends) - 2)
        starts = self._ends[known]
        ends = np.where(known == stems, self._ends[known + 1], starts)
        return self._sums(starts, ends, lines, values, (count, self.size), 0)

    def later(self, first: int, last: int) -> Doubles:
        """Sums of products of owners from ``first`` to ``last`` with each that comes later.

        The first column is the first owner's.
        """
        import numpy as np

        own = slice(*np.searchsorted(self._owners, (first, last)).tolist())
        starts, ends = self._at[own] + 1, self._ends[self._stems[own] + 1]
        shape = last - first, self.size - first
        lines = self._owners[own].astype(np.int64) - first
        return self._sums(starts, ends, lines, self._values[own], shape, first)

    def _sums(
        self,
        starts: Places,
        ends: Places,
        lines: Places,
        values: Floats,
        shape: tuple[int, int],
        first: int,
    ) -> Doubles:
        import numpy as np

        counts = ends - starts
        total = np.cumsum(counts)
        places = np.repeat(starts - (total - counts), counts)
        places += np.arange(len(places))
        cells = np.repeat(lines * shape[1] - first, counts)
        cells += self._who[places]
        products = np.repeat(values, counts) * self._weights[places]
        sums: Doubles = np.zeros(shape)
        sums += np.bincount(cells, products, sums.size).reshape(shape)
        return sums


def _order(numbers: Ints) -> Places:
    """A stable order; by the lower sixteen bits first: numbers so short sort in linear time."""
    import numpy as np

    if not len(numbers) or numbers.max() <= np.iinfo(np.uint16).max:
        return np.argsort(numbers.astype(np.uint16), kind="stable")
    low = np.argsort((numbers & 0xFFFF).astype(np.uint16), kind="stable")
    return low[np.argsort((numbers[low] >> 16).astype(np.uint16), kind="stable")]
