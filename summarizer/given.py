"""Given names: which are one name in two languages, and in which case they stand.

By the table of given names first ("Siarhiej" is "Sergey"), then by sound.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .distance import word_distance
from .folding import fold_word
from .name_tables import NO_ROWS, given_names
from .phonemes import is_inflected
from .scripts import script_of

_GIVEN: Final = 0.2  # given names vary more, and the surname has matched already
_CASE_ENDS: Final = frozenset("ауюяеыим")  # how a declined surname ends in Cyrillic
# Endings of Cyrillic given names (folded: й is и), and what they may stand for.
_GIVEN_CASES: Final = (
    ("а", ("",)),
    ("у", ("", "а")),
    ("ом", ("",)),
    ("ам", ("",)),
    ("е", ("", "а", "и")),
    ("ы", ("а",)),
    ("ои", ("а",)),
    ("аи", ("а",)),
    ("я", ("и", "ь")),
    ("ю", ("и", "я", "ь")),
    ("ем", ("и", "ь")),
    ("и", ("я", "а")),
    ("еи", ("я",)),
)


@lru_cache(maxsize=4096)
def given_rows(token: str) -> frozenset[int]:
    """The given names that a word may be, also in another Slavic case: "Владимира"."""
    known, word = given_names(), fold_word(token)
    rows = known.get(word, NO_ROWS)
    if script_of(word) != "cyrillic":
        return rows
    for ending, nominatives in _GIVEN_CASES:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            for nominative in nominatives:
                rows |= known.get(stem + nominative, NO_ROWS)
    return rows


def given_names_agree(a: str, b: str) -> bool | None:
    """Whether two known given names are one; None when either is not known."""
    left, right = given_rows(a), given_rows(b)
    return bool(left & right) if left and right else None


def same_case(a: str, b: str) -> bool:
    """Do both surnames stand in the dictionary's form, as far as their last letters tell?"""
    return not any(is_inflected(one) or fold_word(one)[-1:] in _CASE_ENDS for one in (a, b))


def same_given(a: str, b: str, *, declined: bool = True) -> bool:
    """``declined``: may one of them stand in another case, as the surnames have it?"""
    if 1 in (len(a), len(b)):
        return word_distance(a[0], b[0]) <= _GIVEN
    known = given_names()
    left, right = (known.get(fold_word(one), NO_ROWS) for one in (a, b))
    if not declined and left and right:
        return bool(left & right)
    agree = given_names_agree(a, b)
    if agree is not None:
        return agree
    return fold_word(a) == fold_word(b) or word_distance(a, b) <= _GIVEN
