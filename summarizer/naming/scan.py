"""Known names in texts whose script has no capitals: Arabic, Hebrew, Georgian, Hindi, CJK.

Names are indexed by their first word, or by their first two letters where words are not divided,
and the longest that fits is taken: one look-up a word or letter, so the time is linear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..folding import fold_word
from .known_names import KnownName, entities, known_names

#: Scripts without capitals, as ranges of letters; in the last one words are not divided.
_DIVIDED: Final = (
    ("\u0590", "\u0600"),  # Hebrew
    ("\u0600", "\u0700"),  # Arabic
    ("\u0900", "\u0980"),  # Devanagari
    ("\u10a0", "\u1100"),  # Georgian
)
_UNDIVIDED: Final = (("\u1100", "\u1200"), ("\u3040", "\ua000"), ("\uac00", "\ud7b0"))
_WORD: Final = re.compile(
    "[" + "".join(f"{a}-{b}" for a, b in _DIVIDED) + "]+(?:['’׳״\"][\u0590-\u06ff]+)*"
)
_RUN: Final = re.compile("[" + "".join(f"{a}-{b}" for a, b in _UNDIVIDED) + "·・]+")
_ANY: Final = re.compile("[" + "".join(f"{a}-{b}" for a, b in (*_DIVIDED, *_UNDIVIDED)) + "]")
# Small words written as one with the next: "and", "in", "to", "the", … One or two of them.
_ATTACHED: Final = re.compile("(?:[וש]?[בלמהכ]?|[وف]?(?:[بكل]?ال|لل|[بكل])?)(?=.{3})")
_MOST_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A known name at ``start`` … ``end`` of a text, and whose it may be."""

    start: int
    end: int
    who: frozenset[KnownName]


#: The table's (spelling, whose) by the spelling's first word or first two letters, longest first.
_Index = Mapping[str, Sequence[tuple[str, str]]]


def scan(text: str) -> tuple[Found, ...]:
    """Every known name in the parts of ``text`` without capitals, in order, none overlapping."""
    if text.isascii() or _ANY.search(text) is None:
        return ()
    found = [*_in_words(text), *_in_letters(text)]
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(maxsize=1)
def _by_word() -> _Index:
    index: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for first, last in _DIVIDED:
        for key, who in known_names().between(first, last):
            index[key.split(None, 1)[0]].append((key, who))
    for names in index.values():
        names.sort(key=lambda one: -one[0].count(" "))
    return index


@lru_cache(maxsize=1)
def _by_letters() -> _Index:
    index: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for first, last in _UNDIVIDED:
        for key, who in known_names().between(first, last):
            index[key[:2]].append((key, who))
    for names in index.values():
        names.sort(key=lambda one: -len(one[0]))
    return index


def _in_words(text: str) -> Iterator[Found]:
    matches = list(_WORD.finditer(text))
    if not matches:
        return
    folded = [fold_word(match.group()) for match in matches]
    position = 0
    while position < len(matches):
        best = _longest(folded, position)
        if best is None:
            position += 1
            continue
        length, skipped, who = best
        marked = len(folded[position]) != len(matches[position].group())
        start = matches[position].start() + (0 if marked else skipped)
        yield Found(start, matches[position + length - 1].end(), who)
        position += length


def _longest(words: list[str], position: int) -> tuple[int, int, frozenset[KnownName]] | None:
    """(words, letters before the name, who) of the longest name that begins at a word."""
    index, first = _by_word(), words[position]
    attached = _ATTACHED.match(first)
    for cut in sorted({0, attached.end() if attached else 0, *_articles(first)}):
        for spelling, who in index.get(first[cut:], ()):
            name = spelling.split()
            if words[position + 1 : position + len(name)] == name[1:]:
                return len(name), cut, entities(who)
    return None


def _articles(word: str) -> Iterable[int]:
    """How much to cut of a word that begins with one attached letter."""
    return (1,) if len(word) > 3 and word[0] in "ובלמהכשوفبكل" else ()


def _in_letters(text: str) -> Iterator[Found]:
    for run in _RUN.finditer(text):
        index = _by_letters()
        letters, origins = _folded(run.group(), run.start())
        position = 0
        while position < len(letters):
            step = 1
            for name, who in index.get(letters[position : position + 2], ()):
                end = position + len(name)
                if letters.startswith(name, position) and _whole(origins, end):
                    yield Found(origins[position], origins[end - 1] + 1, entities(who))
                    step = len(name)
                    break
            position += step


def _whole(origins: list[int], end: int) -> bool:
    """Whether no letter of the text is cut in two (one of Korean's is up to three)."""
    return end == len(origins) or origins[end] != origins[end - 1]


def _folded(run: str, start: int) -> tuple[str, list[int]]:
    """The run folded letter by letter, and where in the text each folded letter is from."""
    letters: list[str] = []
    origins: list[int] = []
    for offset, letter in enumerate(run, start):
        plain = fold_word(letter)
        letters.append(plain)
        origins += [offset] * len(plain)
    return "".join(letters), origins
