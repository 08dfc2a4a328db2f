"""Which documents report one event? Merging too little rather than too much.

Three views of a document (its words, its title, its names and figures), each a TF-IDF vector, a
Gaussian of the time between two documents, and average-link agglomeration (Sokal and Michener,
1958) above one threshold. A copy of a text always joins it; an undated document joins nothing
else, since people and places alone do not tell one event from the next on the same beat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from .duplicates import each_once, find_duplicates
from .linking import Clusters, Link
from .similarity import (
    Fields,
    Vector,
    cosine,
    fields_of,
    in_full,
    inverse_frequencies,
    nearness_in_time,
    weigh,
)
from .types import Document, Group

Constraint = tuple[str, str, Literal["together", "apart"]]


@dataclass(frozen=True, slots=True)
class GroupingRules:
    """What decides. Shares weigh the three views; a view that either side lacks is left out."""

    body: float = 0.5
    title: float = 0.2
    names: float = 0.3
    sigma_days: float = 3.0
    threshold: float = 0.22
    least_names: int = 2  # names or figures in common, below which two texts are never one event


RULES: Final = GroupingRules()
_WINDOW_SIGMAS: Final = 3.0
_TOLD: Final = 3  # names and figures in common that a reason tells
_FEATURES: Final = 40  # the heaviest words by which candidates are found
_CROWD: Final = 150  # documents with one word; a word in more does not tell events apart


@dataclass(frozen=True, slots=True)
class _View:
    """A document as the rules see it."""

    body: Vector
    title: Vector
    names: Vector
    when: datetime


def group_documents(
    documents: Sequence[Document],
    *,
    groups: Sequence[Group] = (),
    now: datetime | None = None,
    constraints: Sequence[Constraint] = (),
    rules: GroupingRules = RULES,
) -> tuple[Group, ...]:
    """Put every document into exactly one group; each group says why it is one.

    ``groups`` are the open ones: they keep their ids and members, may grow, and merge with one
    another only when ``constraints`` say so. Members that are not among ``documents`` stay where
    they are. ``constraints`` are pairs of ids with "together" or "apart", as people decided;
    where they contradict one another, "apart" wins. A date after ``now`` counts as ``now``.
    Deterministic; documents with an id given before are passed over.
    """
    unique = each_once(documents)
    clusters = Clusters(
        [document.id for document in unique],
        [group.ids for group in groups],
        apart=[(a, b) for a, b, verdict in constraints if verdict == "apart"],
    )
    for a, b, verdict in constraints:
        if verdict == "together":
            clusters.join(a, b, "put together by hand", across_groups=True)
    copies = {
        copy.id
        for copy in find_duplicates(unique)
        if clusters.join(copy.id, copy.of, f"the same text: {copy.because}")
    }
    telling = [one for one in unique if one.published_at is not None and one.id not in copies]
    links = _links(telling, now, rules)
    clusters.agglomerate(links, rules.threshold, [document.id for document in telling])
    return _as_groups(clusters, groups)


def _as_groups(clusters: Clusters, groups: Sequence[Group]) -> tuple[Group, ...]:
    found: list[Group] = []
    for ids, because in clusters.result():
        old = next((group for group in groups if set(group.ids) & set(ids)), None)
        reasons = (*old.because, *because) if old else because
        found.append(Group(old.id if old else ids[0], ids, tuple(dict.fromkeys(reasons))))
    return tuple(found)


def _links(documents: Sequence[Document], now: datetime | None, rules: GroupingRules) -> list[Link]:
    """All pairs of these dated documents that are alike at all, with how alike and why."""
    fields = [fields_of(document) for document in documents]
    views = _views(documents, fields, now)
    links = []
    for i, j in _candidates(views, rules):
        shared = sorted(views[i].names.keys() & views[j].names.keys())
        if len(shared) < rules.least_names:
            continue
        similarity = _similarity(views[i], views[j], rules)
        if similarity > 0.02:
            heaviest = sorted(shared, key=lambda name: (-views[i].names[name], name))[:_TOLD]
            named = ", ".join(in_full(name, fields[i], fields[j]) for name in heaviest)
            reason = f"alike ({similarity:.2f}), both name {named}"
            links.append(Link(documents[i].id, documents[j].id, similarity, reason))
    return links


def _views(
    documents: Sequence[Document], fields: Sequence[Fields], now: datetime | None
) -> list[_View]:
    by_word = inverse_frequencies([bag.body + bag.title for bag in fields])
    by_name = inverse_frequencies([bag.names for bag in fields])
    return [
        _View(
            weigh(bag.body, by_word),
            weigh(bag.title, by_word),
            weigh(bag.names, by_name),
            _date(document, now),
        )
        for document, bag in zip(documents, fields, strict=True)
    ]


def _date(document: Document, now: datetime | None) -> datetime:
    assert document.published_at is not None
    return min(document.published_at, now) if now else document.published_at


def _candidates(views: Sequence[_View], rules: GroupingRules) -> list[tuple[int, int]]:
    """Pairs of dated documents with heavy words in common, not too far apart in time."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    pairs: list[tuple[int, int]] = []
    window = timedelta(days=rules.sigma_days * _WINDOW_SIGMAS)
    for j, view in enumerate(views):
        near: set[int] = set()
        for word in list(view.body)[:_FEATURES]:
            near.update(postings[word][-_CROWD:])
            postings[word].append(j)
        pairs += [(i, j) for i in near if abs(view.when - views[i].when) <= window]
    return sorted(pairs)


def _similarity(one: _View, other: _View, rules: GroupingRules) -> float:
    parts = (
        (rules.body, one.body, other.body),
        (rules.title, one.title, other.title),
        (rules.names, one.names, other.names),
    )
    weight = sum(share for share, mine, theirs in parts if mine and theirs)
    if not weight:
        return 0.0
    alike = sum(share * cosine(mine, theirs) for share, mine, theirs in parts) / weight
    return alike * nearness_in_time(one.when, other.when, rules.sigma_days)
