"""Is this the same text again: a reprint, a shortened copy, one with comments below it?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .similarity import containment, shingles, sketch
from .types import Document, Duplicate

SAME_TEXT: Final = 0.5  # containment from which one text is the other's copy
_SHORT: Final = 160  # shingles below which the sketch is too coarse and all are compared
_LEAST_SHARED: Final = 4  # shingles; fewer in common are a turn of phrase
_CROWD: Final = 50  # documents with one shingle; more say nothing new


@dataclass(frozen=True, slots=True)
class _Print:
    """A text's fingerprint; ``exact`` only for short texts."""

    size: int
    sampled: frozenset[int]
    exact: frozenset[int] | None


def find_duplicates(documents: Sequence[Document]) -> tuple[Duplicate, ...]:
    """Documents whose text stands for the most part in another, fuller one.

    One entry per copy, in the order given; ``of`` is never itself a copy. Of equally long texts
    the earlier published is the original, then the one given first. Stable across processes.
    Documents with an id given before are passed over.
    """
    documents = each_once(documents)
    prints = [_print(document.text) for document in documents]
    ranked = sorted(range(len(documents)), key=lambda i: _fuller_first(documents[i], prints[i], i))
    postings: defaultdict[int, list[int]] = defaultdict(list)
    copies: dict[int, Duplicate] = {}
    for index in ranked:
        best = _best_original(index, documents, prints, postings)
        if best is None:
            for value in _keys(prints[index]):
                if len(postings[value]) < _CROWD:
                    postings[value].append(index)
        else:
            original, share = best
            percent = round(100 * share)
            copies[index] = Duplicate(
                documents[index].id,
                documents[original].id,
                round(share, 4),
                f"{percent} % of its four-word runs stand in the other text",
            )
    return tuple(copies[index] for index in sorted(copies))


def each_once(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents in order, without those whose id was given before."""
    first: dict[str, Document] = {}
    for document in documents:
        first.setdefault(document.id, document)
    return tuple(first.values())


def _print(text: str) -> _Print:
    found = shingles(text)
    return _Print(len(found), sketch(found), found if len(found) <= _SHORT else None)


def _fuller_first(
    document: Document, fingerprint: _Print, index: int
) -> tuple[int, bool, float, int]:
    published = document.published_at
    return (
        -fingerprint.size,
        published is None,
        published.timestamp() if published else 0.0,
        index,
    )


def _keys(fingerprint: _Print) -> frozenset[int]:
    return fingerprint.sampled if fingerprint.exact is None else fingerprint.exact


def _best_original(
    index: int,
    documents: Sequence[Document],
    prints: Sequence[_Print],
    postings: defaultdict[int, list[int]],
) -> tuple[int, float] | None:
    """The fuller text that holds the most of this one, if it holds enough."""
    mine = prints[index]
    shared: Counter[int] = Counter()
    for value in _keys(mine):
        shared.update(postings.get(value, ()))
    best: tuple[int, float] | None = None
    for other, _ in shared.most_common(_CROWD):
        share = _contained(mine, prints[other], documents[other])
        if share >= SAME_TEXT and (best is None or (share, -other) > (best[1], -best[0])):
            best = (other, share)
    return best


def _contained(small: _Print, large: _Print, document: Document) -> float:
    if small.exact is None:
        return containment(small.sampled, large.sampled)
    whole = large.exact if large.exact is not None else shingles(document.text)
    if len(small.exact & whole) < min(_LEAST_SHARED, small.size):
        return 0.0
    return containment(small.exact, whole)
