"""B-cubed precision, recall and F1 (Bagga and Baldwin, 1998): the mean over documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class BCubed(NamedTuple):
    precision: float
    recall: float
    f1: float


def bcubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> BCubed:
    """How well ``found`` agrees with ``gold``: the group of each document, in one order."""
    in_found, in_gold = Counter(found), Counter(gold)
    both = Counter(zip(found, gold, strict=True))
    precision = sum(n * n / in_found[a] for (a, _), n in both.items()) / len(found)
    recall = sum(n * n / in_gold[b] for (_, b), n in both.items()) / len(found)
    return BCubed(precision, recall, 2 * precision * recall / (precision + recall))
