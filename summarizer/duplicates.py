"""Is this the same text again: a reprint, a shortened copy, one with comments below it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Final, TypeVar

from .fingerprints import SHORT, Fingerprint, shared
from .outlines import Outline, holds, marks
from .types import Document, Duplicate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Places = NDArray[np.int64]

_Kind = TypeVar("_Kind", bound=Document | Outline)

SAME_TEXT: Final = 0.55  # containment from which one text is the other's copy
_LEAST_SHARED: Final = 4  # shingles; fewer in common are a turn of phrase
_MOST_BITS: Final = 21  # of a hash, by which it is counted first …
_SPARE_BITS: Final = 4  # … and so many more than the hashes need that few share theirs by chance
_CROWD: Final = 50  # documents with one shingle; more say nothing new
_ENOUGH: Final = 2  # kept shingles in common from which two texts are compared …
_ENOUGH_SHARE: Final = 0.04  # … and of the smaller one's: half of what a half copy would have


def find_duplicates(
    documents: Sequence[Document | Outline], *, among: Iterable[str] | None = None
) -> tuple[Duplicate, ...]:
    """Documents whose text stands for the most part in another, fuller one.

    One entry per copy, in the order given; ``of`` is never itself a copy. Of equally long texts
    the earlier published is the original, then the one given first. Stable across processes.
    Documents with an id given before are passed over. With ``among`` only pairs with one of these
    ids are looked at.
    """
    documents = each_once(documents)
    prints = [marks(document) for document in documents]
    wanted = None if among is None else set(among)
    new = [wanted is None or document.id in wanted for document in documents]
    entries = _met_again(prints, new)
    some = dict.fromkeys(entries[1].tolist())
    rank = sorted(some, key=lambda i: _fuller_first(documents[i], prints[i], i))
    place = {index: number for number, index in enumerate(rank)}
    fuller: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other in _met(prints, new, entries, place):
        small, large = (one, other) if place[one] > place[other] else (other, one)
        share = _contained(prints[small], prints[large], documents[large])
        if share >= SAME_TEXT:
            fuller[small].append((share, large))
    copies: dict[int, Duplicate] = {}
    for index in rank:
        originals = [found for found in fuller.get(index, ()) if found[1] not in copies]
        if originals:
            share, original = max(originals, key=lambda found: (found[0], -place[found[1]]))
            copies[index] = _copy(documents[index].id, documents[original].id, share)
    return tuple(copies[index] for index in sorted(copies))


def each_once(documents: Sequence[_Kind]) -> tuple[_Kind, ...]:
    """The documents in order, without those whose id was given before."""
    first: dict[str, _Kind] = {}
    for document in documents:
        first.setdefault(document.id, document)
    return tuple(first.values())


def _copy(copy: str, original: str, share: float) -> Duplicate:
    because = f"{round(100 * share)} % of its four-word runs stand in the other text"
    return Duplicate(copy, original, round(share, 4), because)


def _fuller_first(
    document: Document | Outline, own: Fingerprint, index: int
) -> tuple[int, bool, float, int]:
    published = document.published_at
    return (-own.size, published is None, published.timestamp() if published else 0.0, index)


def _met_again(prints: Sequence[Fingerprint], new: Sequence[bool]) -> tuple[Hashes, Places]:
    """(kept hash, whose) of all that several have, one of them new; and of some others by chance.

    Hashes are told apart by their lower bits first, which is done sooner than sorting all of them.
    """
    import numpy as np

    if not any(new):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    hashes = np.concatenate([one.kept for one in prints])
    owners = np.repeat(np.arange(len(prints)), [len(one.kept) for one in prints])
    if not all(new):
        return _met_by(np.concatenate([one.kept for one in compress(prints, new)]), hashes, owners)
    size = 1 << min(_MOST_BITS, len(hashes).bit_length() + _SPARE_BITS)
    low = (hashes & np.uint64(size - 1)).astype(np.int64)
    chosen = np.flatnonzero((np.bincount(low, minlength=size) > 1)[low])
    return hashes[chosen], owners[chosen]


def _met_by(some: Hashes, hashes: Hashes, owners: Places) -> tuple[Hashes, Places]:
    """(hash, whose) of those among ``some`` that several have."""
    import numpy as np

    size = 1 << min(_MOST_BITS, len(some).bit_length() + _SPARE_BITS)
    fresh = np.zeros(size, np.bool_)
    fresh[(some & np.uint64(size - 1)).astype(np.int64)] = True
    maybe = np.flatnonzero(fresh[(hashes & np.uint64(size - 1)).astype(np.int64)])
    _, which, counts = np.unique(hashes[maybe], return_inverse=True, return_counts=True)
    chosen = maybe[(counts > 1)[which]]
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
    edges = np.flatnonzero(hashes[1:] != hashes[:-1]) + 1
    starts, ends = np.append(0, edges), np.append(edges, len(hashes))
    one, other, counts = _counted(_pairs(owners, starts, ends), len(prints))
    sizes = np.array([each.size for each in prints], np.int64)
    fresh = np.array(new, np.bool_)
    enough = np.minimum(sizes[one], sizes[other])
    kept = (fresh[one] | fresh[other]) & (
        counts >= np.maximum(np.minimum(_ENOUGH, enough), _ENOUGH_SHARE * enough)
    )
    return list(zip(one[kept].tolist(), other[kept].tolist(), strict=True))


def _pairs(owners: Places, starts: Places, ends: Places) -> Iterator[tuple[Places, Places]]:
    """All pairs within each run of owners; of a crowd those with one of the first two."""
    import numpy as np

    last = np.repeat(ends, ends - starts)
    crowded = np.flatnonzero(ends - starts > _CROWD)
    for start, end in zip(starts[crowded].tolist(), ends[crowded].tolist(), strict=True):
        last[start:end] = 0
        for first in (start, start + 1):
            others = owners[first + 1 : end]
            yield np.full(len(others), owners[first]), others
    here = np.arange(len(owners))
    for step in range(1, _CROWD):
        here = here[here + step < last[here]]
        if not len(here):
            return
        yield owners[here], owners[here + step]


def _counted(pairs: Iterable[tuple[Places, Places]], size: int) -> tuple[Places, Places, Places]:
    """(one, other, how often) of each different pair, a column each."""
    import numpy as np

    codes = [one * size + other for one, other in pairs]
    if not codes:
        none = np.zeros(0, np.int64)
        return none, none, none
    different, counts = np.unique(np.concatenate(codes), return_counts=True)
    return different // size, different % size, counts


def _contained(small: Fingerprint, large: Fingerprint, larger: Document | Outline) -> float:
    """How much of the smaller text stands in the larger: exactly for a short one."""
    if small.size > SHORT:
        return shared(small.sampled, large.sampled) / max(1, len(small.sampled))
    common = shared(small.kept, large.kept) if large.whole else holds(larger, small.kept)
    return common / small.size if common >= min(_LEAST_SHARED, small.size) else 0.0
