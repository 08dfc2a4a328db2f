"""A line's label from what is true of it and of its neighbours: a linear-chain model.

A conditional random field (Lafferty, McCallum and Pereira, 2001) with six labels, read by the
Viterbi algorithm. ``benchmarks/cleaning/train.py`` learns its weights from generated pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import add, sub
from pathlib import Path

from .facts import WORD, Fact, Told, spell_one

LABELS = "TPHNOC"
"""Title, paragraph, heading, furniture ("noise"), other article, comment."""

Scores = tuple[int, ...]
"""One number a label, in hundredths."""

_KEPT = 3  # labels, the first ones
_LANE = 20  # bits for each label's sum
_ZERO = 1 << _LANE - 1  # added to each lane, so that none is negative
_MASK = (1 << _LANE) - 1
_LANES = tuple(_LANE * place for place in range(len(LABELS)))
_ZEROS = sum(_ZERO << lane for lane in _LANES)
_MOST_REMEMBERED = 60_000  # facts


class _Worth(dict[Fact, int]):
    """What each fact weighs for all labels, side by side in one number; remembered."""

    def __init__(self, traits: Mapping[str, int]) -> None:
        super().__init__()
        self.update(traits)
        self._traits = traits

    def __missing__(self, fact: Fact) -> int:
        weight = self._traits.get
        worth = sum(weight(name, 0) for name in spell_one(fact))
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
            self.update(self._traits)
        self[fact] = worth
        return worth


class _Steps:
    """The best way from what is so far to each label that may follow."""

    def __init__(self, rows: tuple[Scores, ...]) -> None:
        self._rows = rows
        self._columns = tuple(zip(*rows, strict=True))
        # A label that is behind another by so much is on no best way.
        self._hopeless = tuple(max(max(map(sub, other, row)) for other in rows) for row in rows)

    def best(self, reached: list[int]) -> list[int]:
        second, top = sorted(reached)[-2:]
        leader = reached.index(top)
        if second + self._hopeless[leader] < top:
            return [top + step for step in self._rows[leader]]
        return [max(map(add, reached, column)) for column in self._columns]


class Weights:
    """What was learned. ``traits``: name → its weights for all labels, side by side in one number.

    ``first``: by the label of the first line; ``steps[before][after]``: from label to label.
    """

    def __init__(self, traits: Mapping[str, int], first: Scores, steps: tuple[Scores, ...]) -> None:
        self.first = first
        self.worth = _Worth({name: row for name, row in traits.items() if name[:2] != WORD})
        self.words = {name[2:]: row for name, row in traits.items() if name[:2] == WORD}
        self.onward = _Steps(steps)
        self.backward = _Steps(tuple(zip(*steps, strict=True)))


@cache
def weights() -> Weights:
    """The learned weights, read once."""
    file = Path(__file__).parents[1] / "data" / "cleaning" / "weights.txt"
    return parse(file.read_text(encoding="utf-8"))


def parse(text: str) -> Weights:
    """Weights from their file: a name, a tab, and six numbers in hundredths, on each line."""
    table: dict[str, Scores] = {}
    for line in text.splitlines():
        if line and not line.startswith("# "):
            name, _, numbers = line.partition("\t")
            table[name] = tuple(map(int, numbers.split()))
    first = table.pop("^")
    steps = tuple(table.pop(f">{label}") for label in LABELS)
    return Weights({name: _packed(row) for name, row in table.items()}, first, steps)


def _packed(row: Scores) -> int:
    return sum(number << lane for number, lane in zip(row, _LANES, strict=True))


def score(told: Told, learned: Weights) -> Scores:
    """How well each label fits a line, before its neighbours are asked."""
    known = learned.words
    together = sum(map(learned.worth.__getitem__, told.facts), _ZEROS)
    together += sum(map(known.__getitem__, known.keys() & told.stems))
    return tuple([(together >> lane & _MASK) - _ZERO for lane in _LANES])


def label(scored: Sequence[Scores], learned: Weights) -> tuple[str, list[int]]:
    """The best labels for all lines together, and how sure it is that each line is kept.

    One letter of ``LABELS`` each; and by how much, in hundredths, the best labelling that keeps the
    line beats the best that drops it. Each line's label is that of the best labelling through it,
    once from above and once from below.
    """
    if not scored:
        return "", []
    onward, backward = learned.onward.best, learned.backward.best
    reached = [*map(add, scored[0], learned.first)]
    ahead = [reached]
    for own in scored[1:]:
        reached = [*map(add, onward(reached), own)]
        ahead.append(reached)
    behind = [0] * len(LABELS)
    labels: list[str] = []
    margins: list[int] = []
    for own, best in zip(reversed(scored), reversed(ahead), strict=True):
        through = [*map(add, best, behind)]
        kept, dropped = max(through[:_KEPT]), max(through[_KEPT:])
        labels.append(LABELS[through.index(max(kept, dropped))])
        margins.append(kept - dropped)
        behind = backward([*map(add, own, behind)])
    labels.reverse()
    margins.reverse()
    return "".join(labels), margins
