"""Can a sentence be read on its own, and if not, beside which others?

A sentence that opens with "She" or "But" needs the one before it; one that ends in a colon needs
the one after; a piece of a quotation needs the rest of the quotation. The first sentence of a
summary has to say who or what it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .captions import is_caption
from .languages import Language
from .quotations import QUOTATION_MARKS, find_quotations
from .references import points_back
from .types import Sentence
from .words import weigh

_FINAL = re.compile(r"[.!?…。！？؟।۔։][\"'”’»›)\]」』“‘]*(?:\[\d+\])*$")
_QUESTION = re.compile(r"[?？؟][\"'”’»›)\]」』“‘\s]*$")
_ASKS = frozenset("?？؟")
_NAMED = re.compile(r"(?<=[^\W\d_][\s,]|.[\"“”«„(‘’'])[^\W\d_a-z]|\d")
_HEAD = 90  # characters in which a summary's first sentence names somebody or something
_RUINED = re.compile(r"[\"“„][^\"“”„?]+(?<=[^\W\d_])\?(?=[,.;:]| [^\W\d_A-Z]| [(–-])")
_SHORTEST = 5  # words
_SHORTEST_FIRST = 8
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence needs beside it (indices), and its ``flaws`` even so.

    ``opens`` says whether a summary may well begin with it.
    """

    needs: frozenset[int] = frozenset()
    flaws: tuple[str, ...] = ()
    opens: bool = True


class Reader:
    """Reads the sentences of one text, each when it is asked for."""

    def __init__(self, sentences: Sequence[Sentence], known: Language) -> None:
        self._sentences = sentences
        self._known = known
        self._quotations = find_quotations(sentences)
        self._read: dict[int, Reading] = {}

    def reading(self, index: int) -> Reading:
        """How the sentence at ``index`` reads."""
        found = self._read.get(index)
        if found is None:
            found = self._read[index] = self._read_one(index)
        return found

    def _read_one(self, index: int) -> Reading:
        sentence = self._sentences[index]
        needs: set[int] = set()
        flaws = own_flaws(sentence.text)
        quotation = self._quotations[index]
        if quotation is not None:
            first, last = quotation
            if last < first:
                flaws.append("torn quotation")
            needs.update(range(first, last + 1))
        if self._leans_back(index):
            if index == 0 or not self._follows(index):
                flaws.append("points back")
            else:
                needs.add(index - 1)
        if sentence.text[-1] in ":：":
            if index + 1 < len(self._sentences):
                needs.add(index + 1)
            else:
                flaws.append("fragment")
        needs.discard(index)
        opens = index == 0 or (not needs and self._says_who(sentence.text))
        return Reading(frozenset(needs), tuple(flaws), opens)

    def _follows(self, index: int) -> bool:
        """Does the sentence before stand right before it, with no paragraph left out between?"""
        return self._sentences[index].paragraph - self._sentences[index - 1].paragraph <= 1

    def _leans_back(self, index: int) -> bool:
        """Does it point back, and not from within a quotation that it goes on with?"""
        quotation = self._quotations[index]
        if quotation is not None and quotation[0] < index:
            return False
        text = self._sentences[index].text
        end = self._sentences[quotation[1]].text if quotation and quotation[1] > index else text
        nobody_named = QUOTATION_MARKS.match(text) and QUOTATION_MARKS.match(end[-1])
        return bool(nobody_named) or points_back(text, self._known)

    def _says_who(self, text: str) -> bool:
        """A name or figure early on, in scripts that tell; and long enough to say what."""
        if weigh(text) < _SHORTEST_FIRST:
            return False
        if not text[0].isupper() and text.upper() == text.lower():
            return True
        return _NAMED.search(text, 0, _HEAD) is not None


def read(sentences: Sequence[Sentence], known: Language) -> tuple[Reading, ...]:
    """A Reading for each of ``sentences``, which stand in the text's order."""
    reader = Reader(sentences, known)
    return tuple(reader.reading(index) for index in range(len(sentences)))


def own_flaws(text: str) -> list[str]:
    """What is wrong with a sentence whatever stands beside it."""
    weight = weigh(text)
    flaws: list[str] = []
    if "?" in text and _RUINED.search(text):
        flaws.append("torn quotation")  # its closing mark was lost on the way
    if not _ASKS.isdisjoint(text) and _QUESTION.search(text):
        flaws.append("question")
    if is_caption(text):
        flaws.append("caption")
    if weight < _SHORTEST:
        flaws.append("very short")
    elif weight > _LONGEST:
        flaws.append("very long")
    unfinished = not _FINAL.search(text[-12:]) and text[-1] not in ":：" and weight < 15
    if unfinished or text[0].islower() or text.endswith(("…", "...")):
        flaws.append("fragment")
    return flaws
