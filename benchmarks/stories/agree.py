"""Is a stream at one desk grouped as it is without? ``python -m benchmarks.stories.agree``.

For each set, and for a window of thousands, the share of articles that are in the same company.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.stories.sets import LABELLED, load
from benchmarks.stories.speed import documents
from summarizer import Desk, Document, Group, group_documents, outline

_LOT = 50


def company(groups: Sequence[Group]) -> dict[str, frozenset[str]]:
    """For each document those that it is grouped with."""
    return {one: frozenset(group.ids) for group in groups for one in group.ids}


def agreement(made: Sequence[Document], lot: int) -> tuple[float, float]:
    """A stream in lots at one desk, against the same without a desk and against all at once."""
    desk, outlines = Desk(), [outline(one) for one in made]
    at_desk: tuple[Group, ...] = ()
    without: tuple[Group, ...] = ()
    for end in range(lot, len(made) + lot, lot):
        at_desk = group_documents(outlines[:end], groups=at_desk, desk=desk)
        without = group_documents(made[:end], groups=without)
    own, others = company(at_desk), (company(without), company(group_documents(made)))
    same = [sum(own[one] == other[one] for one in own) / len(own) for other in others]
    return same[0], same[1]


def main() -> None:
    """Print a line for each set."""
    every = {name: (load(name).documents, _LOT) for name in LABELLED}
    every["5,000 of many sets"] = (tuple(documents()), 1_000)
    for name, (made, lot) in every.items():
        without, at_once = agreement(made, lot)
        print(f"{name}: {without:.4f} as without a desk, {at_once:.4f} as at once", flush=True)


if __name__ == "__main__":
    main()
