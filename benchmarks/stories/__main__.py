"""Stories: how well and how fast. ``python -m benchmarks.stories [--quick]``.

Every threshold is chosen on sets of another make than the one that it is measured on. ``--quick``
leaves out the speed.
"""

from __future__ import annotations

import argparse
from statistics import mean

from benchmarks.stories import copies, speed
from benchmarks.stories.bcubed import bcubed
from benchmarks.stories.chosen import measured
from benchmarks.stories.methods import METHODS, Method, ours, ours_as_a_stream
from benchmarks.stories.sets import HEADLINES, JUDGED, LABELLED, StorySet, load, seeds
from summarizer.closeness import RULES


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the speed")
    options = parser.parse_args()
    sets = [load(name) for name in LABELLED]
    print("| B-cubed F1 |", " | ".join(JUDGED), "| mean |\n|---|", "---|" * (len(JUDGED) + 1))
    for method in METHODS:
        print(_row(method, sets), flush=True)
    print("\nAs it ships, learned on all of them:")
    for one in [*sets, load(HEADLINES), load("ecbplus", dated=False)]:
        print(_shipped(one), flush=True)
    found = {len(ours(seeds(), RULES.threshold)), len(set(ours(seeds(), RULES.threshold)))}
    print("the five articles of one beat are stories:", *found)
    for name in JUDGED:
        one = next(each for each in sets if each.name == name)
        shares = copies.found_copies(one.documents)
        wrong, pairs = copies.false_copies(one)
        print(f"copies, {name}:", ", ".join(f"{k} {v:.3f}" for k, v in shares.items()))
        print(f"  of {pairs} pairs of one story {wrong} are called copies: {wrong / pairs:.2%}")
    if not options.quick:
        for what, figure in speed.report():
            print(f"{what}: {figure}")


def _row(method: Method, sets: list[StorySet]) -> str:
    found = measured(method, sets)
    cells = [f"{found[name][0].f1:.3f} (≥ {found[name][1]:.2f})" for name in JUDGED]
    return f"| {method.name} | {' | '.join(cells)} | {mean(f.f1 for f, _ in found.values()):.3f} |"


def _shipped(one: StorySet) -> str:
    dated = "" if any(document.published_at for document in one.documents) else ", without dates"
    at_once = bcubed(ours(one.documents, RULES.threshold), one.gold())
    stream = bcubed(ours_as_a_stream(one.documents, RULES.threshold), one.gold())
    return (
        f"{one.name}{dated}: at once P {at_once.precision:.3f} R {at_once.recall:.3f} "
        f"F1 {at_once.f1:.3f}; as a stream F1 {stream.f1:.3f}"
    )


if __name__ == "__main__":
    main()
