"""Keys under which spellings of one name meet, so that few need to be compared.

Blocking, as in record linkage (Fellegi and Sunter, 1969), with a key in the manner of Soundex: the
consonants of every reading of the surname, in classes that the distance of sounds confuses, and
without what it forgives: vowels, glides, v and f, an h. Two names that ``same_name`` takes for one
nearly always share a key. Whoever keeps keys must make them anew when this file or a table changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from .folding import fold_word
from .naming.chinese import chinese_keys, chinese_surname
from .naming.given import given_rows
from .naming.known_names import who_is
from .naming.korean import korean_keys
from .naming.name_tables import given_names, row_heads
from .naming.parts import name_parts
from .naming.skeletons import skeletons
from .naming.vietnamese import vietnamese_keys
from .variants import is_unsounded


def name_keys(name: str) -> frozenset[str]:
    """The keys of a name: none without letters or digits, else at least one, five on average.

    They are those of the surname (the last word; the first as well where a given name stands
    last), of all words written as one, and of two unknown words in either order.
    """
    parts = name_parts(name)
    if not parts.words:
        return frozenset()
    first, last, known = parts.words[0], parts.words[-1], given_names()
    keys = {*_word_keys(last), *_known_keys(" ".join(parts.words)), *_known_keys(name)}
    if is_unsounded(first):
        keys.update(key for one in who_is(name) if one.name != name for key in name_keys(one.name))
    keys.update(chinese_keys(parts.words))
    keys.update(korean_keys(parts.words))
    keys.update(vietnamese_keys(parts.words))
    surname = chinese_surname(parts.words)
    if surname:
        keys |= _word_keys(surname)
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
    keys = skeletons(word) or {f"={fold_word(word)}"}
    keys |= {f"={row_heads('given_names')[row]}" for row in given_rows(word)}
    return frozenset(keys | _known_keys(word))


def _known_keys(name: str) -> set[str]:
    return {f"={fold_word(one.name)}" for one in who_is(name)}
