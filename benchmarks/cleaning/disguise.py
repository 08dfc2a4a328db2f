"""English text disguised as another language: other letters, same shape.

A cleaner must not live on the words that it knows. Words keep their length, capitals and
repetitions, so that all that can be counted is as in the original, and no word list knows them, but
for the little words: "he", "however" and "of" become some such word of the language, where one is
known; "you" and "I" only where a text is personal. Chinese, Japanese and Thai lose their spaces,
scripts without capitals their capitals.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from summarizer.cleaning.phrases import phrase_tables
from summarizer.languages import language as find_language

_WORD = re.compile(r"[A-Za-z]+")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"
_ALPHABETS = {
    "cyrillic": ("аеиоуыэюя", "бвгджзклмнпрстфхцчш"),
    "greek": ("αεηιουω", "βγδζθκλμνξπρστφχψ"),
    "arabic": ("اويى", "بتثجحخدذرزسشصضطظعغفقكلمنه"),
    "hebrew": ("אוי", "בגדהזחטכלמנסעפצקרשת"),
    "hindi": ("ाेीोु", "कखगघचछजटडतदनपबमरलवसह"),
    "thai": ("าิีุเแโ", "กขคงจชดตทนบปพมยรลวสห"),
}
_SCRIPTS = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr"), "cyrillic"),
    "el": "greek",
    "ar": "arabic",
    "fa": "arabic",
    "he": "hebrew",
    "hi": "hindi",
    "th": "thai",
    "zh": "han",
    "ja": "kana",
    "ko": "hangul",
}
_HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
_KANA = "のにはをたがでてとしれさいうかなまきくけこすせそちつ町駅学校川山村店水道橋家車朝夜年月人"
_HANGUL = "가나다라마바사아자차카타하고노도로모보소오조코토포호구누두루무부수우주기니디리미비시이지"

Disguise = Callable[[str], str]


@cache
def disguise(language: str, seed: int, *, personal: bool = False) -> Disguise:
    """How to write English text so that it looks like ``language``; the same words every time.

    ``personal``: with its words for "I" and "you".
    """
    if language == "en":
        return lambda text: text
    script = _SCRIPTS.get(language, "latin")
    known: dict[str, str] = {}

    def word(match: re.Match[str]) -> str:
        folded = match.group().lower()
        if folded not in known:
            rng = random.Random(f"{seed} {folded}")
            known[folded] = _little(folded, language, rng, personal) or _invent(folded, script, rng)
        return _cased(known[folded], match.group(), script)

    return lambda text: _punctuated(_WORD.sub(word, text), script)


@cache
def _little_words(language: str) -> tuple[frozenset[str], ...]:
    """Words for the writer, the reader, for who was named, for what was said, and the rest."""
    known, persons = find_language(language), phrase_tables().get(language, {}).get("persons", {})
    sorts = (
        known.writer.union(persons.get("me", ())),
        persons.get("you", ()),
        known.pronouns,
        [word for word in known.openers if "_" not in word],
        known.stop_words,
    )
    found: list[frozenset[str]] = []
    for words in sorts:
        found.append(frozenset(words).difference(*found))
    return tuple(found)


def _little(word: str, language: str, rng: random.Random, personal: bool) -> str | None:
    """A word of the language for one of English's little words; None where none is known."""
    if _SCRIPTS.get(language) in ("han", "kana", "hangul", "thai"):
        return None
    sorts = zip(_little_words("en"), _little_words(language), strict=True)
    for number, (ours, theirs) in enumerate(sorts):
        if word in ours:
            return rng.choice(sorted(theirs)) if theirs and (personal or number > 1) else None
    return None


def _invent(word: str, script: str, rng: random.Random) -> str:
    if script == "han":
        return "".join(rng.choices(_HAN, k=1 + (len(word) > 4)))
    if script == "kana":
        return "".join(rng.choices(_KANA, k=1 + (len(word) > 3) + (len(word) > 7)))
    if script == "hangul":
        return "".join(rng.choices(_HANGUL, k=1 + len(word) // 3))
    vowels, consonants = _ALPHABETS.get(script, (_VOWELS, _CONSONANTS))
    return "".join(rng.choice(vowels if char in "aeiouy" else consonants) for char in word)


def _cased(made: str, like: str, script: str) -> str:
    if script not in ("latin", "cyrillic", "greek"):
        return made
    if like.isupper() and len(like) > 1:
        return made.upper()
    return made.capitalize() if like[0].isupper() else made


def _punctuated(text: str, script: str) -> str:
    if script in ("han", "kana"):
        text = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)
        stops = {". ": "。", ".": "。", ", ": "、" if script == "kana" else ",", "? ": "?"}
        for old, new in stops.items():
            text = re.sub(rf"(?<!\d){re.escape(old)}(?!\d)", new, text)
        return re.sub(r'"([^"\n]*)"', r"「\1」", text)
    if script == "thai":
        text = re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)
        return re.sub(r"(?<!\d)\.(?=\s|$)", "", text)
    if script == "hindi":
        return re.sub(r"(?<!\d)\.(?=\s|$)", "।", text)
    if script == "arabic":
        return text.replace(",", "،").replace("?", "؟")
    return text
