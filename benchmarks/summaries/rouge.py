"""ROUGE-1, -2 and -L (F1 × 100) by the package rouge-score, Porter-stemmed for English.

Other languages need words in place of the package's a-z and 0-9, and have no stemmer there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

KINDS = ("rouge1", "rouge2", "rougeL")

_WORD = re.compile(r"[^\W_]+")


class _Words:
    def tokenize(self, text: str) -> list[str]:
        return _WORD.findall(text.lower())


@cache
def _scorer(language: str) -> Any:
    from rouge_score import rouge_scorer

    if language == "en":
        return rouge_scorer.RougeScorer(list(KINDS), use_stemmer=True)
    return rouge_scorer.RougeScorer(list(KINDS), tokenizer=_Words())


def rouge(references: Sequence[str], summary: str, language: str) -> tuple[float, ...]:
    """One figure for each of ``KINDS``: the mean over the references."""
    totals = [0.0] * len(KINDS)
    for reference in references:
        found = _scorer(language).score(reference, summary)
        for place, kind in enumerate(KINDS):
            totals[place] += 100 * found[kind].fmeasure
    return tuple(total / len(references) for total in totals)
