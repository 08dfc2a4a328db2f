"""How alike two texts are in what they are about: weighted words in common. No thresholds here.

One TF-IDF vector a text, of stems of its title and its first words. A word's weight begins with
what a language's news says of it and is moved by what was seen: words slowly, names soon, for of
the names of a beat no list knows that on this beat they are in every text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
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
    _Kind = TypeVar("_Kind", bound=np.generic)

BUCKETS: Final = 1 << 20  # stems are told apart by so many hashes
_READ_WORDS: Final = 300  # words read of a text for its subject: news says it first
_LONGEST_WORDS: Final = _READ_WORDS * 8  # characters that hold them
_TITLE: Final = 3  # how often a word of the title counts
_WORDS_KNOWN: Final = 100  # how many texts the prior counts for, for a word
_NAMES_KNOWN: Final = 60  # … and for a name
_UNLISTED: Final = 0.002  # share of texts that hold a word which the prior does not list
_CLIMB: Final = 1.2  # the power to which rarity is raised
_COMMON: Final = 100  # texts with a word above which it stands in a full matrix
_BLOCK: Final = 256  # rows made at a time
_REMEMBERED: Final = 16_384  # texts
_WORD: Final = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What a document is about: its stems as hashes, ascending, each with how much it is said.

    ``shares`` are the prior's shares of texts with the stem, ``names`` are those always written
    with a capital, and figures; ``written`` has their longest forms. ``length`` counts the words
    read of the text.
    """

    stems: Ints
    said: Floats
    shares: Floats
    names: Flags
    written: Mapping[int, str]
    length: int
    language: str


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
    said: dict[int, int] = {}
    shares: dict[int, float] = {}
    lower: set[int] = set()
    for word, count in counts.items():
        term = _term(code, word)
        if term is not None:
            short, shares[short] = term
            said[short] = said.get(short, 0) + count
            if word in forms and not word.isdigit():
                lower.add(short)
    stems = sorted(said)
    forms.update(_WORD.findall(title))
    return Subject(
        np.array(stems, np.int32),
        1 + np.log(np.array([said[short] for short in stems], np.float32)),
        np.array([shares[short] for short in stems], np.float32),
        np.array([short not in lower for short in stems], np.bool_),
        _written(forms, code, said.keys() - lower),
        len(opening),
        code,
    )


def _written(forms: set[str], code: str, named: AbstractSet[int]) -> dict[int, str]:
    """The longest form of each name and figure."""
    found: dict[int, str] = {}
    for form in forms:
        if not form.islower():
            term = _term(code, form.lower())
            if term is not None and term[0] in named:
                other = found.get(term[0], "")
                if (len(form), form) > (len(other), other):
                    found[term[0]] = form
    return found


@lru_cache(maxsize=131_072)
def _term(code: str, word: str) -> tuple[int, float] | None:
    """A word's stem as a hash and the share of texts that hold it; None for a stop word."""
    known = language("en" if code == UNKNOWN else code)
    if len(word) < 2 or word in known.stop_words:
        return None
    short = stem(fold(word))
    return crc32(short.encode()) % BUCKETS, _prior(known.code).get(short, _UNLISTED)


@lru_cache(maxsize=32)
def _prior(code: str) -> Mapping[str, float]:
    """Share of news texts that hold a stem, counted once over each language's news."""
    file = Path(__file__).parent / "data" / "document_frequency.txt"
    if code != "en" or not file.is_file():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: int(permille) / 1000 for word, permille in rows}


class Weighed:
    """Subjects weighed against one another: one row of unit length each."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        import numpy as np

        self.size = len(subjects)
        self.bounds = np.zeros(self.size + 1, np.int64)
        np.cumsum([len(one.stems) for one in subjects], out=self.bounds[1:])
        self.stems = _joined([one.stems for one in subjects], np.int32)
        seen = np.bincount(self.stems, minlength=BUCKETS)[self.stems]
        shares = _joined([one.shares for one in subjects], np.float32)
        names = _joined([one.names for one in subjects], np.bool_)
        known = np.where(names, _NAMES_KNOWN, _WORDS_KNOWN)
        share = np.minimum(1.0, (known * shares + seen) / (known + self.size))
        # A name that more than two texts hold is at least as usual as it is among the others.
        beat = np.maximum(0, seen - 2) / max(1, self.size)
        share = np.where(names, np.maximum(share, beat), share)
        weights = _joined([one.said for one in subjects], np.float32) * (-np.log(share)) ** _CLIMB
        lengths = np.diff(self.bounds)
        squares = np.bincount(np.repeat(np.arange(self.size), lengths), weights**2, self.size)
        norms = np.sqrt(np.where(squares > 0, squares, 1.0))
        self.values = (weights / np.repeat(norms, lengths)).astype(np.float32)
        self.seen = seen
        self.common = _numbered(self.stems, seen > _COMMON)

    def heaviest(self, stems: AbstractSet[int], one: int, other: int) -> list[int]:
        """Stems that two subjects share, those first that make them most alike."""
        import numpy as np

        shared = np.array(sorted(stems), np.int32)
        weights = np.ones(len(shared), np.float32)
        for row in (one, other):
            own = slice(*self.bounds[row : row + 2])
            weights *= self.values[own][np.searchsorted(self.stems[own], shared)]
        found: list[int] = shared[np.argsort(-weights, kind="stable")].tolist()
        return found

    def cosine(self, one: int, other: int) -> float:
        """The cosine of two subjects."""
        import numpy as np

        mine, theirs = slice(*self.bounds[one : one + 2]), slice(*self.bounds[other : other + 2])
        stems, among = self.stems[mine], self.stems[theirs]
        if not len(stems) or not len(among):
            return 0.0
        places = np.minimum(np.searchsorted(among, stems), len(among) - 1)
        same = among[places] == stems
        return float(self.values[mine][same] @ self.values[theirs][places[same]])

    def cosines(self, rows: Sequence[int], columns: Sequence[int]) -> Floats:
        """The cosine of each of ``rows`` with each other one of ``columns``; both ascending.

        Common stems are multiplied as a full matrix, rare ones through lists of who has them.
        """
        import numpy as np

        same = len(rows) == len(columns) and np.array_equal(rows, columns)
        full = self._full(columns)
        found = (full if same else self._full(rows)) @ full.T
        entries, lines, values = self._rare(columns)
        rare = _Postings(entries, lines, values)
        if not same:
            entries, lines, values = self._rare(rows)
        for first in range(0, len(rows), _BLOCK):
            part = slice(*np.searchsorted(lines, (first, first + _BLOCK)))
            block = found[first : first + _BLOCK, first if same else 0 :]
            block += rare.products(
                entries[part], lines[part] - first, values[part], block.shape, len(columns)
            )
            if same:  # the other half is the same again
                found[first:, first : first + _BLOCK] = block.T
        return found

    def _full(self, rows: Sequence[int]) -> Floats:
        """The weights of the common stems, a row for each of these subjects."""
        import numpy as np

        entries, lines = self._entries(rows)
        common = self.common[entries] >= 0
        full = np.zeros((len(rows), int(self.common.max(initial=-1)) + 1), np.float32)
        full[lines[common], self.common[entries[common]]] = self.values[entries[common]]
        return full

    def _rare(self, rows: Sequence[int]) -> tuple[Ints, NDArray[np.int64], Floats]:
        """The other stems of these subjects, with the row and the weight of each."""
        entries, lines = self._entries(rows)
        rare = (self.common[entries] < 0) & (self.seen[entries] > 1)
        return self.stems[entries[rare]], lines[rare], self.values[entries[rare]]

    def _entries(self, rows: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where these subjects' stems stand, and which of the rows each belongs to."""
        import numpy as np

        chosen = np.asarray(rows, np.int64)
        lengths = self.bounds[chosen + 1] - self.bounds[chosen]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        places = np.arange(total) + np.repeat(self.bounds[chosen] - (ends - lengths), lengths)
        return places, np.repeat(np.arange(len(chosen)), lengths)


class _Postings:
    """Who has each stem, and how much it weighs there."""

    def __init__(self, stems: Ints, owners: NDArray[np.int64], values: Floats) -> None:
        import numpy as np

        order = np.argsort(stems, kind="stable")
        self.owners, self.values = owners[order], values[order]
        self.width = int(owners.max(initial=0)) + 1
        self.keys = stems[order].astype(np.int64) * self.width + self.owners

    def products(
        self,
        stems: Ints,
        lines: NDArray[np.int64],
        values: Floats,
        shape: tuple[int, ...],
        columns: int,
    ) -> Floats:
        """Sums of products for the last columns of a block of rows."""
        import numpy as np

        first = columns - shape[1]
        keys = stems.astype(np.int64) * self.width
        starts = np.searchsorted(self.keys, keys + min(first, self.width))
        counts = np.searchsorted(self.keys, keys + self.width) - starts
        ends = np.cumsum(counts)
        places = np.arange(counts.sum()) + np.repeat(starts - (ends - counts), counts)
        cells = np.repeat(lines * shape[1] - first, counts) + self.owners[places]
        products = np.repeat(values, counts) * self.values[places]
        flat = np.bincount(cells, products, shape[0] * shape[1])
        return flat.reshape(shape).astype(np.float32)


def _joined(parts: Sequence[NDArray[_Kind]], kind: type[_Kind]) -> NDArray[_Kind]:
    import numpy as np

    return np.concatenate(parts) if parts else np.zeros(0, kind)


def _numbered(stems: Ints, wanted: Flags) -> Ints:
    """For each of the stems its number among those that are wanted, else -1."""
    import numpy as np

    number = np.full(BUCKETS, -1, np.int32)
    chosen = np.unique(stems[wanted])
    number[chosen] = np.arange(len(chosen), dtype=np.int32)
    return number[stems]
