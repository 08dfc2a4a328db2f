"""Lists of names that were written before they were tried: what is found may only grow."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from summarizer import same_name

LISTS = Path(__file__).parent / "names"
OUTSIDER = Path(__file__).resolve().parents[2] / "benchmarks" / "outsider" / "first" / "names.tsv"


def _rows(path: Path) -> list[tuple[list[str], list[str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    parted = [re.split(r"≠|\t!\t", line) for line in lines if line and line[0] != "#"]
    return [(_names(one), _names("".join(others))) for one, *others in parted]


def _names(part: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in re.split(r"[,\t]", part) if name.strip()))


@pytest.mark.parametrize(
    ("path", "precision", "recall"),
    [
        (LISTS / "unseen.txt", 0.99, 0.94),
        (LISTS / "later.txt", 0.968, 0.895),
        (LISTS / "systems.txt", 0.932, 0.871),
        (OUTSIDER, 0.96, 0.923),
    ],
    ids=["unseen", "later", "systems", "outsider"],
)
def test_names_that_were_written_before_they_were_tried(
    path: Path, precision: float, recall: float
) -> None:
    rows = _rows(path)
    right = [bool(same_name(a, b)) for one, _ in rows for a, b in combinations(one, 2)]
    wrong = sum(bool(same_name(a, b)) for one, others in rows for a in one for b in others)
    for (one, _), (other, _) in combinations(rows, 2):
        # Every other spelling stands for all: Latin, Cyrillic, other letters.
        wrong += sum(bool(same_name(a, b)) for a in one[::2] for b in other[::2])
    assert sum(right) / len(right) >= recall
    assert sum(right) / (sum(right) + wrong) >= precision
