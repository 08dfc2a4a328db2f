"""Keys under which spellings of one name meet, so that few need to be compared.

Blocking, as in record linkage (Fellegi and Sunter, 1969), with a key in the manner of Soundex: the
consonants of every reading of the surname, in classes that the distance of sounds confuses, and
without what it forgives: vowels, glides, v and f, an h. Two names that ``same_name`` takes for one
nearly always share a key. Whoever keeps keys must make them anew when this file or a table changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from .folding import fold_word
from .name_tables import NO_ROWS, given_names, places, row_heads
from .phonemes import all_sounds
from .scripts import script_of
from .variants import given_rows, name_parts

_FINE: Final = 5  # a longer key does not tell t from s: it is rare enough, and misses less
_LONGEST: Final = 12  # consonants that count
_MOST_DOUBTS: Final = 4  # sounds of a word that are taken both ways; later ones are what they seem
_NO_CONSONANT: Final = "-"
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
    "ts": ("T", "S", "TS"),  # in some spellings two letters, in others one sound
}
_SOUND: Final = re.compile("ts|[" + "".join(key for key in _CLASSES if len(key) == 1) + "]")


def name_keys(name: str) -> frozenset[str]:
    """The keys of a name: none without letters or digits, else at least one, five on average.

    They are those of the surname (the last word; the first as well where a given name stands
    last), of all words written as one, and of two unknown words in either order.
    """
    parts = name_parts(name)
    if not parts.words:
        return frozenset()
    first, last, known = parts.words[0], parts.words[-1], given_names()
    keys = {*_word_keys(last), *_place_keys(" ".join(parts.words))}
    if parts.joined != last:
        keys |= _word_keys(parts.joined)
    if len(parts.words) > 1:
        turned = fold_word(last) in known
        unknown = fold_word(first) not in known
        if turned or (unknown and fold_word(parts.words[1]) in known):
            keys |= _word_keys(first)
        elif unknown and len(parts.words) == 2:
            keys.update(_either_way_round(first, last))
    return frozenset(keys)


def _either_way_round(first: str, last: str) -> Iterator[str]:
    """Keys of two words in no order: the European Union is l’Union européenne."""
    for one, other in product(_heads(first), _heads(last)):
        yield "+".join(sorted((one, other)))


def _heads(word: str) -> frozenset[str]:
    return frozenset(key.replace("S", "T")[:2] for key in _word_keys(word) if key[0] != "=")


@lru_cache(maxsize=65536)
def _word_keys(word: str) -> frozenset[str]:
    heard = all_sounds(word)
    folded = fold_word(word)
    if script_of(word) == "latin" and folded != word.casefold():
        heard |= all_sounds(folded)  # "Dvořák" is "Dvorak" to whoever has no accents
    keys = {key for sounds in heard for key in _consonants(sounds)} or {f"={folded}"}
    keys |= {f"={row_heads('given_names')[row]}" for row in given_rows(word)}
    return frozenset(keys | _place_keys(word))


def _place_keys(name: str) -> set[str]:
    return {f"={row_heads('places')[row]}" for row in places().get(fold_word(name), NO_ROWS)}


def _consonants(sounds: str) -> Iterator[str]:
    """Every way to class the consonants of one reading."""
    classes: list[tuple[str, ...]] = [_CLASSES[sound] for sound in _SOUND.findall(sounds)]
    if len(classes) > _FINE + 2:
        classes = [_coarse(each) for each in classes[:_LONGEST]]
    for taken in product(*_settled(classes)):
        key = "".join(taken)
        if len(key) > _FINE:
            key = re.sub("[ST]+", "T", key)
        yield key or _NO_CONSONANT


def _coarse(classes: tuple[str, ...]) -> tuple[str, ...]:
    return classes if "" in classes else ("T",) if classes[0] in "ST" else classes[:1]


def _settled(classes: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The classes with no more doubts than there may be, or hostile words had endless keys."""
    doubts = 0
    for each in classes:
        doubts += len(each) > 1
        yield each if doubts <= _MOST_DOUBTS else each[:1]
