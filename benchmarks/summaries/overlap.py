"""ROUGE-1 and -2 of sets of one article's sentences, fast: for the oracle and for training."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

_ENGLISH = re.compile(r"[a-z0-9]+")
_WORD = re.compile(r"[^\W_]+")


@cache
def _stem(word: str) -> str:
    from nltk.stem.porter import PorterStemmer

    return str(PorterStemmer().stem(word)) if len(word) > 3 else word


def tokens(text: str, language: str) -> list[str]:
    """Words as rouge-score compares them."""
    if language == "en":
        return [_stem(word) for word in _ENGLISH.findall(text.lower())]
    return _WORD.findall(text.lower())


class Overlap:
    """Compares sets of ``sentences`` with one ``reference``."""

    def __init__(self, sentences: Sequence[str], reference: str, language: str) -> None:
        self._tokens = [tokens(sentence, language) for sentence in sentences]
        words = tokens(reference, language)
        self._words = Counter(words)
        self._pairs = Counter(pairwise(words))

    def rouge(self, indices: Sequence[int]) -> tuple[float, float]:
        """(ROUGE-1, ROUGE-2) × 100 of the sentences at ``indices``, ascending."""
        words = [word for index in indices for word in self._tokens[index]]
        one = _f1(Counter(words), self._words)
        return one, _f1(Counter(pairwise(words)), self._pairs)


def _f1(
    found: Counter[str] | Counter[tuple[str, str]], wanted: Counter[str] | Counter[tuple[str, str]]
) -> float:
    both = sum(min(count, wanted[key]) for key, count in found.items())  # type: ignore[index]
    total = found.total() + wanted.total()
    return 200 * both / total if total else 0.0
