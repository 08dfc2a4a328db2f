"""Chinese names by their syllables: characters, Pinyin, Wade and Giles, and Palladius.

A Chinese name has a surname of a short list and one or two syllables more, all out of some four
hundred; whoever hears "Чжан Вэйго" as letters takes it for another. Each syllable is read as the
Pinyin that it may stand for: "Chang Wei-kuo" may be Zhang Weiguo or Chang Weikuo.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from ..scripts import script_of
from .name_tables import chinese_syllables, word_list

Syllable = frozenset[str]  # the Pinyin syllables, without tones, that a written one may be

_FRONT: Final = frozenset("jqx")
_BACK: Final = frozenset("gkh")
_AS_RUSSIAN: Final = str.maketrans({"э": "е", "ы": "и", "і": "и", "ґ": "г", "’": "ъ", "'": "ъ"})
_JOINTS: Final = re.compile(r"[-‐‑–]")
_SEVERAL: Final = 12  # readings of one name that are looked at


@lru_cache(maxsize=16_384)
def chinese_names(words: tuple[str, ...]) -> tuple[tuple[Syllable, ...], ...]:
    """Every reading of a name as Chinese, surname first; none when it is not one.

    ``words`` as ``name_parts`` has them: one of characters, or two and three of letters.
    """
    if not words or len(words) > 3:
        return ()
    if script_of(words[0]) == "han":
        return _of_characters("".join(words))
    if len(words) == 1 or any(len(word) > 16 for word in words):
        return ()
    turned = (words[-1], *words[:-1])
    orders = (words,) if len(words) == 3 or script_of(words[0]) != "latin" else (words, turned)
    return tuple(found for order in orders for found in _of_letters(order))[:_SEVERAL]


def chinese_surname(words: tuple[str, ...]) -> str | None:
    """The surname of a full name that is written in the Chinese order, else None."""
    if len(words) < 2 or not chinese_names(words):
        return None
    first = _plain(words[0])
    system = "palladius" if script_of(words[0]) == "cyrillic" else "pinyin"
    return words[0] if _syllables(system).get(first, frozenset()) & _surnames() else None


def chinese_keys(words: tuple[str, ...]) -> Iterator[str]:
    """A key for each Pinyin that a name may be: two that ``same_chinese`` has as one share one."""
    for reading in chinese_names(words):
        for syllables in product(*reading):
            yield "=" + "+".join(syllables)


def same_chinese(left: tuple[str, ...], right: tuple[str, ...]) -> bool | None:
    """Whether two names are one by their syllables; None where either is not Chinese."""
    one, other = chinese_names(left), chinese_names(right)
    if not one or not other:
        return None
    if script_of(left[0]) == script_of(right[0]) == "han":
        return _same_characters("".join(left), "".join(right))
    return any(
        len(a) == len(b) and all(mine & theirs for mine, theirs in zip(a, b, strict=True))
        for a, b in product(one, other)
    )


def _same_characters(one: str, other: str) -> bool:
    """The same syllables, and as many characters that are the same in both as may be expected."""
    if len(one) != len(other) or _of_characters(one) != _of_characters(other):
        return False
    changed = sum(a != b for a, b in zip(one, other, strict=True))
    return changed == 0 or _traditional(one) != _traditional(other)


def _traditional(name: str) -> bool:
    """Does a name hold a character that was simplified? Those are not in the older standard."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _of_characters(name: str) -> tuple[tuple[Syllable, ...], ...]:
    from anyascii import anyascii

    if not 2 <= len(name) <= 4 or any("\u3040" <= letter < "\u3100" for letter in name):
        return ()
    read = [anyascii(letter).lower() for letter in name]
    tables = _syllables("pinyin")
    if any(syllable not in tables for syllable in read) or read[0] not in _surnames():
        return ()
    return (tuple(frozenset((syllable,)) for syllable in read),)


def _of_letters(words: Sequence[str]) -> Iterator[tuple[Syllable, ...]]:
    """Readings of a surname and a given name, in Latin or Cyrillic letters."""
    wade = any("-" in word for word in words[1:])
    parts = [_plain(part) for word in words for part in _JOINTS.split(word)]
    if len(parts) < 2:
        return
    cyrillic = script_of(words[0]) == "cyrillic"
    for system in ("palladius",) if cyrillic else ("pinyin", "wade") if wade else ("pinyin",):
        first = _syllables(system).get(parts[0], frozenset())
        if not first & _surnames():
            continue
        if system == "wade" and len(parts) == 3:
            rest = [tuple(_syllables("wade").get(part, frozenset()) for part in parts[1:])]
        else:
            rest = list(_divided("".join(parts[1:]), _syllables(system)))
        for given in rest:
            if 1 <= len(given) <= 2 and all(given):
                yield (first, *given)


def _plain(word: str) -> str:
    if script_of(word) == "cyrillic":
        return word.casefold().translate(_AS_RUSSIAN)
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if letter.isalpha())


def _divided(word: str, table: Mapping[str, Syllable]) -> Iterator[tuple[Syllable, ...]]:
    """A word of letters as one syllable or two."""
    if word in table:
        yield (table[word],)
    for cut in range(1, len(word)):
        first, second = word[:cut].removesuffix("ъ"), word[cut:]
        softened = first if first in table else first + "ь"  # "Хаожань", but "Синъюнь"
        if second in table and softened in table and (softened == first or word[cut - 1] == "ъ"):
            yield table[softened], table[second]


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return word_list("chinese_surnames")


@lru_cache(maxsize=4)
def _syllables(system: str) -> Mapping[str, Syllable]:
    """Written syllables of "pinyin", "wade" or "palladius" and what they may be in Pinyin."""
    table = chinese_syllables()
    every = [("", alone) for alone in table["alone"].split()]
    finals: Mapping[str, str] = table["finals"]
    every += [(initial, final) for final, after in finals.items() for initial in after.split()]
    found: dict[str, set[str]] = {}
    for initial, final in every:
        for written in _written(initial, final, table.get(system)):
            found.setdefault(written, set()).add(initial + final)
    return {written: frozenset(read) for written, read in found.items()}


def _written(
    initial: str, final: str, system: Mapping[str, Mapping[str, str]] | None
) -> Iterator[str]:
    """How a syllable is written in a system, None for Pinyin itself."""
    whole = initial + final
    if system is None:
        yield whole
    elif whole in system["whole"]:
        yield system["whole"][whole]
    else:
        front = system.get("front", {}) if initial in _FRONT else {}
        ending = front.get(final) or system["finals"].get(final, final)
        yield system["initials"].get(initial, initial) + ending
        if ending == "uo" and initial not in _BACK:
            yield system["initials"].get(initial, initial) + "o"  # "To" and "Tuo" in Wade and Giles
