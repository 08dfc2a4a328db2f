"""Chains of capitalised words: where a name may stand, before anything is known about it.

A chain stays within one sentence. It is *weak* where a capital proves nothing: at the start of a
sentence or quotation, and anywhere in a headline written With Capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from .folding import fold_word
from .name_tables import word_list
from .types import Sentence

_TOKEN: Final = re.compile(
    r"(?<![\w@.])@(?P<handle>\w{2,60})"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ\-‑](?=[^\W\d_])[^\W\d_]+)*)"
    r"|(?P<other>\d[\w.,]*)"
)
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


@dataclass(frozen=True, slots=True)
class Chain:
    """Capitalised words, and small joining ones between them, that may be one name."""

    words: tuple[CapitalWord, ...]
    handle: bool = False
    before: str = ""  # the word in front of the chain, as written, within its sentence


def chains(sentence: Sentence) -> Iterator[Chain]:
    """All chains of one sentence, in order, with offsets into the text that it is from."""
    if sentence.text.islower() and "@" not in sentence.text:
        return
    tokens = list(_tokens(sentence))
    shouted = _is_shouted(tokens)
    headline = shouted or (sentence.text[-1:] not in _STOPS and _is_headline(tokens))
    running: list[CapitalWord] = []
    before = ""
    joint: list[CapitalWord] = []
    for position, (token, gap, kind) in enumerate(tokens):
        if running and not _continues(running[-1], gap, joint, headline=headline):
            yield Chain(tuple(running), before=before)
            running, joint = [], []
        if kind == "handle":
            if running:
                yield Chain(tuple(running), before=before)
            running, joint = [], []
            yield Chain((token,), handle=True)
        elif kind in ("word", "dotted") and token.text[0].isupper():
            if not running:
                before = tokens[position - 1][0].text if position and not headline else ""
            weak = headline or position == 0 or bool(_OPENING.intersection(gap))
            running += [
                *joint,
                token._replace(weak=weak and not running, headline=headline, shouted=shouted),
            ]
            joint = []
        elif running and not headline and _joins(running[-1], joint, token):
            joint.append(token)
        elif running:
            yield Chain(tuple(running), before=before)
            running, joint = [], []
    if running:
        yield Chain(tuple(running), before=before)


def _tokens(sentence: Sentence) -> Iterator[tuple[CapitalWord, str, str]]:
    """(word, what stands between it and the one before, kind) for each token."""
    text, offset = sentence.text, sentence.start
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        written = match.group()
        gap, last, possessive = text[last:start], end, False
        if written[-1] in "sS":
            if _POSSESSIVE.search(written):
                end, written, possessive = end - 2, written[:-2], True
            elif written[-1] == "s":
                possessive = text[end : end + 1] in _PLURAL_POSSESSIVE
        word = CapitalWord(written, offset + start, offset + end, False, possessive)
        yield word, gap, match.lastgroup or "other"


def _is_headline(tokens: list[tuple[CapitalWord, str, str]]) -> bool:
    long = [word.text for word, _, kind in tokens if kind == "word" and len(word.text) > 3]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _is_shouted(tokens: list[tuple[CapitalWord, str, str]]) -> bool:
    words = [word.text for word, _, kind in tokens if kind == "word" and len(word.text) > 1]
    return len(words) >= 3 and all(word.isupper() for word in words)


def _continues(last: CapitalWord, gap: str, joint: list[CapitalWord], *, headline: bool) -> bool:
    if headline or (last.possessive and not joint):
        return False
    if gap in _SPACES:
        return True
    abbreviated = len(last.text) == 1 or fold_word(last.text) in word_list("titles")
    return gap == ". " and abbreviated and not joint


def _joins(last: CapitalWord, joint: list[CapitalWord], token: CapitalWord) -> bool:
    """May this small word stand inside a name: "Ursula von der Leyen", "Bank of England"?"""
    word = token.text.casefold()
    if word in ("of", "the"):
        return fold_word(last.text) in word_list("organisations") and len(joint) < 2
    if word in _ARTICLES:
        return len(joint) == 1  # "van der", "de la": an article alone joins two names
    return not joint and word in word_list("particles")
