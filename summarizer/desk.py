"""What was weighed of a window, kept for the next one: news comes in, and most is as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .similarity import Subject
from .weighing import Weighed

_LEAST: Final = 300  # documents; fewer are weighed anew each time
_CHANGED: Final = 10  # one in so many may have come or gone before all are weighed anew


class Desk:
    """For whoever groups a moving window again and again: hand the same desk in each time.

    What words weigh is learned anew only when a tenth of the documents are others, so that adding
    a few costs a fraction. It holds what its last window held. One call at a time.
    """

    def __init__(self) -> None:
        self.settled: float | None = None
        self._weighed = Weighed(())
        self._subjects: tuple[Subject, ...] = ()
        self._rows: dict[str, int] = {}

    def weigh(self, ids: Sequence[str], subjects: Sequence[Subject]) -> tuple[Weighed, list[int]]:
        """These subjects weighed, among others that may have gone; and the row of each."""
        rows = [self._row(one, subject) for one, subject in zip(ids, subjects, strict=True)]
        new = [number for number, row in enumerate(rows) if row is None]
        size = self._weighed.size
        changed = len(new) + size - (len(rows) - len(new))
        if size < _LEAST or changed * _CHANGED > size:
            self._weighed, self._subjects, self.settled = Weighed(subjects), tuple(subjects), None
            self._rows = {one: row for row, one in enumerate(ids)}
            return self._weighed, list(range(len(ids)))
        if not new:
            return self._weighed, [row for row in rows if row is not None]
        for number, place in enumerate(new):
            rows[place] = size + number
        weighed = self._weighed.and_then([subjects[place] for place in new])
        return weighed, [row for row in rows if row is not None]

    def _row(self, one: str, subject: Subject) -> int | None:
        row = self._rows.get(one)
        return row if row is not None and self._subjects[row] is subject else None
