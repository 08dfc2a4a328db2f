"""Which digests are composed, and which slots closed, together when thousands are due."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from bot.store.due import Due

#: So many wishes are composed, or slots gathered and sorted, before they are closed together.
_WISHES_AT_ONCE, _SLOTS_AT_ONCE = 32, 50_000
#: So many slots are closed in one transaction: a tenth of a second of the one writer's time.
_WRITTEN_AT_ONCE = 3_500


def lots(groups: Sequence[Due]) -> Iterator[list[Due]]:
    """The groups in order, as many at a time as few compositions serve: all zones of a wish."""
    lot: list[Due] = []
    wishes: set[Hashable] = set()
    slots = 0
    for group in groups:
        full = len(wishes) >= _WISHES_AT_ONCE and group.wish not in wishes
        if lot and (full or slots >= _SLOTS_AT_ONCE):
            yield lot
            lot, wishes, slots = [], set(), 0
        lot.append(group)
        wishes.add(group.wish)
        slots += len(group.subscription_ids)
    if lot:
        yield lot


def side_by_side(groups: Sequence[Sequence[int]]) -> Iterator[dict[int, list[int]]]:
    """All the ids in order, so many at a time; of each lot which are whose, by place."""
    every = sorted((number, place) for place, ids in enumerate(groups) for number in ids)
    for start in range(0, len(every), _WRITTEN_AT_ONCE):
        some: dict[int, list[int]] = {}
        for number, place in every[start : start + _WRITTEN_AT_ONCE]:
            some.setdefault(place, []).append(number)
        yield some
