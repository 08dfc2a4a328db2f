"""Chains of capitalised words: where a name may stand, before anything is known about it.

A chain stays within one sentence. It is *weak* where a capital proves nothing: at the start of a
sentence or quotation, and anywhere in a headline written With Capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .folding import fold_word
from .name_tables import word_list
from .types import Sentence

_KINDS: Final = (
    r"(?<![\w@.])@(?P<handle>\w{2,60})"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ\-‑](?=[^\W\d_])[^\W\d_]+)*)"
    r"|(?P<other>\d[\w.,]*)"
)
_TOKEN: Final = re.compile(_KINDS)
#: The same, with words written small and a space after each, of which few matter, in one step.
_STEP: Final = re.compile(rf"(?P<small>(?:[a-zß-öø-ÿа-џґ]++ )++)|{_KINDS}")
_WRITTEN_SMALL: Final = re.compile(" [a-z]{2,} ")
_POSSESSIVE: Final = re.compile(r"['’ʼ](?:s|S)$")
_OPENING: Final = frozenset('"“„«‘(:–—')
_SPACES: Final = frozenset((" ", "\u00a0", "\u202f"))
_ARTICLES: Final = frozenset(("der", "den", "la", "le", "do", "da"))
_STOPS: Final = frozenset(".!?…")
_PLURAL_POSSESSIVE: Final = frozenset("'’ʼ")


class CapitalWord(NamedTuple):
    """A word of a chain; ``weak`` when its capital proves nothing."""

    text: str
    start: int
    end: int
    weak: bool
    possessive: bool = False
    headline: bool = False  # in a line where every word has a capital
    shouted: bool = False  # in a line that is all capitals


class Chain(NamedTuple):
    """Capitalised words, and small joining ones between them, that may be one name."""

    words: tuple[CapitalWord, ...]
    handle: bool = False
    before: str = ""  # the word in front of the chain, as written, within its sentence


def chains(sentence: Sentence) -> Sequence[Chain]:
    """All chains of one sentence, in order, with offsets into the text that it is from."""
    text = sentence.text
    if text.islower() and "@" not in text:
        return ()
    forming = _Forming(sentence)
    last, previous = 0, ""
    for match in _STEP.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if forming.words and not forming.goes_on(text[last:start]):
            forming.close()
        if kind == "small":
            small = text[start : end - 1].split(" ")
            if forming.words:
                forming.join(small, start)
            last, previous = end - 1, small[-1]
            continue
        written, possessive = _without_possessive(text, start, end)
        if kind == "handle":
            forming.close()
            word = CapitalWord(written, sentence.start + start, sentence.start + end, False)
            forming.found.append(Chain((word._replace(possessive=possessive),), handle=True))
        elif kind != "other" and written[0].isupper():
            weak = not previous or not _OPENING.isdisjoint(text[last:start])
            forming.add(written, start, weak, possessive, previous)
        elif forming.words:
            forming.join([written], start)
        last, previous = end, written
    forming.close()
    return forming.found


class _Forming:
    """The chains of a sentence, and the one that its words are forming just now."""

    def __init__(self, sentence: Sentence) -> None:
        text = sentence.text
        self.found: list[Chain] = []
        self.words: list[CapitalWord] = []
        self._joint: list[CapitalWord] = []  # small words that may join it to a capital
        self._before = ""
        self._offset = sentence.start
        self._shouted = _WRITTEN_SMALL.search(text) is None and _is_shouted(text)
        self._headline = self._shouted or (text[-1:] not in _STOPS and _is_headline(text))

    def close(self) -> None:
        """The chain is at its end."""
        if self.words:
            self.found.append(Chain(tuple(self.words), before=self._before))
            self.words, self._joint = [], []

    def goes_on(self, gap: str) -> bool:
        """May the chain go on after ``gap``, what stands between its last word and the next?"""
        last, joint = self.words[-1], self._joint
        if self._headline or (last.possessive and not joint):
            return False
        if gap in _SPACES:
            return True
        abbreviated = len(last.text) == 1 or fold_word(last.text) in word_list("titles")
        return gap == ". " and abbreviated and not joint

    def join(self, small: Sequence[str], start: int) -> None:
        """Small words come, a space between each two: they join the chain or end it."""
        start += self._offset
        for word in small:
            if self._headline or not _joins(self.words[-1], self._joint, word):
                self.close()
                return
            self._joint.append(CapitalWord(word, start, start + len(word), False))
            start += len(word) + 1

    def add(self, written: str, start: int, weak: bool, possessive: bool, before: str) -> None:
        """A word with a capital comes, ``before`` it another."""
        start += self._offset
        headline = self._headline
        weak = headline or weak
        if not self.words:
            self._before = "" if headline else before
        elif self._joint:
            self.words += self._joint
            self._joint = []
        word = CapitalWord(
            written,
            start,
            start + len(written),
            weak and not self.words,
            possessive,
            headline,
            self._shouted,
        )
        self.words.append(word)


def _without_possessive(text: str, start: int, end: int) -> tuple[str, bool]:
    """A word of ``text`` without an English possessive, and whether it has one."""
    written = text[start:end]
    if written[-1] in "sS":
        if _POSSESSIVE.search(written):
            return written[:-2], True
        if written[-1] == "s":
            return written, text[end : end + 1] in _PLURAL_POSSESSIVE
    return written, False


def _words(text: str) -> list[str]:
    found = (match for match in _TOKEN.finditer(text) if match.lastgroup == "word")
    return [_without_possessive(text, *match.span())[0] for match in found]


def _is_headline(text: str) -> bool:
    long = [word for word in _words(text) if len(word) > 3]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _is_shouted(text: str) -> bool:
    words = [word for word in _words(text) if len(word) > 1]
    return len(words) >= 3 and all(word.isupper() for word in words)


def _joins(last: CapitalWord, joint: list[CapitalWord], small: str) -> bool:
    """May this small word stand inside a name: "Ursula von der Leyen", "Bank of England"?"""
    word = small.casefold()
    if word in ("of", "the"):
        return fold_word(last.text) in word_list("organisations") and len(joint) < 2
    if word in _ARTICLES:
        return len(joint) == 1  # "van der", "de la": an article alone joins two names
    return not joint and word in word_list("particles")
