"""A report, or a column in which somebody gives an opinion? In a column the end counts most.

Told by what the page calls it, or by how often the writer speaks for herself outside quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from .languages import Language
from .quotations import QUOTATION_MARKS
from .types import Sentence
from .words import plain

_QUOTED = re.compile(r"[“„«\"「『][^“”„«»\"「」『』]{0,600}[”“»\"」』]")
_SPLIT = re.compile(r"\s*[|:：•·»>/]\s*|\.\s|\s[-–—]\s")
_LONGEST_KICKER = 3  # words
_LEAST = 3  # sentences in which the writer speaks for herself
_SHARE = 0.2


def is_column(sentences: Sequence[Sentence], labels: Iterable[str], known: Language) -> bool:
    """Is it a column? ``labels``: the title, and the short lines that stand above the text."""
    if not known.writer:
        return False
    if any(_names_a_column(label, known) for label in labels):
        return True
    quoting = sum([QUOTATION_MARKS.search(sentence.text) is not None for sentence in sentences])
    least = max(_LEAST, _SHARE * len(sentences), quoting + 1)
    if _hits(sentences, known.writer) < least:
        return False
    speaks = _speaks(known.writer)
    spoken = sum(speaks.search(text) is not None for text in _unquoted(sentences))
    return spoken >= least


def _hits(sentences: Sequence[Sentence], writer: frozenset[str]) -> int:
    """How often a word of the writer's comes, or may come, in quotations as well: quick."""
    whole = " ".join([sentence.text for sentence in sentences])
    if whole.isascii() or not _run_on(writer):
        return sum(map(writer.__contains__, whole.lower().split()))
    return sum(map(whole.count, _run_on(writer)))


def _run_on(words: frozenset[str]) -> list[str]:
    """Those that stand amid other words, in Chinese and Japanese."""
    return sorted(word for word in words if "\u3040" <= word[0] <= "\u9fff")


def _names_a_column(label: str, known: Language) -> bool:
    """ "Opinion", "Comment: a tram is a promise", "A tram is a promise | Opinion"."""
    parts = _SPLIT.split(label)
    ends = {parts[0], parts[-1]} if len(parts) > 1 or _short(label) else set()
    return any(_short(end) and not known.columns.isdisjoint(_names(end)) for end in ends)


def _short(text: str) -> bool:
    return len(text.split()) <= _LONGEST_KICKER


def _names(text: str) -> set[str]:
    words = plain(text).split()
    return {*words, "_".join(words)}


def _unquoted(sentences: Sequence[Sentence]) -> list[str]:
    """The sentences without what stands in quotation marks, also across sentences."""
    whole = "\n".join(sentence.text for sentence in sentences)
    return _QUOTED.sub(lambda quoted: "\n" * quoted.group().count("\n"), whole).split("\n")


@cache
def _speaks(words: frozenset[str]) -> re.Pattern[str]:
    """One of the ``words``; in Chinese and Japanese they stand amid others."""
    run_on = "|".join(_run_on(words))
    spaced = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(run_on or rf"(?<![\w'’])(?:{spaced})(?![\w'’])", re.IGNORECASE)
