"""Are two spellings one name? Across Latin and Cyrillic, languages, cases and given names.

The steps, each able to settle the matter: curated tables (places with several names, given names,
pairs that only sound alike), then the distance of what the spellings sound like, with the ending
telling husband from wife, then the given names, which must not clash.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .folding import fold_word
from .naming.chinese import chinese_surname, same_chinese
from .naming.distance import ONE_NAME, word_distance
from .naming.given import LENIENT, STRICT, given_names_agree, same_case, same_given
from .naming.known_names import KnownName, who_is
from .naming.korean import same_korean
from .naming.name_tables import given_names, never_same, word_list
from .naming.parts import LONGEST_NAME, NameParts, name_parts
from .naming.sexes import are_couple
from .naming.skeletons import skeletons
from .naming.vietnamese import same_vietnamese
from .scripts import script_of
from .types import NameMatch

_ACRONYM: Final = 0.01
_SYLLABIC: Final = (
    ("Chinese", same_chinese),
    ("Korean", same_korean),
    ("Vietnamese", same_vietnamese),
)


def same_name(a: str, b: str) -> NameMatch:
    """Decide whether ``a`` and ``b`` are spellings of one name.

    A surname alone matches a full name that ends in it; different given names clash. Names are
    compared by sound, so this holds across English, Polish, Łacinka, German, French and Cyrillic
    spellings and Slavic case endings. Symmetric, deterministic, never raises. ``distance`` is 0
    for one spelling, at most 0.12 for one name and 1 when nothing is alike.
    """
    return _decide(a, b) if a <= b else _decide(b, a)


@lru_cache(maxsize=65536)
def _decide(a: str, b: str) -> NameMatch:
    left, right = name_parts(a), name_parts(b)
    if not left.words or not right.words:
        return NameMatch(False, 1.0, "no letters to compare")
    if fold_word(left.joined) == fold_word(right.joined):
        return NameMatch(True, 0.0, "the same letters")
    who, others = _known(a, left), _known(b, right)
    match = _compared(left, right)
    if not match and bool(who) != bool(others):
        match = _by_display(left, who, right) or _by_display(right, others, left) or match
    if not match and who & others:
        return NameMatch(True, 0.0, "known spellings of one name")
    if match and not who & others and are_couple(left.words, right.words):
        return NameMatch(False, match.distance, "a husband's and a wife's name")
    if match and match.distance and _are_others(who, others):
        return NameMatch(False, match.distance, "they sound alike but are known to be two names")
    return match


def _by_display(left: NameParts, who: frozenset[KnownName], right: NameParts) -> NameMatch | None:
    """A known name in a script that does not tell its sounds, as it is written in Latin letters."""
    if not is_unsounded(left.words[0]):
        return None
    matches = (_compared(name_parts(one.name), right) for one in sorted(who, key=str))
    return next((match for match in matches if match), None)


def is_unsounded(word: str) -> bool:
    """Chinese, Japanese and Korean: foreign names are not to be heard from their spelling."""
    return any("\u1100" <= letter < "\u1200" or letter >= "\u2e80" for letter in word[:1])


def _known(name: str, parts: NameParts) -> frozenset[KnownName]:
    return who_is(" ".join(parts.words)) | who_is(name[:LONGEST_NAME])


def _compared(left: NameParts, right: NameParts) -> NameMatch:
    for people, same in _SYLLABIC:
        verdict = same(left.words, right.words)
        if verdict is not None:
            return NameMatch(
                verdict, float(not verdict), f"syllable by syllable, as {people} names"
            )
    if len(left.words) == len(right.words) == 1:
        return _single(left.words[0], right.words[0])
    if 1 in (len(left.words), len(right.words)):
        return _surname(left, right)
    return _full(left, right)


def _are_others(who: frozenset[KnownName], others: frozenset[KnownName]) -> bool:
    """Whether both are known, as the same kind of thing, and not as the same one."""
    if not who or not others or who & others:
        return False
    return {one.kind for one in who} == {one.kind for one in others}


def _known_as_one(a: str, b: str) -> bool:
    """Whether the table of known names has both as spellings of one."""
    return bool(who_is(a) & who_is(b))


def _single(a: str, b: str) -> NameMatch:
    if fold_word(a) == fold_word(b):
        return NameMatch(True, 0.0, "the same letters")
    if _known_as_one(a, b):
        return NameMatch(True, 0.0, "known spellings of one name")
    given = given_names_agree(a, b)
    if given is not None:
        if given:
            return NameMatch(True, 0.0, "one given name in two languages")
        return NameMatch(False, 1.0, "different given names")
    distance = word_distance(a, b)
    # An acronym has no spelling variants, only other alphabets: NATO is НАТО, and not "NOT".
    limit = _ACRONYM if _is_acronym(a) or _is_acronym(b) else ONE_NAME
    if distance > limit:
        return NameMatch(False, distance, "they sound different")
    if _told_apart(a, b):
        return NameMatch(False, distance, "they sound alike but are known to be two names")
    return NameMatch(True, distance, "they sound alike")


def _is_acronym(word: str) -> bool:
    return len(word) <= 5 and word.isupper()


def _told_apart(a: str, b: str) -> bool:
    return any(
        side_a is not None and side_b is not None and side_a != side_b
        for side_a, side_b in zip(_sides(a), _sides(b), strict=True)
    )


@lru_cache(maxsize=4096)
def _sides(token: str) -> tuple[int | None, ...]:
    """For every pair of ``never_same``: the side that the token goes with, or None."""
    return tuple(_side(token, left, right) for left, right in never_same())


def _side(token: str, left: tuple[str, ...], right: tuple[str, ...]) -> int | None:
    script = script_of(token)
    near_left, near_right = (
        min((_spelled_apart(token, each) for each in side if script_of(each) == script), default=1)
        for side in (left, right)
    )
    if near_left == near_right or min(near_left, near_right) > ONE_NAME:
        return None
    return 0 if near_left < near_right else 1


def _spelled_apart(a: str, b: str) -> float:
    return -1.0 if fold_word(a) == fold_word(b) else _near_distance(a, b)


def _near_distance(a: str, b: str) -> float:
    """``word_distance``, 1 without measuring for words that share no skeleton."""
    return 1.0 if skeletons(a).isdisjoint(skeletons(b)) else word_distance(a, b)


def _surname(left: NameParts, right: NameParts) -> NameMatch:
    """One word against several: the surname of the full name, or all of it as a handle."""
    one, full = (left, right) if len(left.words) == 1 else (right, left)
    word = one.words[0]
    joined = _near_distance(one.joined, full.joined)
    if joined <= ONE_NAME:
        return NameMatch(True, joined, "the same name written as one word")
    first, last = full.words[0], full.words[-1]
    if fold_word(last) in word_list("common_endings") or fold_word(first) in word_list(
        "first_words"
    ):
        return NameMatch(False, 1.0, f"“{last}” alone is not the name")
    known = given_names()
    if fold_word(last) in known and fold_word(first) not in known:
        last = first  # the surname stands first, as in a register
    last = chinese_surname(full.words) or last
    match = _single(word, last)
    if match:
        return NameMatch(True, match.distance, f"“{last}” is the surname")
    return NameMatch(False, match.distance, f"not the surname “{last}”: {match.because}")


def _full(one: NameParts, other: NameParts) -> NameMatch:
    """Several words on either side: surnames must match, given names must not clash."""
    left, right = one.words, other.words
    straight = _aligned(left, right)
    if straight:
        return straight
    if len(left) != len(right):
        if _behind_letters(left) == _behind_letters(right):
            return NameMatch(True, 0.0, "the same name behind an abbreviation")
        joined = word_distance("".join(left), "".join(right))
        if joined <= ONE_NAME / 2:
            return NameMatch(True, joined, "the same name, divided differently")
    if one.of_father or other.of_father:
        return straight  # Shaul, son of Yitzhak, is not Yitzhak, son of Shaul
    turned = _aligned(left, (*right[1:], right[0]))
    return turned or straight


def _behind_letters(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, folded, without an abbreviation before two or more: "U.N. Security Council"."""
    first = next((place for place, word in enumerate(words) if not word.isupper()), 0)
    return tuple(map(fold_word, words[first if len(words) - first > 1 else 0 :]))


def _aligned(left: tuple[str, ...], right: tuple[str, ...]) -> NameMatch:
    surname = _single(left[-1], right[-1])
    if not surname:
        return NameMatch(False, surname.distance, f"other surname: {surname.because}")
    short, long = sorted((left[:-1], right[:-1]), key=len)
    # Middle names and patronymics may be left out, the first name may not differ.
    # "Олександра" is another's name, unless the surname shows that it is in the genitive.
    limit = STRICT if fold_word(left[-1]) == fold_word(right[-1]) else LENIENT
    declined = not same_case(left[-1], right[-1])
    if not same_given(short[0], long[0], declined=declined, limit=limit):
        return NameMatch(False, 1.0, f"other first name: {left[0]}, {right[0]}")
    rest = iter(long[1:])
    if not all(any(same_given(word, other) for other in rest) for word in short[1:]):
        return NameMatch(False, 1.0, "other middle names")
    return NameMatch(True, surname.distance, f"surname and first name agree ({surname.because})")
