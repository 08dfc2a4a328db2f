"""How alike two texts are in what they are about: weighted words in common. No thresholds here.

One TF-IDF vector a text, of stems of its title and its first words. A word's weight begins with
what a language's news says of it and is moved by what was seen: words slowly, names soon, for of
the names of a beat no list knows that on this beat they are in every text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from .folding import fold
from .languages import UNKNOWN, detect_language, language
from .types import Document
from .words import stem, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Flags = NDArray[np.bool_]

BUCKETS: Final = 1 << 20  # stems are told apart by so many hashes
_READ_WORDS: Final = 300  # words read of a text for its subject: news says it first
_LONGEST_WORDS: Final = _READ_WORDS * 8  # characters that hold them
_TITLE: Final = 3  # how often a word of the title counts
_UNLISTED: Final = 2  # of a thousand texts hold a word which the prior does not list
_STEM: Final = 12  # bits below the stem in a term
_PERMILLE: Final = (1 << (_STEM - 1)) - 1
_REMEMBERED: Final = 2_048  # texts; who compares more of them keeps outlines
_WORD: Final = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What a document is about: its stems as hashes, ascending, each with how much it is said.

    ``shares`` are the prior's shares of texts with the stem, ``names`` are those always written
    with a capital, and figures; ``written`` has their longest forms. ``length`` counts the words
    read of the text below ``title``.
    """

    stems: Ints
    said: Floats
    shares: Floats
    names: Flags
    written: Mapping[int, str]
    length: int
    language: str
    title: str = ""


def subject_of(document: Document) -> Subject:
    """Read a document's subject words: stems, without the language's stop words."""
    return _subject(document.title or "", document.text[:_LONGEST_WORDS], document.language)


@lru_cache(maxsize=_REMEMBERED)
def _subject(title: str, text: str, spoken: str | None) -> Subject:
    import numpy as np

    code = spoken or detect_language(f"{title}\n{text}")
    opening = words(text)[:_READ_WORDS]
    counts = Counter(opening)
    for word in words(title):
        counts[word] += _TITLE
    forms = set(_WORD.findall(text))
    term = _terms(code)
    terms = np.fromiter(map(term, counts), np.int64, len(counts))
    order = np.argsort(terms)
    order = order[np.searchsorted(terms, 0, sorter=order) :]  # without the stop words
    terms = terms[order]
    every = terms >> _STEM
    first = np.concatenate(([0], (every[1:] != every[:-1]).nonzero()[0] + 1))[: len(every)]
    stems = every[first].astype(np.int32)
    said: Floats = np.fromiter(counts.values(), np.float32, len(counts))[order]
    lower = np.fromiter(map(forms.__contains__, counts), np.bool_, len(counts))[order]
    lower &= terms & 1 == 0  # a figure has no capital to lose
    if len(stems):  # or nothing can be summed up
        said = np.add.reduceat(said, first)
        lower = np.logical_or.reduceat(lower, first)
    forms.update(_WORD.findall(title))
    return Subject(
        stems,
        1 + np.log(said),
        (terms[first] >> 1 & _PERMILLE).astype(np.float32) / np.float32(1000),
        ~lower,
        _written(forms, term, frozenset(stems[~lower].tolist())),
        len(opening),
        code,
        title,
    )


def _written(
    forms: set[str], term: Callable[[str], int], named: AbstractSet[int]
) -> dict[int, str]:
    """The longest form of each name and figure."""
    found: dict[int, str] = {}
    for form in forms:
        if not form.islower():
            short = term(form.lower()) >> _STEM
            if short in named:
                other = found.get(short, "")
                if (len(form), form) > (len(other), other):
                    found[short] = form
    return found


@lru_cache(maxsize=32)
def _terms(code: str) -> Callable[[str], int]:
    """What a language makes of a word, as one number: its stem, how usual that is, is it a figure?

    The stem's hash stands above ``_STEM`` bits of which the lowest is set for a figure and the
    others are the share of texts with the stem, in thousandths. Negative for a stop word.
    """
    known = language("en" if code == UNKNOWN else code)
    prior = _prior(known.code)

    @lru_cache(maxsize=65_536)
    def term(word: str) -> int:
        if len(word) < 2 or word in known.stop_words:
            return -1
        short = stem(fold(word))
        number = crc32(short.encode()) % BUCKETS
        return (number << _STEM) + (prior.get(short, _UNLISTED) << 1) + word.isdigit()

    return term


@lru_cache(maxsize=32)
def _prior(code: str) -> Mapping[str, int]:
    """How many of a thousand texts hold a stem, counted once over a language's news."""
    file = Path(__file__).parent / "data" / "document_frequency.txt"
    if code != "en" or not file.is_file():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: int(permille) for word, permille in rows}
