"""Learn the rules of grouping: ``python -m benchmarks.stories.train``. Minutes; repeatable.

One round of coordinate search over the numbers of ``GroupingRules``, from those that ship: for
each set the values that are best on the sets of other makes, and what they reach on it; then the
values that are best on all, which are the ones to ship.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from statistics import mean

from benchmarks.stories.bcubed import bcubed
from benchmarks.stories.chosen import make, weight
from benchmarks.stories.sets import JUDGED, LABELLED, load
from summarizer import group_documents
from summarizer.closeness import RULES, GroupingRules

STEPS: dict[str, tuple[float, ...]] = {
    "usual": (0.20, 0.25, 0.30),
    "neighbours": (5, 10, 15),
    "sigma_days": (1.5, 2.2, 3.0),
    "threshold": (0.05, 0.06, 0.07, 0.08, 0.09),
}
SETS = {name: load(name) for name in LABELLED}


@cache
def reached(name: str, rules: GroupingRules) -> float:
    """B-cubed F1 on a set."""
    one = SETS[name]
    home = {key: g.id for g in group_documents(one.documents, rules=rules) for key in g.ids}
    return bcubed([home[document.id] for document in one.documents], one.gold()).f1


def best(names: Sequence[str]) -> GroupingRules:
    """The rules that reach most on these sets, every make counting the same."""

    def total(rules: GroupingRules) -> float:
        return sum(weight(name, names) * reached(name, rules) for name in names)

    rules = RULES
    for field, values in STEPS.items():
        rules = max((replace(rules, **{field: value}) for value in values), key=total)
    return rules


def main() -> None:
    """Print what each set's others would choose, and what all choose."""
    found = []
    for name in JUDGED:
        rules = best([other for other in LABELLED if make(other) != make(name)])
        found.append(reached(name, rules))
        print(f"{name}: {found[-1]:.3f} with {told(rules)}", flush=True)
    print(f"mean, chosen on others: {mean(found):.3f}")
    rules = best(LABELLED)
    print(f"chosen on all: {told(rules)}: {mean(reached(name, rules) for name in JUDGED):.3f}")


def told(rules: GroupingRules) -> str:
    """The values that are searched."""
    return ", ".join(f"{field} {getattr(rules, field)}" for field in STEPS)


if __name__ == "__main__":
    main()
