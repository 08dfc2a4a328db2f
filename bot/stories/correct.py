"""What a source changed in what we told: its sentence before, and its sentence now. Pure.

Two sentences are versions of one when most of their words are the same (Jaccard's index). That a
word is spelled right at last, or commas moved, is no correction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from summarizer import split_sentences

_ALIKE = 0.55
_SAME_WORD = 0.75


def corrected(told: Sequence[str], text: str) -> list[tuple[str, str]]:
    """Of the sentences that were told those that stand otherwise in ``text``: (was, now)."""
    gone = [sentence for sentence in told if sentence not in text]
    if not gone:
        return []
    now = [sentence.text for sentence in split_sentences(text)]
    found = []
    for was in gone:
        best = max(now, key=lambda sentence: _alike(was, sentence), default="")
        if _alike(was, best) >= _ALIKE and _says_otherwise(was, best):
            found.append((was, best))
    return found


def _alike(one: str, other: str) -> float:
    first, second = set(_words(one)), set(_words(other))
    return len(first & second) / (len(first | second) or 1)


def _says_otherwise(was: str, now: str) -> bool:
    before, after = _words(was), _words(now)
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for kind, i, j, k, l in changes:  # noqa: E741 - difflib's four indices
        if kind == "equal":
            continue
        if j - i != l - k:
            return True
        pairs = zip(before[i:j], after[k:l], strict=True)
        if any(not _is_spelling(one, other) for one, other in pairs):
            return True
    return False


def _is_spelling(one: str, other: str) -> bool:
    digits = any(letter.isdigit() for letter in one + other)
    return not digits and SequenceMatcher(None, one, other).ratio() >= _SAME_WORD


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
