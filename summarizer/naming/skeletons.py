"""The consonants of a word in classes that spellings confuse: what no transliteration changes.

A key in the manner of Soundex, of every reading of the word, without what the distance of names
forgives: vowels, glides, v and f, an h, doubled letters, the mute end of a French name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from ..folding import fold_word
from ..scripts import script_of
from .phonemes import all_sounds

_FINE: Final = 5  # a longer key does not tell t from s: it is rare enough, and misses less
_LONGEST: Final = 12  # consonants that count
_MOST_DOUBTS: Final = 4  # sounds of a word that are taken both ways; later ones are what they seem
_NO_CONSONANT: Final = "-"
_TS: Final = "Q"
# The classes that a sound may belong to; one that may go unheard also has "".
_CLASSES: Final = {
    **{sound: (sound.upper(),) for sound in "lrmn"},
    **dict.fromkeys("bp", ("P",)),
    **dict.fromkeys("td", ("T",)),
    **dict.fromkeys("szSZ", ("S",)),
    **dict.fromkeys("cCD", ("S", "T")),
    "J": ("S", "T", "K"),
    **dict.fromkeys("kgHq", ("K",)),
    "h": ("K", ""),
    "x": ("S",),
    "X": ("K", ""),
    "B": ("P", ""),
    _TS: ("T", "S", "TS"),  # "ts": in some spellings two letters, in others one sound
}


_REPEATED: Final = re.compile(r"(.)\1+")
_MUTE: Final = re.compile(
    r"(?:[aeiouyéè][trsxz]|[aeiouyn][td]s?|[aeiou]rd|[aeiou]rt|[aeu]lt|lds?)$"
)
_ARTICLE: Final = "ال"


class _Counted(dict[int, int | None]):
    """For ``str.translate``: all but the sounds that count are left out."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = found = letter if chr(letter) in _CLASSES else None
        return found


_COUNTED: Final = _Counted()


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """Every skeleton of a word; empty when nothing of it can be read."""
    script, folded = script_of(word), fold_word(word)
    heard = all_sounds(word)
    if script == "latin":
        if folded != word.casefold():
            heard |= all_sounds(folded)  # "Dvořák" is "Dvorak" to whoever has no accents
        if len(folded) > 4 and _MUTE.search(folded):
            heard |= all_sounds(folded[:-1])
    elif script == "arabic" and word.startswith(_ARTICLE) and len(word) > 4:
        heard |= all_sounds(word.removeprefix(_ARTICLE))
    return frozenset().union(*map(_keys, {_consonants(sounds) for sounds in heard}))


def _consonants(sounds: str) -> str:
    """The sounds of one reading that count."""
    return sounds.replace("ts", _TS).translate(_COUNTED)


@lru_cache(maxsize=65536)
def _keys(consonants: str) -> frozenset[str]:
    """Every way to class the consonants of one reading."""
    return frozenset(_ways(consonants))


def _ways(consonants: str) -> Iterator[str]:
    classes: list[tuple[str, ...]] = [_CLASSES[sound] for sound in consonants]
    if len(classes) > _FINE + 2:
        classes = [_coarse(each) for each in classes[:_LONGEST]]
    for taken in product(*_settled(classes)):
        key = "".join(taken)
        if len(key) > _FINE:
            key = re.sub("[ST]+", "T", key)
        yield _REPEATED.sub(r"\1", key) or _NO_CONSONANT


def _coarse(classes: tuple[str, ...]) -> tuple[str, ...]:
    return classes if "" in classes else ("T",) if classes[0] in "ST" else classes[:1]


def _settled(classes: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The classes with no more doubts than there may be, or hostile words had endless keys."""
    doubts = 0
    for each in classes:
        doubts += len(each) > 1
        yield each if doubts <= _MOST_DOUBTS else each[:1]
