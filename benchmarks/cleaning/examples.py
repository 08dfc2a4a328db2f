"""Pages as the labeller sees them, for training: what is true of each line, and its label."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.cleaning.layouts import Page
from summarizer.cleaning import KEPT
from summarizer.cleaning.facts import spell
from summarizer.cleaning.labeller import Weights, label, score
from summarizer.cleaning.lexicon import Lexicon, lexicon
from summarizer.cleaning.rows import read_row
from summarizer.cleaning.rules import judge_alone, judge_together
from summarizer.cleaning.settle import settle
from summarizer.cleaning.traits import traits
from summarizer.languages import language
from summarizer.lines import read_lines


@dataclass(frozen=True, slots=True)
class Example:
    """One page: the traits of its lines, and a label for each."""

    traits: list[list[str]]
    labels: str
    language: str
    text: str


_NOTHING = re.compile(r"(?!)")
_NO_WORDS = Lexicon({}, {}, _NOTHING, frozenset(), frozenset(), _NOTHING)


def example(page: Page, rng: random.Random | None = None, hidden: float = 0.7) -> Example:
    """``page`` as an example; with ``rng`` some of what the phrase lists know is hidden.

    A new layout has words that no list has: on a fifth of the pages all phrases are hidden, on
    the others some.
    """
    rows = [read_row(line) for line in read_lines(page.text)]
    alone, _ = judge_alone(rows)
    known = lexicon()
    if rng is not None:
        dice = rng.random()
        share = 1.0 if dice < 0.2 else 0.15
        alone = [None if why and rng.random() < share else why for why in alone]
        known = _NO_WORDS if dice < 0.04 else known
    ruled = judge_together(rows, alone)
    labels = "".join(_label(page, row.line.start, row.line.end) for row in rows)
    spoken = language("und" if known is _NO_WORDS else page.language)
    seen = traits(rows, alone, ruled, known, spoken)
    wordless = rng is not None and rng.random() < hidden
    spelled = [spell(told._replace(stems=[]) if wordless else told) for told in seen]
    return Example(spelled, labels, page.language, page.text)


def examples(pages: Iterable[Page], seed: int | None = None) -> list[Example]:
    """All ``pages``; with a ``seed``, phrases hidden."""
    rng = None if seed is None else random.Random(seed)
    return [example(page, rng) for page in pages]


def read_page(page: Page, learned: Weights) -> list[tuple[str, bool]]:
    """What each line of ``page`` is, and whether it would be kept with these weights."""
    rows = [read_row(line) for line in read_lines(page.text)]
    alone, _ = judge_alone(rows)
    ruled = judge_together(rows, alone)
    seen = traits(rows, alone, ruled, lexicon(), language(page.language))
    said, margins = label([score(told, learned) for told in seen], learned)
    settled = settle(rows, alone, ruled, said, margins)
    return [
        (_label(page, row.line.start, row.line.end), reason in KEPT)
        for row, reason in zip(rows, settled, strict=True)
    ]


def _label(page: Page, start: int, end: int) -> str:
    shares: dict[str, int] = {}
    for kind, first, last in page.spans:
        shared = min(end, last) - max(start, first)
        if shared > 0:
            shares[kind] = shares.get(kind, 0) + shared
    return max(shares, key=lambda kind: shares[kind])
