"""A threshold for each set, chosen on the sets of other makes; no set has a say in its own."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.stories.bcubed import BCubed, bcubed
from benchmarks.stories.methods import Method
from benchmarks.stories.sets import JUDGED, StorySet


def make(name: str) -> str:
    """Who made a set: two of one make are one when a threshold is chosen."""
    return name.split("_", maxsplit=1)[0]


def weight(name: str, names: Iterable[str]) -> float:
    """Every make counts the same."""
    return 1 / sum(make(other) == make(name) for other in names)


def measured(method: Method, sets: list[StorySet]) -> dict[str, tuple[BCubed, float]]:
    """Each judged set's figures at the threshold that the others choose, with that threshold."""
    curves = {
        one.name: {t: bcubed(method.label(one.documents, t), one.gold()) for t in method.thresholds}
        for one in sets
    }
    found = {}
    for name in JUDGED:
        others = [other for other in curves if make(other) != make(name)]
        best = max(
            method.thresholds,
            key=lambda t: sum(weight(other, others) * curves[other][t].f1 for other in others),
        )
        found[name] = (curves[name][best], best)
    return found
