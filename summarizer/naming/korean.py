"""Korean names by their syllables: Hangul, Latin letters, and Kontsevich's Russian system.

A name has a surname of a short list and two syllables more. What is written is read as the Hangul
that it may stand for: "Jung" may be 정 or 중. Two names are one if every syllable may be the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from ..scripts import script_of
from .name_tables import korean_syllables

Syllable = frozenset[str]  # the Hangul syllables, their ends simplified, that one may be

_JOINTS: Final = re.compile(r"[-‐‑– ]")
_AS_RUSSIAN: Final = str.maketrans({"э": "е", "ё": "е", "ы": "и", "і": "и", "ґ": "г", "є": "е"})
_FIRST: Final = 0xAC00
_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
#: What is heard of each written end, in the order of Unicode: seven sounds, or none.
_HEARD: Final = "-ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ"
_SEVERAL: Final = 8  # readings of one name that are looked at


def is_hangul(word: str) -> bool:
    """Whether a word is written in Korean letters."""
    return bool(word) and all("가" <= letter <= "힣" for letter in word)


@lru_cache(maxsize=16_384)
def korean_names(words: tuple[str, ...]) -> tuple[tuple[Syllable, ...], ...]:
    """Every reading of a name as Korean, surname first; none when it is not one.

    ``words`` as ``name_parts`` has them: one of Hangul, or two and three of letters.
    """
    whole = "".join(words)
    if is_hangul(whole):
        heard = tuple(frozenset((_heard(letter),)) for letter in whole)
        return (heard,) if len(whole) == 3 and _heard(whole[0]) in _surnames() else ()
    if not 2 <= len(words) <= 3 or script_of(words[0]) not in ("latin", "cyrillic"):
        return ()
    turned = (words[-1], *words[:-1])
    orders = (words, turned) if script_of(words[0]) == "latin" else (words,)
    return tuple(found for order in orders for found in _of_letters(order))[:_SEVERAL]


def same_korean(left: tuple[str, ...], right: tuple[str, ...]) -> bool | None:
    """Whether two names are one by their syllables; None where that does not settle it.

    It does where one of them is in Hangul, or divided as Korean names are.
    """
    if not (_divided(left) or _divided(right)):
        return None
    one, other = korean_names(left), korean_names(right)
    if not one or not other:
        return None
    return any(
        all(mine & theirs for mine, theirs in zip(a, b, strict=True))
        for a, b in product(one, other)
    )


def korean_keys(words: tuple[str, ...]) -> Iterator[str]:
    """Keys of a name: two that ``same_korean`` has as one share one."""
    for surname, *_ in korean_names(words):
        for each in surname:
            yield f"={each}+"


def _divided(words: Sequence[str]) -> bool:
    """Three words, or two of which one has a joint: "Kim Min Ji", "Min-ji Kim"; or not in Latin."""
    return len(words) == 3 or any("-" in word for word in words) or script_of(words[0]) != "latin"


def _heard(syllable: str) -> str:
    """A Hangul syllable with its end as it is heard."""
    number = ord(syllable) - _FIRST
    initial, rest = divmod(number, 588)
    vowel, final = divmod(rest, 28)
    return _INITIALS[initial] + _VOWELS[vowel] + _HEARD[final]


def _of_letters(words: Sequence[str]) -> Iterator[tuple[Syllable, ...]]:
    """Readings of a surname and two syllables, in Latin or Cyrillic letters."""
    script = script_of(words[0])
    first, *rest = (_plain(part, script) for word in words for part in _JOINTS.split(word))
    surname = _surname(first)
    if not surname:
        return
    if len(rest) == 2:
        given = tuple(_syllable(part, script) for part in rest)
        if all(given):
            yield (surname, *given)
    elif len(rest) == 1:
        for cut in range(1, len(rest[0])):
            one = _syllable(rest[0][:cut], script)
            other = _syllable(rest[0][cut:], script) if one else None
            if one and other:
                yield surname, one, other


def _plain(word: str, script: str) -> str:
    if script == "cyrillic":
        return word.casefold().translate(_AS_RUSSIAN)
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if letter.isalpha())


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(_heard(surname) for surname in korean_syllables()["surnames"])


@lru_cache(maxsize=1024)
def _surname(written: str) -> Syllable:
    rows: Mapping[str, str] = korean_syllables()["surnames"]
    return frozenset(_heard(hangul) for hangul, known in rows.items() if written in known.split())


@lru_cache(maxsize=4096)
def _syllable(written: str, script: str) -> Syllable:
    """The Hangul syllables that a written one may be."""
    table = korean_syllables()[script]
    usual = table["whole"].get(written)
    if usual is not None:
        return frozenset(_heard(hangul) for hangul in usual.split())
    found: set[str] = set()
    for initial, rest in _beginnings(written, table["initials"]):
        for vowel, end in _beginnings(rest, table["vowels"]):
            for final, nothing in _beginnings(end, table["finals"]):
                if not nothing:
                    found.add(initial + vowel + final)
    return frozenset(found)


def _beginnings(written: str, table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(part, what is left of ``written``) for each part that it may begin with."""
    for part, letters in table.items():
        for each in letters.split():
            if each == "-":
                yield part, written
            elif written.startswith(each):
                yield part, written[len(each) :]
