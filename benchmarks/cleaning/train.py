"""Learn the labeller's weights: ``python -m benchmarks.cleaning.train``, some minutes, repeatable.

A conditional random field trained by stochastic gradient (AdaGrad; Duchi, Hazan and Singer, 2011)
on pages generated from the development sets' articles. Softmax-margin (Gimpel and Smith, 2010):
a comment taken for news costs most, then an article's line dropped.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.cleaning.bodies import DEVELOPMENT, development
from benchmarks.cleaning.examples import Example, example
from benchmarks.cleaning.furniture import languages
from benchmarks.cleaning.layouts import Page, layouts, pages
from summarizer.cleaning.facts import WORD
from summarizer.cleaning.labeller import LABELS
from tests.summarizer.pages import FRESH, OUTSIDE, PAGES

WEIGHTS = Path(__file__).resolve().parents[2] / "summarizer/data/cleaning/weights.txt"
_KEPT = "TPH"
_RATE, _DECAY = 0.25, 2e-5
_RAREST, _RAREST_WORD = 100, 4  # pages
_TIMES = 6  # that a page written by hand is shown
_WORDLESS, _WORDLESS_HAND = 0.7, 0.4  # of the pages, made and written, are shown without words
_HIDDEN = 0.3  # of what is true of a line, in each look at it: none is relied on alone (dropout)


def cost(true: str, said: str) -> float:
    """How bad it is to say ``said`` of what is ``true``."""
    if true == said:
        return 0.0
    if true == "C" and said in _KEPT:
        return 8.0
    if true in _KEPT and said not in _KEPT:
        return 5.0 if true == "P" else 4.0
    if said in _KEPT and true not in _KEPT:
        return 1.0
    return 0.2


COSTS = np.array([[cost(true, said) for said in LABELS] for true in LABELS])


def _forward_backward(nodes: Any, steps: Any) -> tuple[Any, Any]:
    """Marginal probabilities of labels, and of label pairs summed over the page.

    In probabilities, each line's brought to a sum of 1 (Rabiner, 1989, section V.A).
    """
    length = len(nodes)
    fits = np.exp(nodes - nodes.max(axis=1, keepdims=True))
    follows = np.exp(steps)
    ahead, behind, scale = np.empty_like(fits), np.ones_like(fits), np.empty(length)
    reached = fits[0]
    for at in range(length):
        if at:
            reached = (ahead[at - 1] @ follows) * fits[at]
        scale[at] = reached.sum()
        ahead[at] = reached / scale[at]
    for at in range(length - 2, -1, -1):
        behind[at] = follows @ (fits[at + 1] * behind[at + 1]) / scale[at + 1]
    onward = fits[1:] * behind[1:] / scale[1:, None]
    return ahead * behind, follows * (ahead[:-1].T @ onward)


class Trainer:
    """Weights in the making: a row for each trait, and steps between labels."""

    def __init__(self, made: Sequence[Example]) -> None:
        pages: dict[str, set[str]] = {}
        for page in made:
            pages.setdefault(page.text, set()).update(*page.traits)
        counted = Counter(name for names in pages.values() for name in names)
        kept = sorted(
            name
            for name, count in counted.items()
            if count >= (_RAREST_WORD if name[:2] == WORD else _RAREST)
        )
        self.ids = {name: index for index, name in enumerate(kept)}
        size = len(LABELS)
        self.table, self.seen = np.zeros((len(kept), size)), np.full((len(kept), size), 1e-2)
        self.steps, self.steps_seen = np.zeros((size + 1, size)), np.full((size + 1, size), 1e-2)
        self.pages = [self._numbers(page) for page in made]
        self.dice = np.random.default_rng(1)

    def _numbers(self, page: Example) -> tuple[Any, Any, Any]:
        known = [[self.ids[n] for n in names if n in self.ids] for names in page.traits]
        rows = np.repeat(np.arange(len(known)), [len(each) for each in known])
        return np.concatenate(known), rows, np.array([LABELS.index(c) for c in page.labels])

    def epoch(self, rng: random.Random) -> None:
        """One pass over all pages in a new order."""
        order = list(range(len(self.pages)))
        rng.shuffle(order)
        for index in order:
            self._learn(*self.pages[index])

    def _learn(self, ids: Any, rows: Any, gold: Any) -> None:
        seen = self.dice.random(len(ids)) >= _HIDDEN
        ids, rows, length = ids[seen], rows[seen], len(gold)
        nodes = np.zeros((length, len(LABELS)))
        np.add.at(nodes, rows, self.table[ids])
        nodes[0] += self.steps[-1]
        single, pairs = _forward_backward(nodes + COSTS[gold], self.steps[:-1])
        single[np.arange(length), gold] -= 1.0
        slope = single[rows] + _DECAY * self.table[ids]
        self.seen[ids] += slope**2
        self.table[ids] -= _RATE * slope / np.sqrt(self.seen[ids])
        between = np.zeros_like(self.steps)
        between[:-1] = pairs
        np.add.at(between, (gold[:-1], gold[1:]), -1.0)
        between[-1] = single[0]
        self.steps_seen += between**2
        self.steps -= _RATE * between / np.sqrt(self.steps_seen)

    def write(self) -> str:
        """The weights as ``labeller.parse`` reads them: hundredths, what says little left out."""
        lines = ["# Learned by benchmarks/cleaning/train.py: trait, then hundredths for TPHNOC."]
        named = {"^": self.steps[-1]} | {
            f">{label}": self.steps[index] for index, label in enumerate(LABELS)
        }
        for name, index in self.ids.items():
            values = (1 - _HIDDEN) * self.table[index]
            if np.abs(values).max() >= 0.1:
                named[name] = values
        for name, values in sorted(named.items()):
            lines.append(f"{name}\t{' '.join(str(round(v * 100)) for v in values)}")
        return "\n".join(lines) + "\n"


def by_hand() -> list[Page]:
    """The pages written by hand for the tests, but for those kept unseen."""
    return [
        Page(
            page.text,
            tuple((line.kind, line.start, line.end) for line in page.lines),
            page.title,
            page.name[:2],
        )
        for page in (*PAGES, *FRESH, *OUTSIDE)
    ]


def shown(made: Sequence[Page], seed: int) -> list[Example]:
    """``made`` pages and, several times each, those written by hand, with other words hidden."""
    rng = random.Random(seed)
    found = [example(page, rng, _WORDLESS) for page in made]
    return found + [example(page, rng, _WORDLESS_HAND) for page in by_hand() * _TIMES]


def train(made: Sequence[Example], epochs: int) -> str:
    """The weights that ``made`` teach, as text."""
    trainer = Trainer(made)
    rng = random.Random(1)
    for _ in range(epochs):
        trainer.epoch(rng)
    return trainer.write()


def average(found: Sequence[str]) -> str:
    """The mean of several trainings' weights: each page set teaches something by chance."""
    sums: dict[str, Any] = {}
    for text in found:
        for line in text.splitlines()[1:]:
            name, _, numbers = line.partition("\t")
            row = np.array([int(number) for number in numbers.split()])
            sums[name] = sums.get(name, 0) + row
    rows = {name: np.rint(row / len(found)).astype(int) for name, row in sums.items()}
    kept = {name: row for name, row in rows.items() if np.abs(row).max() > 2 or name[:1] in "^>"}
    lines = [f"{name}\t{' '.join(map(str, row))}" for name, row in sorted(kept.items())]
    return "\n".join([found[0].splitlines()[0], *lines]) + "\n"


def main() -> None:
    """Train on every layout and language, and write the weights that ship."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1400)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--runs", type=int, default=4, help="trainings, of which the mean is kept")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    wanted = parser.parse_args()
    if not DEVELOPMENT.is_dir():
        raise SystemExit("the development sets are not beside the project")
    articles = development(120)
    found: list[str] = []
    for seed in range(11, 11 + 10 * wanted.runs, 10):
        chosen = layouts(400, seed, fold=0, held_out=False)
        chosen += layouts(140, seed + 1, fold=0, held_out=True)
        made = pages(articles, chosen, languages(), wanted.pages, seed + 2)
        found.append(train(shown(made, seed + 3), wanted.epochs))
    wanted.out.parent.mkdir(exist_ok=True)
    wanted.out.write_text(average(found), encoding="utf-8")


if __name__ == "__main__":
    main()
