"""Recall and false matches on pairs of names, by script and method, and F1 on our own lists.

    python -m benchmarks.names [--held-out] [--sample N]

Recall is the share of true pairs found. "hard" is the share of wrong pairs taken for one name:
each Latin name with what its three nearest others are in the other script, nearest by Jaro and
Winkler's likeness of the Latin spellings and, after the stroke, of the romanised ones. "random"
are wrong pairs at random. ``--held-out`` counts only the two pairs in five that
``benchmarks.names.train --try`` leaves out.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Sequence
from itertools import combinations

from benchmarks.names.opponents import METHODS, Decide
from benchmarks.names.pairs import (
    LATER,
    SCRIPTS,
    SHARED,
    SPELLINGS,
    SYSTEMS,
    UNSEEN,
    Pair,
    at_random,
    collected,
    hardest,
    held_out,
    rows,
)

RANDOM = 20_000


def share(decide: Decide, pairs: Sequence[Pair]) -> float:
    """The share of pairs that are taken for one name."""
    return sum(decide(a, b) for a, b in pairs) / max(1, len(pairs))


def scripts(methods: dict[str, Decide], *, only_held_out: bool, sample: int) -> None:
    """The table of the collected pairs."""
    print("| script | method | recall | hard (Latin / romanised) | random | pairs/s |")
    print("|---|---|---|---|---|---|")
    for script in SCRIPTS:
        pairs = [p for p in collected(script) if not only_held_out or held_out(p[0])]
        wrong = [hardest(pairs, romanised=how)[:: max(1, sample)] for how in (False, True)]
        random = at_random(pairs, RANDOM)[:: max(1, sample)]
        pairs = pairs[:: max(1, sample)]
        for name, decide in methods.items():
            start = time.perf_counter()
            found = share(decide, pairs)
            hard, romanised = (share(decide, each) for each in wrong)
            chance = share(decide, random)
            count = len(pairs) + len(wrong[0]) + len(wrong[1]) + len(random)
            speed = count / (time.perf_counter() - start)
            print(
                f"| {script} | {name} | {found:.3f} | {hard:.3f} / {romanised:.3f}"
                f" | {chance:.5f} | {speed:,.0f} |",
                flush=True,
            )


def lists(methods: dict[str, Decide]) -> None:
    """F1 on our own lists: all pairs within a line are one name, all others are not."""
    print("\n| list | method | precision | recall | F1 |")
    print("|---|---|---|---|---|")
    for label, path in (
        ("spellings.txt", SPELLINGS),
        ("unseen.txt", UNSEEN),
        ("later.txt", LATER),
        ("systems.txt", SYSTEMS),
    ):
        for name, decide in methods.items():
            precision, recall = judged(decide, rows(path))
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"| {label} | {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} |", flush=True)


def judged(
    decide: Decide, lines: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
) -> tuple[float, float]:
    """(precision, recall) over all pairs of all spellings and distractors of a list.

    Two distractors are not compared: they may be each other's spellings.
    """
    right = wrong = total = 0
    for one, others in lines:
        for a, b in combinations(one, 2):
            total += 1
            right += decide(a, b)
        wrong += sum(decide(a, b) for a in one for b in others)
    for (one, _), (other, _) in combinations(lines, 2):
        wrong += sum(decide(a, b) for a in one for b in other)
    return right / max(1, right + wrong), right / max(1, total)


def cases(methods: dict[str, Decide]) -> None:
    """OpenSanctions' own cases: persons, and all kinds."""
    path = SHARED / "data" / "name_cases.csv"
    if not path.exists():
        return
    print("\n| name_cases.csv | method | precision | recall | F1 |")
    print("|---|---|---|---|---|")
    with path.open(encoding="utf-8", newline="") as file:
        every = list(csv.DictReader(file))
    for label, kinds in (("persons", {"Person"}), ("all", {row["schema"] for row in every})):
        chosen = [row for row in every if row["schema"] in kinds]
        wanted = [row["is_match"] == "true" for row in chosen]
        for name, decide in methods.items():
            given = [decide(row["name1"], row["name2"]) for row in chosen]
            right = sum(a and b for a, b in zip(given, wanted, strict=True))
            precision, recall = right / max(1, sum(given)), right / max(1, sum(wanted))
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"| {label} | {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} |", flush=True)


def main(words: list[str]) -> int:
    """Print all tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names", description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="only pairs kept from training")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth pair")
    parser.add_argument("--method", action="append", choices=METHODS, help="only these methods")
    given = parser.parse_args(words)
    methods = {name: METHODS[name]() for name in given.method or METHODS}
    present = {name: decide for name, decide in methods.items() if decide is not None}
    for name in methods.keys() - present.keys():
        print(f"{name}: not here; see requirements.bench.in")
    if collected("cyrillic"):
        scripts(present, only_held_out=given.held_out, sample=given.sample)
        cases(present)
    else:
        print("the development pairs are not here; only our own lists:")
    lists(present)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
