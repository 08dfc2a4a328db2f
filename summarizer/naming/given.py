"""Given names: which are one name in two languages, and in which case they stand.

By the table of given names first ("Siarhiej" is "Sergey"), then by sound.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..folding import fold_word
from ..scripts import script_of
from .distance import word_distance
from .name_tables import NO_ROWS, given_names
from .phonemes import is_inflected

_SAME_ENDS: Final = frozenset("aа eе iи oо uу аa еe иi оo уu".split())
STRICT: Final = 0.15  # … to the letter
LENIENT: Final = 0.2  # given names vary more, and the surname has matched already
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

#: How a declined surname ends in Latin letters, folded: Polish, Czech, Lithuanian, Latvian.
_LATIN_CASE: Final = re.compile(r"(?:[auy]|[aeioy]m|[oe][wv]i|aus|[aou]i|ei|ego|eho|emu)$")
#: The ending of a given name in any case, folded, where its stem is three letters or more.
_ANY_CASE: Final = re.compile(
    r"(?<=[^\W\d_]{3})(?:(?:ow|ov|i)?i|[ioa]?us?|i?[eoa]m|[iy]m|eho|emu|iui|ui|[ia]s|os|es|ou|aus"
    r"|i?[aeo]|y|ы|и|а|я|у|ю|е|ом|ем|ой|ей|ою|ею|і|о|ь)$"
)
_ENDS: Final = {
    **dict.fromkeys("aая", "a"),
    **dict.fromkeys("oоё", "o"),
    **dict.fromkeys("eiuyj", ""),
    **dict.fromkeys("еиіуюэыї", ""),
    "": "",
}


@lru_cache(maxsize=4096)
def given_rows(token: str) -> frozenset[int]:
    """The given names that a word may be, also in another Slavic case: "Владимира"."""
    known, word = given_names(), fold_word(token)
    rows = known.get(word, NO_ROWS)
    if script_of(word) == "latin" and not rows:
        stem = _stem(token)
        rows = frozenset().union(*(known.get(stem + end, NO_ROWS) for end in ("", "a", "as", "is")))
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
    """Do both surnames stand in one case, as far as their last letters tell?"""
    one, other = fold_word(a), fold_word(b)
    return (
        one == other
        or one[-1:] + other[-1:] in _SAME_ENDS
        or not (_may_be_declined(a) or _may_be_declined(b))
    )


def _may_be_declined(surname: str) -> bool:
    folded = fold_word(surname)
    return (
        is_inflected(surname) or folded[-1:] in _CASE_ENDS or _LATIN_CASE.search(folded) is not None
    )


def same_given(a: str, b: str, *, declined: bool = True, limit: float = LENIENT) -> bool:
    """``declined``: may one of them stand in another case, as the surnames have it?"""
    if 1 in (len(a), len(b)):
        return word_distance(a[0], b[0]) <= LENIENT
    if not declined:
        known = given_names()
        left, right = (known.get(fold_word(one), NO_ROWS) for one in (a, b))
        if left and right:
            return bool(left & right)
        if _end_apart(a, b):
            return False
    agree = given_names_agree(a, b)
    if agree is not None:
        return agree
    if fold_word(a) == fold_word(b) or word_distance(a, b) <= limit:
        return True
    return declined and _stem(a) == _stem(b)


def _end_apart(a: str, b: str) -> bool:
    """Whether one ends as men's names do and the other as women's: Samir, Samira; Nino, Nina."""
    one, other = (_gender(word) for word in (a, b))
    return one != other and "" not in (one, other)


def _gender(word: str) -> str:
    """How a given name ends: "a", "o", "-" for a consonant; "" where that tells nothing."""
    if script_of(word) not in ("latin", "cyrillic"):
        return ""
    last = fold_word(word).rstrip("ьъ'")[-2:].removesuffix("h")[-1:]
    return _ENDS.get(last, "-")


def _stem(word: str) -> str:
    """A given name without the ending of any case."""
    return _ANY_CASE.sub("", fold_word(word))
