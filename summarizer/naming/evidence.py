"""Which capitals are names: what the whole text says about each capitalised word.

A capital proves nothing at the start of a sentence or in a headline; the same word written with a
capital elsewhere does, as do a title before it and a place among known names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from ..folding import fold_word
from ..languages import language as language_named
from .capitals import CapitalWord
from .known_names import who_is
from .name_tables import given_names, places, word_list

_WORD: Final = re.compile(r"[^\W\d_]+")
_TELLING: Final = 5  # letters of a known name that is taken for one though its capital is weak


class Candidate(NamedTuple):
    """A chain without its titles; ``titled`` when one stood in front of it."""

    words: tuple[CapitalWord, ...]
    titled: bool = False
    handle: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole text says about capitals: words written small, and surely as names."""

    small: frozenset[str]
    sure: frozenset[str]
    german: bool
    stop_words: frozenset[str]
    pairs: frozenset[tuple[str, str]]  # words that stand together in a name


def evidence_of(body: str, candidates: Sequence[Candidate], code: str) -> Evidence:
    stop_words = _stop_words(code)
    sure: set[str] = set()
    strong: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for words, titled, _, _ in candidates:
        if len(words) > 1:
            pairs.update(pairwise([word.folded for word in words]))
        if titled:
            sure.update([word.folded for word in words])
        else:
            strong.update([word.folded for word in words if not word.weak])
    sure |= strong - stop_words
    sure.update([_root(each) for each in sure])
    return Evidence(_small(body), frozenset(sure), code == "de", stop_words, frozenset(pairs))


@lru_cache(maxsize=32)
def _stop_words(code: str) -> frozenset[str]:
    return frozenset(map(fold_word, language_named(code).stop_words))


def _small(body: str) -> frozenset[str]:
    """The different words that stand in ``body`` in lower case, folded."""
    return frozenset(map(fold_word, filter(str.islower, set(_WORD.findall(body)))))


def trusted(candidate: Candidate, evidence: Evidence) -> Candidate | None:
    """The candidate without words that only look like names; None when nothing is left."""
    if candidate.handle:
        return candidate
    words = list(candidate.words)
    while words and _is_opener(words[0], alone=len(words) == 1, evidence=evidence):
        words.pop(0)
    while words and not words[-1].text[0].isupper():
        words.pop()
    while words and not words[0].text[0].isupper():
        words.pop(0)
    demonyms = word_list("demonyms")
    if candidate.titled is False and all(w.folded in demonyms for w in words):
        return None
    if len(words) == 1 and not _alone_is_a_name(words[0], candidate, evidence):
        return None
    return Candidate(tuple(words), candidate.titled, before=candidate.before) if words else None


def _is_opener(word: CapitalWord, *, alone: bool, evidence: Evidence) -> bool:
    if not word.weak:
        return False
    folded = word.folded
    if folded in given_names() or folded in places() or _is_acronym(word, evidence):
        return False
    if folded in word_list("openers") or folded in evidence.stop_words:
        return True
    if folded in evidence.small and folded not in evidence.sure:
        return True
    if len(folded) >= _TELLING and who_is(word.text):
        return False
    return alone and not word.possessive and _root(folded) not in evidence.sure


def _is_acronym(word: CapitalWord, evidence: Evidence) -> bool:
    folded = word.folded
    if word.shouted:  # in a line of capitals every word looks like one
        return bool(who_is(word.text)) and folded not in evidence.small
    return looks_like_acronym(word.text) and not (
        folded in evidence.small or folded in evidence.stop_words
    )


def _root(folded: str) -> str:
    """Enough of a word to know it again in another case."""
    return folded[:5] if len(folded) > 5 else folded


def looks_like_acronym(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper() and word.isalpha()


def _alone_is_a_name(word: CapitalWord, candidate: Candidate, evidence: Evidence) -> bool:
    folded = word.folded
    if len(folded) < 2 or folded in word_list("demonyms"):
        return False
    if candidate.titled or folded in places() or _is_acronym(word, evidence):
        return True
    if folded in evidence.stop_words or folded in word_list("organisations"):
        return False
    if not evidence.german:
        return True
    # German writes every noun with a capital: a known or a foreign-looking one is taken for a name.
    if folded in given_names() or folded.endswith(tuple(word_list("name_endings_german"))):
        return True
    return bool(who_is(word.text)) and folded not in evidence.small


def together(found: Sequence[Candidate], evidence: Evidence) -> Iterator[Candidate]:
    """Words of a headline that are one name elsewhere in the text, or by a given name, as one."""
    waiting: Candidate | None = None
    for candidate in found:
        if waiting is not None and _one_name(waiting.words[-1], candidate, evidence):
            waiting = Candidate((*waiting.words, *candidate.words), waiting.titled)
            continue
        if waiting is not None:
            yield waiting
        waiting = candidate
    if waiting is not None:
        yield waiting


def _one_name(last: CapitalWord, candidate: Candidate, evidence: Evidence) -> bool:
    first = candidate.words[0]
    if not (last.headline and first.headline) or first.start != last.end + 1 or last.possessive:
        return False
    one, two = last.folded, first.folded
    return (one, two) in evidence.pairs or (one in given_names() and two not in places())
