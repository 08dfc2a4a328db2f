"""What belongs together: joined by hand or as copies first, then by average linkage.

Average-link agglomeration (Sokal and Michener, 1958) over a full matrix, each row remembering its
nearest (Anderberg, 1973): the sizes met here need no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Lumps:
    """Ids that are together whatever their likeness, and pairs that must never be."""

    def __init__(self, ids: Iterable[str], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._home = {one: one for one in ids}
        self._members = {one: [one] for one in self._home}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            if a != b:
                self._apart[a].add(b)
                self._apart[b].add(a)

    def __contains__(self, one: str) -> bool:
        return one in self._home

    def home(self, one: str) -> str:
        """The id that stands for the lump that ``one`` is in."""
        return self._home[one]

    def homes(self) -> list[str]:
        """What stands for each lump, in the order in which the ids were given."""
        return list(self._members)

    def members(self, one: str) -> list[str]:
        """All ids of the lump that ``one`` is in."""
        return self._members[self._home[one]]

    def apart(self, one: str, other: str) -> bool:
        """Is there a pair in the two lumps that must not meet?"""
        theirs = set(self.members(other))
        return any(
            self._apart[member] & theirs for member in self.members(one) if member in self._apart
        )

    def kept_apart(self) -> Iterable[tuple[str, str]]:
        """Pairs of lumps, by what stands for them, that must not meet."""
        for one, others in self._apart.items():
            for other in others:
                if one in self._home and other in self._home:
                    yield self._home[one], self._home[other]

    def join(self, one: str, other: str) -> bool:
        """Put two lumps together unless something forbids it; are they together now?"""
        if one not in self._home or other not in self._home:
            return False
        kept, gone = self._home[one], self._home[other]
        if kept == gone:
            return True
        if self._apart and self.apart(kept, gone):
            return False
        moved = self._members.pop(gone)
        self._members[kept] += moved
        self._home.update(dict.fromkeys(moved, kept))
        return True


def agglomerate(
    scores: Floats, given: Sequence[tuple[int, int]], threshold: float
) -> list[tuple[int, int]]:
    """Merge the two clusters with the highest mean score until none is above ``threshold``.

    ``scores`` is symmetric; minus infinity keeps two apart for good. ``given`` are
    merges to begin with. Returns all merges in order: (row that stays, row that goes into it).
    """
    import numpy as np

    np.fill_diagonal(scores, -np.inf)
    merges: list[tuple[int, int]] = []
    for rows, joined in _components(scores, given, threshold):
        state = _Agglomeration(scores[np.ix_(rows, rows)])
        number = {row: place for place, row in enumerate(rows)}
        for kept, gone in joined:
            state.merge(number[kept], number[gone])
        merges += joined
        state.look()
        while (pair := state.nearest(threshold)) is not None:
            state.merge(*pair)
            state.look_again(*pair)
            merges.append((rows[pair[0]], rows[pair[1]]))
    return merges


def _components(
    scores: Floats, given: Sequence[tuple[int, int]], threshold: float
) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Rows that high scores or given merges connect, with those merges: no others ever meet.

    A mean that is high enough has a score in it that is.
    """
    import numpy as np

    lumps = Lumps(str(row) for row in range(len(scores)))
    for row, column in zip(*np.nonzero(scores >= threshold), strict=True):
        if row < column:
            lumps.join(str(row), str(column))
    for kept, gone in given:
        lumps.join(str(kept), str(gone))
    joined: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for kept, gone in given:
        joined[lumps.home(str(kept))].append((kept, gone))
    for home in lumps.homes():
        rows = sorted(map(int, lumps.members(home)))
        if len(rows) > 1:
            yield rows, joined[home]


class _Agglomeration:
    """The matrix of mean scores, and for every row the best column."""

    def __init__(self, scores: Floats) -> None:
        import numpy as np

        self.scores = scores
        self.count = np.ones(len(scores), np.float32)
        self.best = np.zeros(len(scores), np.int64)
        self.value = np.full(len(scores), -np.inf, np.float32)

    def look(self) -> None:
        """Find every row's best column."""
        import numpy as np

        if len(self.scores):
            self.best = self.scores.argmax(axis=1)
            self.value = self.scores[np.arange(len(self.scores)), self.best]

    def nearest(self, threshold: float) -> tuple[int, int] | None:
        """The pair of rows with the highest score, if it is high enough."""
        if not len(self.scores):
            return None
        one = int(self.value.argmax())
        if self.value[one] < threshold:
            return None
        other = int(self.best[one])
        return min(one, other), max(one, other)

    def merge(self, kept: int, gone: int) -> None:
        import numpy as np

        weight = self.count[kept] + self.count[gone]
        row = self.scores[kept] * self.count[kept] + self.scores[gone] * self.count[gone]
        row /= weight
        row[kept] = row[gone] = -np.inf
        self.count[kept] = weight
        self.scores[kept] = self.scores[:, kept] = row
        self.scores[gone] = self.scores[:, gone] = -np.inf

    def look_again(self, kept: int, gone: int) -> None:
        """Mend the best columns after a merge."""
        import numpy as np

        row = self.scores[kept]
        self.value[gone] = -np.inf
        nearer = row > self.value
        stale = ((self.best == kept) | (self.best == gone)) & (self.value > -np.inf) & ~nearer
        self.best[nearer] = kept
        self.value[nearer] = row[nearer]
        stale[kept] = True
        for one in np.flatnonzero(stale).tolist():
            self.best[one] = self.scores[one].argmax()
            self.value[one] = self.scores[one, self.best[one]]
