"""The list of names that nothing was tuned on: what is found of it may only grow."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from summarizer import same_name

LIST = Path(__file__).parent / "names" / "unseen.txt"
PRECISION, RECALL = 0.99, 0.93


def _rows() -> list[tuple[list[str], list[str]]]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    parted = [line.partition("≠") for line in lines if line and not line.startswith("#")]
    return [(_names(one), _names(others)) for one, _, others in parted]


def _names(part: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in part.split(",") if name.strip()))


def test_names_that_were_never_tuned_on() -> None:
    rows = _rows()
    right = [bool(same_name(a, b)) for one, _ in rows for a, b in combinations(one, 2)]
    wrong = sum(bool(same_name(a, b)) for one, others in rows for a in one for b in others)
    for (one, _), (other, _) in combinations(rows, 2):
        # The first, a middle and the last spelling stand for all: Latin, Cyrillic, other letters.
        wrong += sum(bool(same_name(a, b)) for a in one[::2] for b in other[::2])
    assert sum(right) / len(right) >= RECALL
    assert sum(right) / (sum(right) + wrong) >= PRECISION
