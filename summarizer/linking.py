"""Average-link agglomeration over sparse links, with pairs that must or must not meet."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """How alike two documents are, 0 … 1, and why."""

    a: str
    b: str
    similarity: float
    because: str


@dataclass(slots=True)
class _Cluster:
    members: list[str]
    group: int | None  # the open group that it continues
    because: list[str] = field(default_factory=list)
    weight: int = 0  # members that count in the average
    links: dict[int, float] = field(default_factory=dict)  # other cluster → sum of similarities


class Clusters:
    """Documents on their way into groups. Two open groups never merge by likeness alone."""

    def __init__(
        self,
        ids: Sequence[str],
        groups: Sequence[Sequence[str]],
        *,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._clusters: dict[int, _Cluster] = {}
        self._home: dict[str, int] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)
        for number, members in enumerate(groups):
            self._add([one for one in members if one not in self._home], number)
        for one in ids:
            if one not in self._home:
                self._add([one], None)

    def _add(self, members: list[str], group: int | None) -> None:
        key = len(self._clusters)
        self._clusters[key] = _Cluster(members, group)
        self._home.update(dict.fromkeys(members, key))

    def join(self, a: str, b: str, because: str, *, across_groups: bool = False) -> bool:
        """Merge the clusters of two documents, unless something forbids it; are they together?"""
        if a not in self._home or b not in self._home:
            return False
        one, other = self._home[a], self._home[b]
        if one != other and self._may_merge(one, other, across_groups=across_groups):
            self._merge(one, other, because)
        return self._home[a] == self._home[b]

    def agglomerate(self, links: Sequence[Link], threshold: float, linked: Iterable[str]) -> None:
        """Merge the two most alike clusters until none are alike enough on average.

        ``linked`` are the documents that links were looked for; the average is over them alone.
        """
        for document in linked:
            self._clusters[self._home[document]].weight += 1
        for link in links:
            one, other = self._home[link.a], self._home[link.b]
            if one != other:
                self._clusters[one].links.setdefault(other, 0.0)
                self._clusters[one].links[other] += link.similarity
                self._clusters[other].links[one] = self._clusters[one].links[other]
        reasons_by_pair = {(link.a, link.b): link for link in links}
        heap = [
            (-self._average(one, other), one, other)
            for one in self._clusters
            for other in self._clusters[one].links
            if one < other
        ]
        heapq.heapify(heap)
        while heap:
            value, one, other = heapq.heappop(heap)
            if -value < threshold:
                return
            if self._stale(one, other, -value) or not self._may_merge(one, other):
                continue
            kept = self._merge(one, other, self._reason(one, other, reasons_by_pair))
            for third in self._clusters[kept].links:
                pair = (min(kept, third), max(kept, third))
                heapq.heappush(heap, (-self._average(*pair), *pair))

    def result(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Members and reasons of every cluster, open groups first, then in the order given."""
        return [
            (tuple(cluster.members), tuple(cluster.because))
            for _, cluster in sorted(self._clusters.items())
            if cluster.members
        ]

    def _average(self, one: int, other: int) -> float:
        a, b = self._clusters[one], self._clusters[other]
        return a.links[other] / (a.weight * b.weight)

    def _stale(self, one: int, other: int, value: float) -> bool:
        gone = one not in self._clusters or other not in self._clusters
        return (
            gone
            or other not in self._clusters[one].links
            or (abs(self._average(one, other) - value) > 1e-12)
        )

    def _may_merge(self, one: int, other: int, *, across_groups: bool = False) -> bool:
        a, b = self._clusters[one], self._clusters[other]
        if a.group is not None and b.group is not None and not across_groups:
            return False
        theirs = set(b.members)
        return not any(
            self._apart[member] & theirs for member in a.members if member in self._apart
        )

    def _merge(self, one: int, other: int, because: str) -> int:
        """Merge into the lower number, so that an open group stays what it is."""
        kept, gone = min(one, other), max(one, other)
        target, source = self._clusters[kept], self._clusters.pop(gone)
        target.members += source.members
        target.weight += source.weight
        target.because += [*source.because, because]
        if target.group is None:
            target.group = source.group
        self._home.update(dict.fromkeys(source.members, kept))
        for third, total in source.links.items():
            neighbour = self._clusters[third].links
            neighbour.pop(gone, None)
            if third != kept:
                target.links[third] = neighbour[kept] = target.links.get(third, 0.0) + total
        target.links.pop(gone, None)
        return kept

    def _reason(self, one: int, other: int, links: dict[tuple[str, str], Link]) -> str:
        """The strongest single link between two clusters."""
        found = [
            link
            for a in self._clusters[one].members
            for b in self._clusters[other].members
            for link in (links.get((a, b)), links.get((b, a)))
            if link is not None
        ]
        return max(found, key=lambda link: (link.similarity, link.a, link.b)).because
