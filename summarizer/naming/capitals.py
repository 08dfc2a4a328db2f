"""Chains of capitalised words: where a name may stand, before anything is known about it.

A chain stays within one sentence. It is *weak* where a capital proves nothing: at the start of a
sentence or quotation, and anywhere in a headline written With Capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ..folding import fold_word
from ..types import Sentence
from .name_tables import word_list

_KINDS: Final = (
    r"(?<![\w@.])@(?P<handle>\w{2,60})"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ\-‑](?=[^\W\d_])[^\W\d_]+)*)"
    r"|(?P<other>\d[\w.,]*)"
)
_TOKEN: Final = re.compile(_KINDS)
#: The same, with words written small and a space after each, of which few matter, in one step.
_STEP: Final = re.compile(rf"(?P<small>(?:[a-zß-öø-ÿа-џґ]++ )++)|{_KINDS}")
_SMALL, _HANDLE, _OTHER = (_STEP.groupindex[kind] for kind in ("small", "handle", "other"))
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
    folded: str = ""
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
        kind = match.lastindex
        if kind == _SMALL:
            if forming.words:
                forming.join(text[start : end - 1], start, text[last:start])
            last = end - 1
            previous = text[max(start, text.rfind(" ", start, last) + 1) : last]
            continue
        written, possessive = text[start:end], False
        if written[-1] in "sS":
            written, possessive = _without_possessive(text, start, end)
        if kind == _HANDLE:
            forming.close()
            forming.found.append(Chain((forming.word(written, start, possessive),), handle=True))
        elif kind != _OTHER and written[0].isupper():
            forming.add(written, start, text[last:start], previous, possessive)
        elif forming.words:
            forming.join(written, start, text[last:start])
        last, previous = end, written
    forming.close()
    return forming.found


class _Forming:
    """The chains of a sentence, and the one that its words are forming just now."""

    __slots__ = ("_before", "_headline", "_joint", "_offset", "_shouted", "found", "words")

    def __init__(self, sentence: Sentence) -> None:
        text = sentence.text
        self.found: list[Chain] = []
        self.words: list[CapitalWord] = []
        self._joint: list[CapitalWord] = []  # small words that may join it to a capital
        self._before = ""
        self._offset = sentence.start
        self._shouted = _WRITTEN_SMALL.search(text) is None and _is_shouted(text)
        self._headline = self._shouted or (text[-1:] not in _STOPS and _is_headline(text))

    def word(self, written: str, start: int, possessive: bool, weak: bool = False) -> CapitalWord:
        """A word of the sentence, ``start`` letters from its beginning."""
        place = start + self._offset
        return CapitalWord(
            written, place, place + len(written), weak, fold_word(written), possessive
        )

    def close(self) -> None:
        """The chain is at its end."""
        if self.words:
            self.found.append(Chain(tuple(self.words), False, self._before))
            self.words, self._joint = [], []

    def join(self, small: str, start: int, gap: str) -> None:
        """Words come, one space between each two, that join the chain or, mostly, end it."""
        if self._headline or not self._goes_on(gap):
            self.close()
            return
        for word in small.split(" "):
            if not _joins(self.words[-1], self._joint, word):
                self.close()
                return
            self._joint.append(self.word(word, start, False))
            start += len(word) + 1

    def add(self, written: str, start: int, gap: str, before: str, possessive: bool) -> None:
        """A word with a capital comes after ``gap`` and the word ``before``."""
        if self.words and not self._goes_on(gap):
            self.close()
        headline = self._headline
        if self.words:
            self.words += self._joint
            self._joint = []
            self.words.append(self.word(written, start, possessive))
            return
        self._before = "" if headline else before
        weak = headline or not before or not _OPENING.isdisjoint(gap)
        word = self.word(written, start, possessive, weak)
        self.words.append(word._replace(headline=True, shouted=self._shouted) if headline else word)

    def _goes_on(self, gap: str) -> bool:
        """May the chain go on after ``gap``, what stands between its last word and the next?"""
        last, joint = self.words[-1], self._joint
        if self._headline or (last.possessive and not joint):
            return False
        if gap in _SPACES:
            return True
        abbreviated = len(last.text) == 1 or last.folded in word_list("titles")
        return gap == ". " and abbreviated and not joint


def _without_possessive(text: str, start: int, end: int) -> tuple[str, bool]:
    """A word of ``text`` without an English possessive, and whether it has one."""
    written = text[start:end]
    if _POSSESSIVE.search(written):
        return written[:-2], True
    return written, written[-1] == "s" and text[end : end + 1] in _PLURAL_POSSESSIVE


def _words(text: str) -> list[str]:
    found = (match for match in _TOKEN.finditer(text) if match.lastgroup == "word")
    return [_POSSESSIVE.sub("", match.group()) for match in found]


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
        return last.folded in word_list("organisations") and len(joint) < 2
    if word in _ARTICLES:
        return len(joint) == 1  # "van der", "de la": an article alone joins two names
    return not joint and word in word_list("particles")
