"""Belarusian in Latin letters: Łacinka, by the rules of the classical spelling."""

from __future__ import annotations

#: How Belarusian is written in Latin letters: a soft vowel after a consonant is written with "i".
_LACINKA = dict(
    zip(
        "абвгґдзйклмнопрстуўфхцчшыэі",
        "a b v h g d z j k l m n o p r s t u ŭ f ch c č š y e i".split(),
        strict=True,
    )
) | {"ж": "ž", "'": "", "’": "", "ʼ": ""}
_SOFT = {"е": "e", "ё": "o", "ю": "u", "я": "a"}
_SOFT_SIGN = {"s": "ś", "z": "ź", "c": "ć", "n": "ń", "ł": "l"}
_VOWELS = frozenset("аеёіоуўыэюяь'’ʼ")


def latin(word: str) -> str:
    """A Belarusian word in Latin letters, by the rules of the classical spelling."""
    made = ""
    for before, letter in zip(" " + word, word, strict=False):
        if letter in _SOFT:
            joint = "" if before == "л" else "i"
            made += ("j" if before in _VOWELS or before == " " else joint) + _SOFT[letter]
        elif letter == "ь":
            made = made[:-1] + _SOFT_SIGN.get(made[-1:], made[-1:])
        elif letter == "л":
            made += "ł"
        else:
            made += _LACINKA.get(letter, letter)
        if (letter in "еёюяьі") and made[:-1].endswith("ł"):
            made = made.replace("ł" + made[-1], "l" + made[-1])
    return made
