"""How well pages are told from their articles: ``python -m benchmarks.cleaning``, one table.

``--held-out`` trains anew (minutes, needs the development sets) without a quarter of the layout
parts and without five languages, and measures on pages made of nothing but those.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.cleaning.bodies import development, ours
from benchmarks.cleaning.examples import examples, read_page
from benchmarks.cleaning.furniture import languages
from benchmarks.cleaning.layouts import Page, layouts, pages
from benchmarks.cleaning.train import train
from summarizer import clean
from summarizer.cleaning.labeller import Weights, parse, weights
from tests.eval.cleaning import count, figures
from tests.summarizer.pages import PAGES

LEFT_OUT = ("cs", "he", "ja", "sv", "tr")
_HEAD = f"{'pages':38}{'n':>5}{'noise kept':>12}{'comments':>10}{'lost':>8}{'precision':>11}"


def _row(name: str, number: int, counted: Counter[str]) -> str:
    found = figures(counted)
    return (
        f"{name:38}{number:5}{1 - found['noise_dropped']:12.1%}"
        f"{counted['comments kept']:>4}/{counted['comments']:<5}{1 - found['article_kept']:8.1%}"
        f"{found['precision']:11.1%}"
    )


def _with(learned: Weights, made: Iterable[Page]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for page in made:
        for kind, kept in read_page(page, learned):
            sort = "article" if kind in "TPH" else ("comments" if kind == "C" else "noise")
            counted[sort] += 1
            counted[f"{sort} kept"] += kept
            counted[f"{sort} lost"] += not kept
    return counted


def _generated(held_out: bool, left_out: bool, number: int) -> list[Page]:
    known = [code for code in languages() if (code in LEFT_OUT) is left_out]
    return pages(ours(), layouts(60, 21, fold=0, held_out=held_out), known, number, 22)


def _held_out() -> None:
    known = [code for code in languages() if code not in LEFT_OUT]
    made = pages(development(120), layouts(300, 1, fold=0, held_out=False), known, 900, 2)
    learned = parse(train(examples(made, 3), 5))
    for name, held, left in (
        ("new articles", False, False),
        ("new articles and layouts", True, False),
        ("new articles, layouts and languages", True, True),
    ):
        print(_row(name, 160, _with(learned, _generated(held, left, 160))), flush=True)


def _speed() -> None:
    texts = [page.text for page in PAGES]
    lines = sum(len(page.lines) for page in PAGES)
    clean(texts[0])
    started = time.process_time()
    for text in texts:
        clean(text)
    taken = time.process_time() - started
    print(f"{taken / lines * 30 * 1000:.2f} ms of one core for thirty lines")


def _written(chosen: Sequence[str]) -> None:
    found = [page for page in PAGES if not chosen or page.name.startswith(tuple(chosen))]
    listed = ((p.text, [(x.kind, x.start, x.end) for x in p.lines], p.title) for p in found)
    print(_row("written by hand, in tests", len(found), count(listed)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    wanted = parser.parse_args()
    print(_HEAD)
    _written(())
    made = _generated(False, False, 80) + _generated(True, True, 80)
    print(_row("generated, all that ships", len(made), _with(weights(), made)))
    if wanted.held_out:
        _held_out()
    _speed()


if __name__ == "__main__":
    main()
