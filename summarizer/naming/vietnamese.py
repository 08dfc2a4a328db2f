"""Vietnamese names by their syllables: a surname of a short list, others, a given name.

Every syllable counts: "Văn" is no Dutch particle, "Đức" is not "Đạt". The surname may stand last;
what stands between may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ..folding import fold_word
from .name_tables import word_list

_SYLLABLE: Final = re.compile(
    "(?:ngh?|[npktcg]h|tr|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_JOINTS: Final = re.compile(r"[-‐‑–]")
_FULL: Final = 3  # syllables of a name that can be nothing else


class VietnameseName(NamedTuple):
    """A name's syllables, folded."""

    surname: str
    between: Sequence[str]
    given: str


@lru_cache(maxsize=16_384)
def vietnamese_name(words: tuple[str, ...]) -> VietnameseName | None:
    """A name of two syllables to five read as Vietnamese; None when it is not one."""
    parts = [fold_word(part) for word in words for part in _JOINTS.split(word)]
    if not 2 <= len(parts) <= 5 or not all(map(_SYLLABLE.fullmatch, parts)):
        return None
    surnames = word_list("vietnamese_surnames")
    if parts[0] not in surnames:
        if parts[-1] not in surnames or len(parts) < _FULL:
            return None
        parts = [parts[-1], *parts[:-1]]
    return VietnameseName(parts[0], parts[1:-1], parts[-1])


def is_vietnamese(words: Sequence[str]) -> bool:
    """Whether a name can be nothing but Vietnamese."""
    found = vietnamese_name(tuple(words))
    return found is not None and len(found.between) + 2 >= _FULL


def same_vietnamese(left: tuple[str, ...], right: tuple[str, ...]) -> bool | None:
    """Whether two names are one by their syllables; None where that does not settle it."""
    if not (is_vietnamese(left) or is_vietnamese(right)):
        return None
    one, other = vietnamese_name(left), vietnamese_name(right)
    if one is None or other is None:
        return None
    if (one.surname, one.given) != (other.surname, other.given):
        return False
    short, long = sorted((one.between, other.between), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def vietnamese_keys(words: tuple[str, ...]) -> Iterator[str]:
    """The key of a name: two that ``same_vietnamese`` has as one share it."""
    found = vietnamese_name(words)
    if found is not None:
        yield f"={found.surname}+{found.given}"
