"""How far apart two written words are as names, whatever their scripts.

Latin words are compared by sound, across scripts by learned letter groups, and Latin against
Cyrillic by both: the sound knows cases and sexes, the letters know what people really write.
All three give one measure: up to ``ONE_NAME`` two words are one name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ..scripts import script_of
from .name_tables import letter_costs
from .phonemes import LONGEST_TOKEN, all_sounds, forms_of
from .phonetic import sexes_clash, sound_distance
from .skeletons import skeletons
from .transliteration import LEARNED, letter_score, plain_letters

ONE_NAME: Final = 0.12  # the distance up to which two words are one name
_SPAN: Final = 30.0  # units of a letter score that make 1 of distance
_UNHEARD: Final = 0.3  # the distance of sounds that are too far apart to be measured
_TOO_FAR: Final = 3.0  # a word this many times as long is not compared
_PERSIAN: Final = frozenset("کیگچپژ")  # letters that Arabic does not have
_ENGLISH: Final = dict(  # German and Polish groups of letters, the longest first
    pair.split("=")
    for pair in (
        "schtsch=shch chtch=shch szcz=shch tsch=ch dsch=j tch=ch sch=sh "
        "dse=dze ąb=omb ąp=omp ęb=emb ęp=emp ą=on ę=en"
    ).split()
)
#: The sounds of Greek in Latin letters.
_AS_WRITTEN: Final = str.maketrans(
    {"H": "g", "h": "kh", "x": "s", "B": "b", "S": "sh", "C": "ch", "J": "j", "Z": "zh", "c": "ts"}
)
_RESPELLED: Final = re.compile("|".join(_ENGLISH))
_ALIKE: Final = str.maketrans("أإآىة", "ااايه")  # Arabic letters often written for one another


@lru_cache(maxsize=65536)
def word_distance(a: str, b: str) -> float:
    """0 (one spelling) … 1 (nothing alike) between two words without spaces; symmetric."""
    script_a, script_b = script_of(a), script_of(b)
    if script_a == script_b:
        return _same_abjad(a, b) if script_a in ("arabic", "hebrew") else sound_distance(a, b)
    if {script_a, script_b} == {"arabic", "hebrew"}:
        return min(sound_distance(one, two) for one in _bare(a) for two in _bare(b))
    if script_a == "latin" and script_b in LEARNED:
        return _learned(a, b, script_b)
    if script_b == "latin" and script_a in LEARNED:
        return _learned(b, a, script_a)
    for one, other, script in ((a, b, script_b), (b, a, script_a)):
        if script in ("arabic", "hebrew"):
            return _learned(romanised(one), other, script)
    return sound_distance(a, b)


def romanised(word: str) -> str:
    """``word`` in Latin letters, lower case: for scripts that have no table of their own."""
    from anyascii import anyascii

    if script_of(word) == "greek":
        return min(sorted(all_sounds(word)), key=len, default="").translate(_AS_WRITTEN)
    return anyascii(word).lower()


def _same_abjad(a: str, b: str) -> float:
    one, other = (plain_letters(word, script_of(word)).translate(_ALIKE) for word in (a, b))
    return 0.0 if one.removeprefix("ال") == other.removeprefix("ال") else 1.0


def _bare(word: str) -> set[str]:
    """An Arabic or Hebrew word, also without its article and a vav that is written twice."""
    return {
        word,
        word.removeprefix("ال" if script_of(word) == "arabic" else "אל").replace("וו", "ו"),
    }


def _learned(latin: str, other: str, script: str) -> float:
    if max(len(latin), len(other)) > _TOO_FAR * min(len(latin), len(other)):
        return 1.0
    if not skeletons(latin) & skeletons(other):
        return 1.0
    costs = letter_costs(script)
    heard = 0.0
    if costs.sound:
        if sexes_clash(latin, other):
            return 1.0
        heard = costs.sound * min(_UNHEARD, sound_distance(latin, other))
    score = min(
        letter_score(one, two, script)
        for one, sex in _forms(latin, "latin" if costs.sound else "")
        for two, other_sex in _forms(other, script)
        if sex == other_sex or "?" in (sex, other_sex)
    )
    return min(1.0, max(0.0, ONE_NAME + (score + heard - costs.limit) / _SPAN))


def _respelled(word: str) -> str:
    """German and Polish letters as English would have them: "Schtscherbyzkyj" with a "shch"."""
    return _RESPELLED.sub(lambda found: _ENGLISH[found.group()], word)


def _forms(word: str, script: str) -> Iterator[tuple[str, str]]:
    """(letters, sex) of the word as written and with its ending as in the dictionary."""
    word = unicodedata.normalize("NFC", word.casefold())[:LONGEST_TOKEN]
    yield word, "?"
    if script == "arabic" and word.startswith("ال") and len(word) > 4:
        yield word.removeprefix("ال"), "?"
    if script == "arabic" and _PERSIAN.intersection(word) and "و" in word:
        yield word.replace("و", "ف"), "?"  # a Persian v
    if script == "latin":
        plainer = _respelled(word)
        if plainer != word:
            yield plainer, "?"
    for form in forms_of(word, script) if script in ("latin", "cyrillic") else ():
        letters = form.stem + form.written
        if letters != word:
            yield letters, form.sex
