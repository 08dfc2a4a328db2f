"""The fullest form of every name in one text: "Stoltenberg" → "Jens Stoltenberg"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from .folding import fold
from .keys import name_keys
from .naming.name_tables import places
from .naming.parts import name_parts
from .naming.phonemes import is_inflected
from .variants import same_name

MOST_COMPARED: Final = 160  # different names compared by ear; those that come later, by letters


def fullest_forms(written: Sequence[str]) -> list[str]:
    """For each name as written, in text order: the fullest form of it among them.

    Where a surname could be two people's, the one last named in full before it is meant.
    Linear in the number of occurrences; different names are compared pairwise up to a limit.
    """
    counts = Counter(written)
    distinct = list(counts)
    full = [name for name in distinct if len(name_parts(name).words) > 1]
    best = _canonical(full, counts)
    bearers = _bearers(distinct, full, best)
    alone = _canonical(
        [name for name in distinct if name not in best and name not in bearers], counts
    )
    latest: dict[str, int] = {}
    forms: list[str] = []
    for position, name in enumerate(written):
        if name in best:
            forms.append(best[name])
            latest[best[name]] = position
        elif name in bearers:
            forms.append(max(bearers[name], key=lambda one: latest.get(one, -1)))
        else:
            forms.append(alone[name])
    return forms


def _canonical(names: Sequence[str], counts: Counter[str]) -> dict[str, str]:
    """Every name → the best form of its spellings: most words, not declined, most frequent."""
    groups: list[list[str]] = []
    first = _Index()
    for name in names[:MOST_COMPARED]:
        home = next((at for at, one in first.near(name) if same_name(one, name)), None)
        if home is None:
            first.add(name)
            groups.append([name])
        else:
            groups[home].append(name)
    best: dict[str, str] = {name: name for name in names}
    for group in groups:
        form = max(
            group,
            key=lambda one: (
                len(name_parts(one).words),
                not one.startswith("@"),
                not is_inflected(name_parts(one).words[-1]),
                counts[one],
                -len(one),
            ),
        )
        best.update(dict.fromkeys(group, form))
    return best


def _bearers(
    distinct: Sequence[str], full: Sequence[str], best: dict[str, str]
) -> dict[str, tuple[str, ...]]:
    """Single words → the full names that they may stand for, in text order."""
    found: dict[str, tuple[str, ...]] = {}
    known = _Index()
    for name in full[:MOST_COMPARED]:
        if best[name] == name:
            known.add(name)
    for word in distinct[: 2 * MOST_COMPARED]:
        if word not in best and fold(word) not in places():
            matching = tuple(name for _, name in known.near(word) if same_name(word, name))
            if matching:
                found[word] = matching
    return found


class _Index:
    """Names by their keys: those that share none with another are never one with it."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._at: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, name: str) -> None:
        for key in _keys(name):
            self._at[key].append(len(self._names))
        self._names.append(name)

    def near(self, name: str) -> Iterator[tuple[int, str]]:
        """(number, name) of each that shares a key with ``name``, in the order of adding."""
        found = {at for key in _keys(name) if key in self._at for at in self._at[key]}
        for at in sorted(found):
            yield at, self._names[at]


@lru_cache(maxsize=65536)
def _keys(name: str) -> frozenset[str]:
    """``name_keys``, remembered: names repeat from text to text."""
    return name_keys(name)
