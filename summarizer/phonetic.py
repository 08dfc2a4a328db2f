"""How far apart two names sound: a weighted edit distance over their readings.

The dynamic programme is Wagner and Fischer's (1974), with costs from ``sounds.toml`` and rows
given up once they exceed the limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from .name_tables import sound_costs
from .phonemes import Reading, Readings, readings

FARTHEST: Final = 0.25  # beyond this nothing is measured: the distance is 1
_SHORTEST: Final = 2.2  # weight below which a name is too short to forgive more
_VOWELS: Final = frozenset("aeiou")


@lru_cache(maxsize=65536)
def sound_distance(left: str, right: str) -> float:
    """0 (alike) … ``FARTHEST``, or 1.0, between two written names without spaces."""
    return _nearest(readings(left), readings(right))


def _nearest(left: Readings, right: Readings) -> float:
    if not left.all or not right.all:
        return 1.0
    apart = 0
    for least, most, other_least, other_most in zip(
        left.least, left.most, right.least, right.most, strict=True
    ):
        if least > other_most:
            apart += least - other_most
        elif other_least > most:
            apart += other_least - most
    best = FARTHEST
    near = False
    for one in left.all:
        for other in right.all:
            if one.sex != other.sex and "?" not in (one.sex, other.sex):
                continue
            length = max(_SHORTEST, (one.weight + other.weight) / 2)
            # No consonant can be lost or changed into another class for less than 0.35.
            if 0.35 * apart > best * length:
                continue
            doubt = one.doubt + other.doubt
            cost = doubt + _edits(one, other, best * length - doubt)
            if cost <= best * length:
                best, near = cost / length, True
    return best if near else 1.0


def _edits(one: Reading, other: Reading, limit: float) -> float:
    """The cheapest way from one reading to the other; anything above ``limit`` once beyond it."""
    left, right = one.sounds, other.sounds
    if left == right:
        return 0.0
    costs = sound_costs()
    instead, extra = costs.instead, costs.extra
    last = len(right) - 1
    extra_right = [_extra(extra, sound, final=j == last) for j, sound in enumerate(right)]
    row = [0.0]
    for cost in extra_right:
        row.append(row[-1] + cost)
    for i, a in enumerate(left):
        more = _extra(extra, a, final=i == len(left) - 1)
        new = [row[0] + more]
        for j, b in enumerate(right):
            change = row[j] if a == b else row[j] + instead.get((a, b), _default(a, b))
            new.append(min(change, row[j + 1] + more, new[j] + extra_right[j]))
        if min(new) > limit:
            return limit + 1.0
        row = new
    return row[-1]


def _extra(costs: Mapping[str, float], sound: str, *, final: bool) -> float:
    cost = costs.get(sound, 1.0)
    # A final vowel is often only a case ending; a final i is not: it makes another name.
    return cost * 0.35 if final and sound in "aeouy" else cost


def _default(a: str, b: str) -> float:
    return 0.35 if a in _VOWELS and b in _VOWELS else 1.2
