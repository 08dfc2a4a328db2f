"""Whether two surnames that sound alike are a husband's and his wife's: Lavrov, Lavrova.

By letters, in every script: each family of endings has a man's and a woman's. A Cyrillic "-ова" or
"-ина" may also be the man's genitive; a given name beside it decides, else the list of women.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ..folding import fold_word
from ..scripts import script_of
from ..types import Sex
from .name_tables import couples, given_names, word_list

# Endings of unknown women's names; those of men in the genitive are mostly others.
_HER_NAME: Final = re.compile(
    r"(?:ина|ия|ья|лла|нна|ара|ира|иса|ика|ита|ела|ада|ида|(?:ов|ев|ич|ів)на)$"
)
_PATRONYMIC: Final = re.compile(r"(?:[оеё]вн|[иі]чн|[іїи]вн|[аяе]ўн)(?:а|ы|е|у|ой|ою|ай|и|і)$")


def are_couple(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the one name (its words) is a man's and the other a woman's, as far as is told."""
    one, other = _surname_first(tuple(left)), _surname_first(tuple(right))
    sexes = _sexes(one[0]), _sexes(other[0])
    for family in sexes[0].keys() & sexes[1].keys():
        mine = _settled(sexes[0][family], one)
        theirs = _settled(sexes[1][family], other)
        if {mine, theirs} == {"m", "f"}:
            return True
    return False


def _surname_first(words: tuple[str, ...]) -> tuple[str, ...]:
    first, last, known = fold_word(words[0]), fold_word(words[-1]), given_names()
    if _PATRONYMIC.search(last) or (last in known and first not in known):
        return words
    return (words[-1], *words[:-1])


@lru_cache(maxsize=16384)
def _sexes(surname: str) -> dict[str, Sex]:
    """Whose the ending is, by family; "?" where it may be a man's genitive."""
    letters = "".join(c for c in surname.casefold() if c.isalpha())
    if script_of(surname) in ("arabic", "hebrew"):
        parts = unicodedata.normalize("NFD", letters)
        letters = "".join(c for c in parts if not unicodedata.combining(c))
    return {
        family: sex
        for family, sex, pattern in couples().get(script_of(surname), ())
        if pattern.search(letters)
    }


def _settled(sex: Sex, name: tuple[str, ...]) -> Sex:
    """``sex`` of a name, surname first, where its other words or the list of women tell more."""
    if sex != "?":
        return sex
    if len(name) == 1:
        return "f" if fold_word(name[0]) in word_list("women") else "?"
    if any(_PATRONYMIC.search(fold_word(word)) for word in name[1:]):
        return "f"
    given = fold_word(name[1])
    if script_of(given) == "greek":
        return "f" if given[-1] in "αη" else "?"
    hers = given in given_names() or _HER_NAME.search(given)
    return "f" if hers and given[-1:] in ("а", "я") and not _is_his(given) else "?"


def _is_his(given: str) -> bool:
    """Whether a given name is a known man's in the genitive, and no known name itself."""
    stem = given[:-1]
    known = given_names()
    return given not in known and any(stem + end in known for end in ("", "и", "ь"))
