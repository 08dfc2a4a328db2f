"""How likely two written names are transliterations of each other, letters against letters.

A joint model of letter groups (Bisani and Ney, 2008) learned by expectation maximisation from
pairs of names: "sch" stands for "ш" so often, "a" for nothing before an Arabic consonant so often.
A score is the cost of the best division into groups, less what the letters would cost by chance:
the lower, the surer. ``letters_*.toml`` hold what was learned, ``benchmarks/names/train.py`` how.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from .name_tables import LetterCosts, letter_costs, letters_alike

LEARNED: Final = frozenset(("cyrillic", "arabic", "hebrew"))  # scripts with a table
_START: Final = "^"
_END: Final = "$"
_FAR: Final = 1e9
_MISSING: Final = 5.0  # what a letter without counterpart costs beside its own cost
_STRANGE: Final = 2.0  # a letter that was never seen


@lru_cache(maxsize=65536)
def plain_letters(word: str, script: str) -> str:
    """The letters that a table may know: other languages' as their nearest, no vowel marks."""
    alike = letters_alike()[script]
    kept = []
    for letter in unicodedata.normalize("NFKC", word.casefold()):
        if letter in alike:
            kept.append(alike[letter])
        elif letter.isalpha() or (letter == "'" and script == "hebrew"):
            kept.append(letter)
    return "".join(kept)


@lru_cache(maxsize=65536)
def _latin_letters(word: str, script: str) -> str:
    known = letter_costs(script).latin
    return "".join(
        letter if letter in known else unicodedata.normalize("NFKD", letter)[0]
        for letter in plain_letters(word, "latin")
    )


def letter_score(latin: str, other: str, script: str) -> float:
    """The score of a Latin word and one in ``script`` (a member of ``LEARNED``).

    Natural logarithms of odds, about −40 … 80; ``limit`` of the table is where they are even.
    """
    left, right = _latin_letters(latin, script), plain_letters(other, script)
    if not left or not right:
        return _FAR
    return align(_START + left + _END, _START + right + _END, letter_costs(script))


def align(left: str, right: str, costs: LetterCosts) -> float:
    """The cost of the cheapest division of both words into matching groups (Viterbi)."""
    width = len(right) + 1
    alone_left = [costs.latin.get(letter, _STRANGE) for letter in left]
    alone_right = [costs.other.get(letter, _STRANGE) for letter in right]
    best = [[_FAR] * width for _ in range(len(left) + 1)]
    best[0][0] = 0.0
    longest_left, longest_right = costs.longest
    for i in range(len(left) + 1):
        rows = _groups(left, i, longest_left, costs.groups)
        single = alone_left[i] if i < len(left) else _FAR
        here = best[i]
        below = best[i + 1] if i < len(left) else None
        for j in range(width):
            so_far = here[j]
            if so_far >= _FAR:
                continue
            if j < len(right):
                extra = so_far + alone_right[j] + _MISSING
                if extra < here[j + 1]:
                    here[j + 1] = extra
            if below is not None:
                if so_far + single + _MISSING < below[j]:
                    below[j] = so_far + single + _MISSING
                if j < len(right) and so_far + single + alone_right[j] < below[j + 1]:
                    below[j + 1] = so_far + single + alone_right[j]
            for length, row in rows:
                target = best[i + length]
                for more in range(min(longest_right, len(right) - j) + 1):
                    cost = row.get(right[j : j + more])
                    if cost is not None and so_far + cost < target[j + more]:
                        target[j + more] = so_far + cost
    return best[-1][-1]


def _groups(
    left: str, start: int, longest: int, groups: Mapping[str, Mapping[str, float]]
) -> list[tuple[int, Mapping[str, float]]]:
    """The learned groups that begin at ``start``, with their lengths."""
    found = []
    for length in range(min(longest, len(left) - start) + 1):
        row = groups.get(left[start : start + length])
        if row is not None:
            found.append((length, row))
    return found
