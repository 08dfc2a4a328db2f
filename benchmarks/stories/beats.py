"""One beat on a day of large stories: ``python -m benchmarks.stories.beats``.

Five nearest neighbours of one article of a set, each of another event, put among two hundred of
another set with one date for all: how many of the five stay stories of their own?
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations
from statistics import mean

from benchmarks.stories.sets import JUDGED, NOON, load
from benchmarks.stories.small import Drawn
from summarizer import group_documents

_BEATS = 12
_OTHERS = 200
_EVENTS = 5


def apart(drawn: Drawn, among: Drawn, chance: random.Random) -> int:
    """Stories that hold the five of one beat."""
    others = [replace(one, published_at=NOON) for one in among.set.documents[:_OTHERS]]
    five = [
        replace(chance.choice(drawn.by_story[story]), published_at=NOON)
        for story in drawn.beat(_EVENTS, chance)
    ]
    home = {i: g.id for g in group_documents([*others, *five], now=NOON) for i in g.ids}
    return len({home[one.id] for one in five})


def main() -> None:
    """Print a line for each two sets."""
    sets = {name: Drawn(load(name)) for name in JUDGED}
    found = []
    for one, other in permutations(JUDGED, 2):
        chance = random.Random(other + one)
        kept = [apart(sets[one], sets[other], chance) for _ in range(_BEATS)]
        found.append(mean(kept))
        print(f"beats of {one} among {other}: {found[-1]:.2f} of {_EVENTS} apart", flush=True)
    print(f"mean: {mean(found):.2f}")


if __name__ == "__main__":
    main()
