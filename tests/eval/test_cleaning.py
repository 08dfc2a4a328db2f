"""Figures that only go up: when cleaning gets better, raise them in ``figures.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.eval.cleaning import count, figures
from tests.summarizer.pages import FRESH, LATER, OUTSIDE, PAGES, UNSEEN

PINNED = tomllib.loads((Path(__file__).parent / "figures.toml").read_text(encoding="utf-8"))


SETS = {
    "cleaning": PAGES,
    "cleaning_unseen": UNSEEN,
    "cleaning_later": LATER,
    "cleaning_fresh": FRESH,
    "cleaning_outside": OUTSIDE,
}


@cache
def measured(name: str) -> dict[str, float]:
    return figures(
        count(
            (page.text, [(line.kind, line.start, line.end) for line in page.lines], page.title)
            for page in SETS[name]
        )
    )


@pytest.mark.parametrize(
    ("name", "figure"), [(name, figure) for name in SETS for figure in sorted(PINNED[name])]
)
def test_cleaning_is_no_worse_than_it_was(name: str, figure: str) -> None:
    assert measured(name)[figure] >= PINNED[name][figure]
