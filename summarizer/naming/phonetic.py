"""How far apart two names sound: a weighted edit distance over their readings.

The dynamic programme is Wagner and Fischer's (1974), with costs from ``sounds.toml`` and rows
given up once they exceed the limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from .name_tables import sound_costs
from .phonemes import Reading, Readings, readings

FARTHEST: Final = 0.2  # beyond this nothing is measured: the distance is 1
_MOST: Final = 0.95  # however long: a consonant lost makes another name
_SHORTEST: Final = 2.2  # weight below which a name is too short to forgive more
_VOWELS: Final = frozenset("aeiou")
# The least that it can cost to have one consonant of a class more or fewer, by class: half the
# cheapest change into another class, or the cheapest loss. Sums of them are a lower bound.
_LEAST: Final = (0.45, 0.35, 0.45, 0.45, 0.75, 0.35)


@lru_cache(maxsize=65536)
def sound_distance(left: str, right: str) -> float:
    """0 (alike) … ``FARTHEST``, or 1.0, between two written names without spaces."""
    return _nearest(readings(left), readings(right))


def sexes_clash(left: str, right: str) -> bool:
    """Whether no reading of the one can be of the same sex as one of the other."""
    one = {reading.sex for reading in readings(left).all}
    other = {reading.sex for reading in readings(right).all}
    return bool(one) and bool(other) and not (one & other or "?" in one or "?" in other)


def _nearest(left: Readings, right: Readings) -> float:
    if not left.all or not right.all:
        return 1.0
    apart = _at_least(left, right)
    best, near = FARTHEST, False
    for one in left.all:
        for other in right.all:
            if one.sex != other.sex and "?" not in (one.sex, other.sex):
                continue
            length = max(_SHORTEST, (one.weight + other.weight) / 2)
            doubt = one.doubt + other.doubt
            limit = min(best * length, _MOST) - doubt
            if apart > limit or _counted_apart(one.counts, other.counts) > limit:
                continue
            cost = doubt + _edits(one, other, limit)
            if cost <= best * length:
                best, near = cost / length, True
    return best if near else 1.0


def _at_least(left: Readings, right: Readings) -> float:
    """What the difference in consonants costs whichever readings are taken."""
    cost = 0.0
    for least, most, other_least, other_most, each in zip(
        left.least, left.most, right.least, right.most, _LEAST, strict=True
    ):
        if least > other_most:
            cost += each * (least - other_most)
        elif other_least > most:
            cost += each * (other_least - most)
    return cost


def _counted_apart(one: Sequence[int], other: Sequence[int]) -> float:
    """What the difference in consonants of two readings costs at least."""
    cost = 0.0
    for mine, theirs, each in zip(one, other, _LEAST, strict=True):
        if mine != theirs:
            cost += each * abs(mine - theirs)
    return cost


def _edits(one: Reading, other: Reading, limit: float) -> float:
    """The cheapest way from one reading to the other; anything above ``limit`` once beyond it."""
    left, right = one.sounds, other.sounds
    if left == right:
        return 0.0
    instead, extra_right = _instead(), other.extra
    row = [0.0]
    for cost in extra_right:
        row.append(row[-1] + cost)
    for a, more in zip(left, one.extra, strict=True):
        diagonal = row[0]
        cost = cheapest = diagonal + more
        new = [cost]
        changes = instead[a]
        for b, above, extra in zip(right, row[1:], extra_right, strict=True):
            cost += extra
            if above + more < cost:
                cost = above + more
            diagonal += changes[b]
            if diagonal < cost:
                cost = diagonal
            if cost < cheapest:
                cheapest = cost
            new.append(cost)
            diagonal = above
        if cheapest > limit:
            return limit + 1.0
        row = new
    return row[-1]


class _Changes(dict[str, float]):
    """What it costs to take a sound for each other one."""

    def __init__(self, sound: str) -> None:
        self._sound = sound

    def __missing__(self, other: str) -> float:
        found = sound_costs().instead.get((self._sound, other))
        if found is None:
            vowels = self._sound in _VOWELS and other in _VOWELS
            found = 0.0 if other == self._sound else 0.35 if vowels else 1.2
        self[other] = found
        return found


class _AllChanges(dict[str, _Changes]):
    """``_Changes`` of each sound."""

    def __missing__(self, sound: str) -> _Changes:
        self[sound] = found = _Changes(sound)
        return found


@lru_cache(maxsize=1)
def _instead() -> _AllChanges:
    return _AllChanges()
