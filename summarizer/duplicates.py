"""Is this the same text again: a reprint, a shortened copy, one with comments below it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final

from .fingerprints import SHORT, Fingerprint, fingerprint, shared, shingles
from .types import Document, Duplicate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Places = NDArray[np.int64]

SAME_TEXT: Final = 0.55  # containment from which one text is the other's copy
_LEAST_SHARED: Final = 4  # shingles; fewer in common are a turn of phrase
_LOW: Final = (1 << 21) - 1  # bits of a hash by which it is counted first
_CROWD: Final = 50  # documents with one shingle; more say nothing new
_ENOUGH: Final = 2  # kept shingles in common from which two texts are compared …
_ENOUGH_SHARE: Final = 0.04  # … and of the smaller one's: half of what a half copy would have


def find_duplicates(
    documents: Sequence[Document], *, among: Iterable[str] | None = None
) -> tuple[Duplicate, ...]:
    """Documents whose text stands for the most part in another, fuller one.

    One entry per copy, in the order given; ``of`` is never itself a copy. Of equally long texts
    the earlier published is the original, then the one given first. Stable across processes.
    Documents with an id given before are passed over. With ``among`` only pairs with one of these
    ids are looked at.
    """
    documents = each_once(documents)
    prints = [fingerprint(document.text) for document in documents]
    wanted = None if among is None else set(among)
    new = [wanted is None or document.id in wanted for document in documents]
    entries = _met_again(prints, new)
    some = dict.fromkeys(entries[1].tolist())
    rank = sorted(some, key=lambda i: _fuller_first(documents[i], prints[i], i))
    place = {index: number for number, index in enumerate(rank)}
    fuller: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other in _met(prints, new, entries, place):
        small, large = (one, other) if place[one] > place[other] else (other, one)
        share = _contained(prints[small], prints[large], documents[small], documents[large])
        if share >= SAME_TEXT:
            fuller[small].append((share, large))
    copies: dict[int, Duplicate] = {}
    for index in rank:
        originals = [found for found in fuller.get(index, ()) if found[1] not in copies]
        if originals:
            share, original = max(originals, key=lambda found: (found[0], -place[found[1]]))
            copies[index] = _copy(documents[index].id, documents[original].id, share)
    return tuple(copies[index] for index in sorted(copies))


def each_once(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents in order, without those whose id was given before."""
    first: dict[str, Document] = {}
    for document in documents:
        first.setdefault(document.id, document)
    return tuple(first.values())


def _copy(copy: str, original: str, share: float) -> Duplicate:
    because = f"{round(100 * share)} % of its four-word runs stand in the other text"
    return Duplicate(copy, original, round(share, 4), because)


def _fuller_first(document: Document, own: Fingerprint, index: int) -> tuple[int, bool, float, int]:
    published = document.published_at
    return (-own.size, published is None, published.timestamp() if published else 0.0, index)


def _met_again(prints: Sequence[Fingerprint], new: Sequence[bool]) -> tuple[Hashes, Places]:
    """(kept hash, whose) of all that several have, one of them new; and of some others by chance.

    Hashes are counted by their lower bits, which is done sooner than sorting all of them.
    """
    import numpy as np

    if not any(new):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    hashes = np.concatenate([one.kept for one in prints])
    owners = np.repeat(np.arange(len(prints)), [len(one.kept) for one in prints])
    low = (hashes & np.uint64(_LOW)).astype(np.int64)
    several = np.bincount(low, minlength=_LOW + 1) > 1
    if not all(new):
        fresh = np.zeros(_LOW + 1, np.bool_)
        fresh[low[np.array(new)[owners]]] = True
        several &= fresh
    chosen = np.flatnonzero(several[low])
    return hashes[chosen], owners[chosen]


def _met(
    prints: Sequence[Fingerprint],
    new: Sequence[bool],
    entries: tuple[Hashes, Places],
    place: Mapping[int, int],
) -> list[tuple[int, int]]:
    """Pairs, at least one of them new, with enough kept shingles in common to be worth a look."""
    import numpy as np

    hashes, owners = entries
    rank = np.zeros(len(prints), np.int64)
    rank[list(place)] = list(place.values())
    # The fullest come first: of a crowd with the same text it is they who are the originals.
    order = np.lexsort((rank[owners], hashes))
    hashes, owners = hashes[order], owners[order]
    bounds = np.flatnonzero(hashes[1:] != hashes[:-1]) + 1
    starts, ends = np.append(0, bounds), np.append(bounds, len(hashes))
    several = np.flatnonzero(ends - starts > 1)
    counts: defaultdict[tuple[int, int], int] = defaultdict(int)
    for number in several.tolist():
        crowd = owners[starts[number] : ends[number]].tolist()
        pairs: Iterable[tuple[int, int]] = (
            combinations(crowd, 2)
            if len(crowd) <= _CROWD
            else ((crowd[a], other) for a in (0, 1) for other in crowd[a + 1 :])
        )
        for pair in pairs:
            counts[pair] += 1
    return [
        (one, other)
        for (one, other), count in counts.items()
        if (new[one] or new[other]) and count >= _enough(min(prints[one].size, prints[other].size))
    ]


def _enough(size: int) -> float:
    return max(min(_ENOUGH, size), _ENOUGH_SHARE * size)


def _contained(
    small: Fingerprint, large: Fingerprint, document: Document, other: Document
) -> float:
    """How much of the smaller text stands in the larger: exactly for a short one."""
    if small.size > SHORT:
        return shared(small.sampled, large.sampled) / max(1, len(small.sampled))
    whole = large.kept if large.whole else shingles(other.text)
    common = shared(small.kept if small.whole else shingles(document.text), whole)
    return common / small.size if common >= min(_LEAST_SHARED, small.size) else 0.0
