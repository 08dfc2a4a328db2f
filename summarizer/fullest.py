"""The fullest form of every name in one text: "Stoltenberg" → "Jens Stoltenberg"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from .folding import fold
from .keys import name_keys
from .name_tables import places
from .phonemes import is_inflected
from .variants import name_parts, same_name

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
    for name in names[:MOST_COMPARED]:
        home = next((group for group in groups if _alike(group[0], name)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
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
    known = [name for name in full[:MOST_COMPARED] if best[name] == name]
    for word in distinct[: 2 * MOST_COMPARED]:
        if word not in best and fold(word) not in places():
            matching = tuple(name for name in known if _alike(word, name))
            if matching:
                found[word] = matching
    return found


def _alike(a: str, b: str) -> bool:
    """``same_name``, asked of names alone that share a key: the others never are one."""
    return not _keys(a).isdisjoint(_keys(b)) and bool(same_name(a, b))


@lru_cache(maxsize=16384)
def _keys(name: str) -> frozenset[str]:
    """``name_keys``, remembered: names repeat from text to text."""
    return name_keys(name)
