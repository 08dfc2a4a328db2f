"""How alike two texts are: shared word runs, and weighted shared words. No thresholds here.

Shingles are runs of four words (Broder, 1997); the sketch keeps every eighth of them by hash
(FracMinHash; Irber et al., 2022), which keeps containment measurable. Words are weighted by
TF-IDF with a frequency prior, so that a handful of documents is enough to tell rare from common.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from itertools import islice
from typing import Final

from .folding import fold
from .languages import detect_language, language
from .types import Document
from .words import stem, words

SHINGLE: Final = 4  # words
SKETCH: Final = 8  # one in so many shingles is kept
LONGEST_TEXT: Final = 200_000  # characters read of a text for its shingles
_READ_WORDS: Final = 400  # words read of a text for its subject: news says it first
_PRIOR_DOCUMENTS: Final = 200  # how many documents the prior counts for
_UNLISTED: Final = 0.002  # share of documents that hold a word which the prior does not list
_CAPITAL: Final = re.compile(r"(?<=[^\W\d_] |[,;] )(?=[^\W\d_a-zа-яіїєґўё])[^\W\d_]{2,}|\b\d{2,}\b")

Vector = Mapping[str, float]


def shingles(text: str) -> frozenset[int]:
    """Stable 64-bit hashes of every run of four words; a shorter text is one run."""
    found = words(text[:LONGEST_TEXT])
    if not found:
        return frozenset()
    runs = zip(*(islice(found, start, None) for start in range(SHINGLE)), strict=False)
    hashed = frozenset(_hash(" ".join(run)) for run in runs)
    return hashed or frozenset((_hash(" ".join(found)),))


def sketch(shingle_hashes: Iterable[int]) -> frozenset[int]:
    """The part of the shingles that the sketch keeps: the same part of every text."""
    return frozenset(value for value in shingle_hashes if value % SKETCH == 0)


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the smaller set stands in the larger one, 0 … 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest())


@dataclass(frozen=True, slots=True)
class Fields:
    """What a document is about: its words, its title's words, its capitalised words and figures.

    The names are not counted among the words: on one beat they are always the same, and it is
    the other words that tell one event from the next. ``written`` has the forms of each name as
    the document writes it.
    """

    body: Counter[str]
    title: Counter[str]
    names: Counter[str]
    written: Mapping[str, frozenset[str]]


def fields_of(document: Document) -> Fields:
    """Read a document's subject words: stems, without the language's stop words."""
    text = document.text[: _READ_WORDS * 8]
    title = document.title or ""
    code = document.language or detect_language(text)
    stop_words = language(code).stop_words
    forms = Counter(_CAPITAL.findall(f"{title}\n{text}"))
    names: Counter[str] = Counter()
    written: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for form, n in forms.items():
        name = fold(form)[:7]
        names[name] += n
        written[name] |= {form}
    named = {name[:6] for name in names}
    body = {word: n for word, n in _stems(text, stop_words).items() if word not in named}
    return Fields(Counter(body), _stems(title, stop_words), names, dict(written))


def in_full(name: str, one: Fields, other: Fields) -> str:
    """A name that two documents share, in the longest form of both, else of either."""
    forms = one.written[name] & other.written[name] or one.written[name] | other.written[name]
    return max(forms, key=lambda form: (len(form), not form.isupper(), form))


def _stems(text: str, stop_words: frozenset[str]) -> Counter[str]:
    kept = (word for word in words(text)[:_READ_WORDS] if word not in stop_words and len(word) > 1)
    return Counter(stem(fold(word)) for word in kept)


@lru_cache(maxsize=1)
def _prior() -> Mapping[str, float]:
    """Share of news articles that hold a stem, counted once over English news."""
    file = resources.files("summarizer") / "data" / "document_frequency.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: int(permille) / 1000 for word, permille in rows}


def inverse_frequencies(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """ln(1 / share of documents with the word): the prior's share moved by these documents'."""
    counts: Counter[str] = Counter()
    for bag in bags:
        counts.update(bag.keys())
    prior, total = _prior(), _PRIOR_DOCUMENTS + len(bags)
    return {
        word: -math.log(min(1.0, (_PRIOR_DOCUMENTS * prior.get(word, _UNLISTED) + count) / total))
        for word, count in counts.items()
    }


def weigh(bag: Counter[str], frequencies: Mapping[str, float], most: int = 120) -> Vector:
    """A unit vector of the ``most`` heaviest words: (1 + ln tf) · idf."""
    weights = {word: (1 + math.log(n)) * frequencies[word] for word, n in bag.items()}
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:most]
    length = math.sqrt(sum(weights[word] ** 2 for word in heaviest))
    return {word: weights[word] / length for word in heaviest} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def nearness_in_time(one: datetime, other: datetime, sigma_days: float) -> float:
    """A Gaussian of the time between: 1 at once, 0.61 after ``sigma_days``."""
    days = (one - other).total_seconds() / 86_400
    return math.exp(-((days / sigma_days) ** 2) / 2)
