"""Which group goes on as which: ids that stay while their groups grow, merge and split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .types import Group


@dataclass(frozen=True, slots=True)
class Heir:
    """What a cluster goes on as: its id, whom it took in, and what it was part of."""

    id: str
    merged: tuple[str, ...] = ()
    split_from: str | None = None


def heirs(clusters: Sequence[Sequence[str]], groups: Sequence[Group]) -> list[Heir]:
    """The id of each cluster, in order.

    A group goes on as the cluster that holds most of it, and a cluster goes on as the group that
    it holds most of; of several the one given first. What is left over gets the id of its first
    member that is not taken.
    """
    owner = {member: group.id for group in reversed(groups) for member in group.ids}
    held = [Counter(owner[one] for one in ids if one in owner) for ids in clusters]
    rank = {group.id: place for place, group in enumerate(groups)}
    goes_to = _goes_to(held)
    found: list[Heir] = []
    taken = set(rank)
    for number, ids in enumerate(clusters):
        claims = sorted(
            (one for one in held[number] if goes_to[one] == number),
            key=lambda one: (-held[number][one], rank[one]),
        )
        if claims:
            found.append(Heir(claims[0], tuple(sorted(claims[1:], key=rank.__getitem__))))
            continue
        own = _unused(ids, taken)
        taken.add(own)
        origin = max(held[number], key=lambda one: (held[number][one], -rank[one]), default=None)
        found.append(Heir(own, (), origin))
    return found


def _goes_to(held: Sequence[Mapping[str, int]]) -> dict[str, int]:
    best: dict[str, int] = {}
    for number, counts in enumerate(held):
        for group, count in counts.items():
            if group not in best or count > held[best[group]][group]:
                best[group] = number
    return best


def _unused(ids: Iterable[str], taken: set[str]) -> str:
    ids = list(ids)
    free = next((one for one in ids if one not in taken), None)
    number = 2
    while free is None:
        free = f"{ids[0]}/{number}" if f"{ids[0]}/{number}" not in taken else None
        number += 1
    return free
