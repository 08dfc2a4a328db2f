"""One event in two languages: names by their consonants and figures, which no translation changes.

The words of two languages are never the same; who and where, and how many, are. Only strong
evidence counts: some names and some figures, each rare in the window. What a name loses on its way
from script to script (vowels, v and w, which of the sibilants) is left out of its key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .similarity import Subject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

_MOST: Final = 40  # documents with a key above which it tells nothing …
_MOST_SHARE: Final = 8  # … and one in so many of the window: such names are a beat's
_EVIDENCE: Final = 5  # names and figures together …
_LEAST_NAMES: Final = 2  # … of which so many are names
_LEAST_FIGURES: Final = 2  # … and so many figures
_BY_CHANCE: Final = 12  # small figures are in every text
_SHORTEST: Final = 3  # consonants of a key; a shorter name is taken by its letters
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ENDING: Final = re.compile(
    r"(?<=.{4})(?:[aeio]ho|[aeo]mu|[aeiouy]m|[ai]ah?|ah|owi|ovi|ego|oy|oi)$"
)
_SIBILANT: Final = re.compile("shch|sch|tsch|tch|dzh|sh|zh|ch|cz|sz|rz|ts|tz|dz|dj|[szc]")
_SILENT: Final = re.compile("[aeiouyjwvf'`’]+")
_REPEATED: Final = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Crossed:
    """Pairs of documents in two languages with strong evidence: places, and how alike each is."""

    first: Ints
    second: Ints
    alike: Floats

    def moved(self, places: Sequence[int]) -> Crossed:
        """The same pairs, where each document has the place that is given for it."""
        import numpy as np

        to = np.asarray(places, np.int64)
        return Crossed(to[self.first], to[self.second], self.alike)

    def raise_to(self, alike: Floats, rows: Sequence[int], columns: Sequence[int]) -> None:
        """Raise the likeness of ``rows`` and ``columns`` (ascending places) in place."""
        import numpy as np

        down, across = np.asarray(rows, np.int64), np.asarray(columns, np.int64)
        if not len(down) or not len(across):
            return
        for one, other in ((self.first, self.second), (self.second, self.first)):
            row = np.minimum(np.searchsorted(down, one), len(down) - 1)
            column = np.minimum(np.searchsorted(across, other), len(across) - 1)
            here = (down[row] == one) & (across[column] == other)
            cells = row[here], column[here]
            alike[cells] = np.maximum(alike[cells], self.alike[here])


def name_key(word: str) -> str:
    """What stays of a name in every alphabet: "Дзюбенко" and "Dziubenko" are "dsbnk"."""
    return _name_key(word)


@lru_cache(maxsize=65_536)
def _name_key(word: str) -> str:
    from anyascii import anyascii

    plain = anyascii(word).lower()
    stem = _ENDING.sub("", plain)
    sounds = stem.replace("kh", "h").replace("g", "h").replace("ks", "x").replace("q", "k")
    key = _REPEATED.sub(r"\1", _SILENT.sub("", _SIBILANT.sub("s", sounds)))
    return key if len(key) >= _SHORTEST else f"={stem}"


def cross(subjects: Sequence[Subject]) -> Crossed | None:
    """The pairs in two languages that share enough; None where all are in one language."""
    import numpy as np

    codes = {code: number for number, code in enumerate({one.language for one in subjects})}
    if len(codes) < 2:
        return None
    keys: dict[str, int] = {}
    entries = [
        (keys.setdefault(key, len(keys)), place)
        for place, one in enumerate(subjects)
        for key in sorted({_key(written) for written in one.written.values()} - {""})
    ]
    if not entries:
        return None
    key, owner = np.array(sorted(entries), np.int64).T
    seen = np.bincount(key)
    weight = np.log((100 + len(subjects)) / (0.2 + seen))
    norms = np.sqrt(np.bincount(owner, weight[key] ** 2, len(subjects)))
    is_figure = np.array([one[0] == "#" for one in keys], np.bool_)
    spoken = np.array([codes[one.language] for one in subjects])
    return _pairs(key, owner, weight, norms, is_figure, spoken)


def _key(written: str) -> str:
    if written.isdecimal():
        return f"#{int(written)}" if _is_telling(written) else ""
    return _name_key(written)


def _is_telling(figure: str) -> bool:
    """Is it no year, day, hour or round number, which two reports may share by chance?"""
    value = int(figure)
    return value > _BY_CHANCE and value % 10 != 0 and not _YEAR.fullmatch(figure)


def _pairs(
    key: Ints, owner: Ints, weight: Floats, norms: Floats, is_figure: Flags, spoken: Ints
) -> Crossed:
    import numpy as np

    size = len(norms)
    bounds = np.flatnonzero(np.diff(key, prepend=-1, append=key[-1] + 1))
    found: list[Ints] = []
    held: list[Ints] = []
    most = min(_MOST, max(_MOST_SHARE, size // _MOST_SHARE))
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if 1 < end - start <= most:
            who = owner[start:end]
            one, other = np.triu_indices(len(who), 1)
            kept = spoken[who[one]] != spoken[who[other]]
            found.append(who[one][kept] * size + who[other][kept])
            held.append(np.full(int(kept.sum()), key[start]))
    if not found:
        none = np.zeros(0, np.int64)
        return Crossed(none, none, none.astype(np.float32))
    pairs, place = np.unique(np.concatenate(found), return_inverse=True)
    keys = np.concatenate(held)
    figures = np.bincount(place, is_figure[keys], len(pairs))
    names = np.bincount(place, ~is_figure[keys], len(pairs))
    first, second = pairs // size, pairs % size
    alike = np.bincount(place, weight[keys] ** 2, len(pairs)) / (norms[first] * norms[second])
    strong = (names >= _LEAST_NAMES) & (figures >= _LEAST_FIGURES) & (names + figures >= _EVIDENCE)
    return Crossed(first[strong], second[strong], alike[strong].astype(np.float32))
