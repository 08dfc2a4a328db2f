"""The documents at hand, weighed against one another, and the clusters that they fall into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp
from typing import TYPE_CHECKING, Final, Literal

from .abroad import cross
from .closeness import GroupingRules, alike_in_time, closeness
from .desk import Desk
from .duplicates import find_duplicates
from .headlines import headlines
from .linking import Lumps, agglomerate
from .outlines import Outline, subject
from .types import Document, Group

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Constraint = tuple[str, str, Literal["together", "apart"]]

_MOST_TOUCHED: Final = 1_500  # documents of open groups that are looked at again
_NEAREST: Final = 20  # of a new document, whose groups it could join
_CERTAIN: Final = 9.0  # nearer than any likeness: a copy, or people's word
_SAMPLE: Final = 256  # documents by which a window is known
_TOLD: Final = 3  # names and figures in common that a reason tells


@dataclass(frozen=True, slots=True)
class Clusters:
    """Lists of ids; ``why`` says of one that is with others why it is: asked only where told."""

    members: list[list[str]]
    why: Callable[[str, Sequence[str]], str | None]


class Window:
    """Documents, each once, with what they are about and when."""

    def __init__(
        self,
        documents: Sequence[Document | Outline],
        now: datetime | None,
        rules: GroupingRules,
        desk: Desk | None = None,
    ) -> None:
        import numpy as np

        self.rules = rules
        self.documents = {document.id: document for document in documents}
        subjects = [subject(document) for document in documents]
        self.desk = desk or Desk()
        self.weighed, rows = self.desk.weigh(list(self.documents), subjects)
        self.place = dict(zip(self.documents, rows, strict=True))
        self.subjects = dict(zip(rows, subjects, strict=True))
        self.crossed = cross(subjects)
        if self.crossed is not None:
            self.crossed = self.crossed.moved(rows)
        self.bare = headlines(
            [
                (row, one.title, one)
                for row, one in self.subjects.items()
                if one.length < rules.headline_words
            ]
        )
        days = np.full(self.weighed.size, np.nan)
        days[rows] = [_day(document, now) for document in documents]
        dated = days[~np.isnan(days)]
        # From the first one on: so that single precision tells minutes apart.
        self.days = (days - (dated.min() if len(dated) else 0.0)).astype(np.float32)
        self.least = rules.least(len(documents))

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Those of the ids that are at hand, in the order of their places."""
        return sorted((one for one in ids if one in self.place), key=self.place.__getitem__)

    def touched(
        self, fresh: Sequence[str], groups: Sequence[Group], constraints: Sequence[Constraint]
    ) -> list[Group]:
        """The open groups that the new documents, or people's word, could change."""
        import numpy as np

        owner = {one: group.id for group in reversed(groups) for one in group.ids}
        near = {owner[o]: _CERTAIN for a, b, _ in constraints for o in (a, b) if o in owner}
        known = self.in_order(owner)
        if fresh and known:
            alike = self._alike(fresh, known)
            most = min(_NEAREST, len(known))
            floor = np.partition(alike, len(known) - most, axis=1)[:, -most]
            alike[alike < np.maximum(floor, self.rules.threshold)[:, None]] = 0.0
            best = alike.max(axis=0)
            for number in np.flatnonzero(best).tolist():
                group = owner[known[number]]
                near[group] = max(near.get(group, 0.0), float(best[number]))
            for copy in find_duplicates(tuple(self.documents.values()), among=fresh):
                near.update({owner[o]: _CERTAIN for o in (copy.id, copy.of) if o in owner})
        sizes = {group.id: len(group.ids) for group in groups}
        chosen: set[str] = set()
        room = _MOST_TOUCHED
        for group in sorted(near, key=lambda one: (-near[one], one)):
            if near[group] >= _CERTAIN or room >= sizes[group]:
                chosen.add(group)
                room -= sizes[group]
        return [group for group in groups if group.id in chosen]

    def clusters(
        self, region: Sequence[str], groups: Sequence[Group], constraints: Sequence[Constraint]
    ) -> Clusters:
        """What belongs together of these documents and of these open groups' other members."""
        lumps, reasons = self._joined(region, groups, constraints)
        copies = self._copies(region, lumps, reasons)
        telling = [one for one in region if one not in copies]
        scores = self._scores(self._alike(telling, telling), telling, groups)
        given = _given(scores, telling, lumps)
        for kept, gone in agglomerate(scores, given, self.least):
            lumps.join(telling[kept], telling[gone])
        ties = _Ties(self, scores, {one: row for row, one in enumerate(telling)})
        members = [lumps.members(one) for one in lumps.homes()]
        return Clusters(members, lambda one, ids: reasons.get(one) or ties.strongest(one, ids))

    def _alike(self, rows: Sequence[str], columns: Sequence[str]) -> Floats:
        return alike_in_time(
            self.weighed,
            self.days,
            [self.place[one] for one in rows],
            [self.place[one] for one in columns],
            self.rules,
            self.crossed,
            self.bare,
        )

    def settled(self) -> float:
        """The share of documents that have a near twin, by a sample of them."""
        import numpy as np

        if not self.documents:
            return 0.0
        if self.desk.settled is None:
            step = -(-len(self.documents) // _SAMPLE)
            ids = self.in_order(self.documents)
            alike = self._alike(ids[::step], ids)
            alike[np.arange(len(alike)), np.arange(0, len(ids), step)] = 0.0
            self.desk.settled = float((alike.max(axis=1) >= self.rules.twins).mean())
        return self.desk.settled

    def _joined(
        self, region: Sequence[str], groups: Sequence[Group], constraints: Sequence[Constraint]
    ) -> tuple[Lumps, dict[str, str]]:
        """What is together before any likeness: people's word, and members not at hand."""
        ids = [*region, *(one for group in groups for one in group.ids)]
        lumps = Lumps(ids, [(a, b) for a, b, verdict in constraints if verdict == "apart"])
        for group in groups:
            missing = [one for one in group.ids if one not in self.place]
            here = [one for one in group.ids if one in self.place]
            for one in missing[1:] + here[: 1 if missing else 0]:
                lumps.join(missing[0], one)
        reasons: dict[str, str] = {}
        for a, b, verdict in constraints:
            if verdict == "together" and lumps.join(a, b):
                reasons |= {a: "put together by hand", b: "put together by hand"}
        return lumps, reasons

    def _copies(self, region: Sequence[str], lumps: Lumps, reasons: dict[str, str]) -> set[str]:
        """Join the copies; they are together with their originals, and no witnesses themselves."""
        copies = set()
        documents = [self.documents[one] for one in region]
        for copy in find_duplicates(documents):
            if lumps.join(copy.id, copy.of):
                copies.add(copy.id)
                reasons[copy.id] = f"the same text: {copy.because}"
        return copies

    def _scores(self, alike: Floats, telling: Sequence[str], groups: Sequence[Group]) -> Floats:
        """Scores of each two, a little higher in one group so that groups do not waver.

        ``alike`` is used up: a second matrix of a large window would be most of the memory.
        """
        import numpy as np

        rows = [self.place[one] for one in telling]
        subjects = [self.subjects[row] for row in rows]
        scores = closeness(
            alike,
            self.days[rows],
            subjects,
            self.least,
            self.rules,
            settled=self.settled(),
            by_names=lambda one, near: self.weighed.by_names(rows[one], [rows[n] for n in near]),
        )
        row = {one: number for number, one in enumerate(telling)}
        for group in groups:
            own = [row[one] for one in group.ids if one in row]
            if len(own) > 1:
                scores[np.ix_(own, own)] += self.rules.loyalty
        return scores


@dataclass(frozen=True, slots=True)
class _Ties:
    """What ties a document to the others of its cluster, from the scores that joined them."""

    window: Window
    scores: Floats
    row: Mapping[str, int]

    def strongest(self, one: str, ids: Sequence[str]) -> str | None:
        """The strongest tie of one to the others of its cluster, in words; None of one alone."""
        others = [other for other in ids if other != one and other in self.row]
        if one not in self.row or not others:
            return None
        own = self.scores[self.row[one]]
        nearest = max(others, key=lambda other: (own[self.row[other]], -self.row[other]))
        first, second = sorted((one, nearest), key=self.row.__getitem__)
        return self._told(self.window.place[first], self.window.place[second])

    def _told(self, i: int, j: int) -> str:
        window = self.window
        mine, theirs = window.subjects[i].written, window.subjects[j].written
        cosine, shared = window.weighed.shared(i, j)
        both = [stem for stem in shared if stem in mine and stem in theirs]
        named = ", ".join(min(mine[stem], theirs[stem], key=len) for stem in both[:_TOLD])
        days = float(abs(window.days[i] - window.days[j]))
        hours = days * 24
        near = 1.0 if hours != hours else exp(-0.5 * (days / window.rules.sigma_days) ** 2)
        alike = cosine * near
        when = "" if hours != hours else f", {hours:.0f} h apart"  # NaN: a date is missing
        return f"alike ({alike:.2f}){when}" + (f", both name {named}" if named else "")


def _given(scores: Floats, telling: Sequence[str], lumps: Lumps) -> list[tuple[int, int]]:
    """Rows that are one from the start; those that must not meet are marked in ``scores``."""
    import numpy as np

    first: dict[str, int] = {}
    given = []
    for number, one in enumerate(telling):
        home = first.setdefault(lumps.home(one), number)
        if home != number:
            given.append((home, number))
    for a, b in lumps.kept_apart():
        if a in first and b in first:
            scores[first[a], first[b]] = scores[first[b], first[a]] = -np.inf
    return given


def _day(document: Document | Outline, now: datetime | None) -> float:
    if document.published_at is None:
        return float("nan")
    when = min(document.published_at, now) if now else document.published_at
    return when.timestamp() / 86_400
