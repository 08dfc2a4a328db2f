"""A line's label from what is true of it and of its neighbours: a linear-chain model.

A conditional random field (Lafferty, McCallum and Pereira, 2001) with six labels, read by the
Viterbi algorithm. ``benchmarks/cleaning/train.py`` learns its weights from generated pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path

LABELS = "TPHNOC"
"""Title, paragraph, heading, furniture ("noise"), other article, comment."""

Scores = tuple[int, ...]
"""One number a label, in hundredths."""

_KEPT = 3  # labels, the first ones
_LANE = 20  # bits for each label's sum
_BIAS = 1 << 12  # added to each weight, so that none is negative
_MASK = (1 << _LANE) - 1
_LANES = tuple(_LANE * place for place in range(len(LABELS)))


@dataclass(frozen=True, slots=True)
class Weights:
    """``traits``: name → its weights for all labels, side by side in one number.

    ``first``: by the label of the first line; ``steps[before][after]``: from label to label.
    """

    traits: dict[str, int]
    first: Scores
    steps: tuple[Scores, ...]


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
    return sum(number + _BIAS << lane for number, lane in zip(row, _LANES, strict=True))


def score(names: Sequence[str], learned: Weights) -> Scores:
    """How well each label fits a line, before its neighbours are asked."""
    known = [*filter(None, map(learned.traits.get, names))]
    together, bias = sum(known), len(known) * _BIAS
    return tuple([(together >> lane & _MASK) - bias for lane in _LANES])


def label(scored: Sequence[Scores], learned: Weights) -> tuple[str, list[int]]:
    """The best labels for all lines together, and how sure it is that each line is kept.

    One letter of ``LABELS`` each; and by how much, in hundredths, the best labelling that keeps the
    line beats the best that drops it.
    """
    if not scored:
        return "", []
    columns = tuple(zip(*learned.steps, strict=True))
    ahead = [[own + start for own, start in zip(scored[0], learned.first, strict=True)]]
    back: list[list[int]] = []
    for own in scored[1:]:
        came: list[int] = []
        reached: list[int] = []
        best = ahead[-1]
        for to, column in enumerate(columns):
            sums = [*map(add, best, column)]
            top = max(sums)
            came.append(sums.index(top))
            reached.append(top + own[to])
        back.append(came)
        ahead.append(reached)
    at = ahead[-1].index(max(ahead[-1]))
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return "".join(LABELS[index] for index in reversed(path)), _margins(scored, ahead, learned)


def _margins(
    scored: Sequence[Scores], ahead: Sequence[Sequence[int]], learned: Weights
) -> list[int]:
    behind = [0] * len(LABELS)
    margins: list[int] = []
    for own, best in zip(reversed(scored), reversed(ahead), strict=True):
        through = [*map(add, best, behind)]
        margins.append(max(through[:_KEPT]) - max(through[_KEPT:]))
        below = [*map(add, own, behind)]
        behind = [max(map(add, row, below)) for row in learned.steps]
    margins.reverse()
    return margins
