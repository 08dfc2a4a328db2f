"""Words: the units that rankers compare and budgets count."""

from __future__ import annotations

import re
from functools import lru_cache

# Letters and digits, joined by inner apostrophes and hyphens: "don't", "п'ять", "twenty-one".
_WORD = re.compile(r"[^\W_]+(?:['’ʼ\-‑][^\W_]+)*")
_FIRST = re.compile(r"[\W_]*([^\W_]+)(?:[\W_]+([^\W_]+))?(?:[\W_]+([^\W_]+))?")
_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_ANY_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
)
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def words(text: str) -> list[str]:
    """The words of ``text`` in lower case; Chinese and Japanese as pairs of characters."""
    lowered = text.lower()
    if text.isascii() or not _NO_SPACES.search(lowered):
        return _WORD.findall(lowered)
    return [word for run in lowered.split() for word in split_run(run)]


@lru_cache(maxsize=1 << 14)
def split_run(run: str) -> tuple[str, ...]:
    """The ``words`` of a run between white space, in lower case already; none crosses one."""
    if run.isalpha() and run.isascii():
        return (run,)
    found: list[str] = []
    for word in _WORD.findall(run):
        if len(word) > 1 and _NO_SPACES.search(word):
            found.extend(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.append(word)
    return tuple(found)


def unspaced(text: str) -> bool:
    """Has ``text`` Chinese or Japanese in it, so that ``words`` are pairs of characters?"""
    return _NO_SPACES.search(text) is not None


def first_words(text: str) -> tuple[str, ...]:
    """Its first runs of letters and figures: where they differ, so does ``plain``."""
    found = _FIRST.match(text)
    return tuple(run.lower() for run in found.groups("")) if found else ()


def stem(word: str) -> str:
    """A crude, language-free stem: the first six letters.

    Cutting at a fixed length comes close to real stemmers on inflected European languages in
    retrieval (McNamee and Mayfield, 2004), needs no tables and is the same everywhere.
    """
    return word[:6]


def count_words(text: str) -> int:
    """How long ``text`` is in words: runs between white space, and every CJK character as one."""
    spaced = len(text.split())
    return spaced if text.isascii() else spaced + len(_NO_SPACES.findall(text))


def weigh(text: str) -> float:
    """How long ``text`` reads, in words of a spaced script: for telling headings from prose."""
    if text.isascii() or not _ANY_UNSPACED.search(text):
        return len(text.split())
    run_on = len(_UNSPACED.findall(text)) / 6 + len(_NO_SPACES.findall(text)) / 2
    return len(text.split()) + run_on


def plain(text: str) -> str:
    """``text`` folded for comparison: lower case, words alone, one space between them."""
    return " ".join(_WORD.findall(text.lower()))


def plain_words(text: str) -> list[str]:
    """The words that ``plain`` puts together."""
    return _WORD.findall(text.lower())
