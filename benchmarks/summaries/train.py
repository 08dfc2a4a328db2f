"""Train the ranker ``news``: python -m benchmarks.summaries.train

For every training article the readable sets of its best sentences within 60 words are compared with
the summary that a person wrote, and the weights are those that explain best which of one
article's sets come nearest (ridge regression within the article). Two rounds: the first begins
with the earliest sentences and those nearest the title, the second with the first's best.
Deterministic: the same sets give the same file.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarizer.features import SENTENCE_FEATURES, measure
from summarizer.languages import language
from summarizer.readability import Reader
from summarizer.selection import Budget
from summarizer.sentences import split_sentences
from summarizer.sets import Bundle, find_bundles, find_sets
from summarizer.terms import Terms, read_terms
from summarizer.worth import SET_FEATURES, SetWorth, Weights, read_weights

from .overlap import Overlap
from .texts import SETS, Article, read_set

WORDS = 60
_BUDGET = Budget(None, WORDS)
_RIDGE = 0.03
_SHARES = {"inshorts": 1.0, "cnn": 1.5, "vietnamese": 2.0}  # the small sets' articles weigh more
_FILE = Path(__file__).resolve().parents[2] / "summarizer" / "data" / "news_ranker.toml"
_HEAD = """\
# What a set of sentences is worth to a reader of news, learned from summaries that people wrote:
# see summarizer/worth.py. Written by benchmarks/summaries/train.py: do not edit by hand.
"""

Matrix = NDArray[np.float64]
Rating = Callable[["Example"], Sequence[float]]


class Example:
    """One training article."""

    def __init__(self, article: Article) -> None:
        known = language(article.language)
        found = split_sentences(article.text, language=article.language)
        self.terms: Terms = read_terms(found, article.title, known)
        self.overlap = Overlap([each.text for each in found], article.summary, article.language)
        self.share = _SHARES[article.set]
        self._reader = Reader(found, known)

    def sets(self, ratings: Sequence[float]) -> list[Bundle]:
        """Every set that reads well within the budget, made of the best rated sentences."""
        lengths = self.terms.lengths
        bundles = find_bundles(ratings, lengths, self._reader, _BUDGET)
        return find_sets(bundles, lengths, _BUDGET)


def train(articles: Sequence[Article]) -> Weights:
    """The weights learned from ``articles``."""
    examples = [Example(article) for article in articles]
    weights = _fit(examples, _first_rating)

    def learned(example: Example) -> Sequence[float]:
        return SetWorth(example.terms, WORDS, weights).ratings()

    return _fit(examples, learned)


def _first_rating(example: Example) -> Sequence[float]:
    return [2 * row[2] - row[0] for row in measure(example.terms)]


def _fit(examples: Sequence[Example], rating: Rating) -> Weights:
    blank = Weights((0.0,) * len(SET_FEATURES), (0.0,) * len(SENTENCE_FEATURES))
    width = len(SET_FEATURES) + len(SENTENCE_FEATURES)
    square: Matrix = np.zeros((width, width))
    side: Matrix = np.zeros(width)
    for example in examples:
        sets = example.sets(rating(example))
        if len(sets) < 2:
            continue
        worth = SetWorth(example.terms, WORDS, blank)
        features = np.array([worth.describe(chosen) for chosen in sets])
        nearness = np.array([sum(example.overlap.rouge(chosen)) for chosen in sets])
        features -= features.mean(axis=0)
        nearness -= nearness.mean()
        share = example.share / len(sets)
        square += share * features.T @ features
        side += share * features.T @ nearness
    scale = np.sqrt(np.diag(square)) + 1e-9
    scaled = square / np.outer(scale, scale) + _RIDGE * np.eye(width)
    found = [float(each) for each in np.linalg.solve(scaled, side / scale) / scale]
    sets_part, sentences_part = found[: len(SET_FEATURES)], found[len(SET_FEATURES) :]
    return read_weights(
        dict(zip(SET_FEATURES, sets_part, strict=True)),
        dict(zip(SENTENCE_FEATURES, sentences_part, strict=True)),
    )


def write(weights: Weights, file: Path) -> None:
    """The weights as a TOML file, rounded to what can be told apart."""
    lines = [_HEAD, "[set]"]
    lines += [f"{n} = {v:.3f}" for n, v in zip(SET_FEATURES, weights.sets, strict=True)]
    lines += ["", "[sentence]"]
    lines += [f"{n} = {v:.3f}" for n, v in zip(SENTENCE_FEATURES, weights.sentences, strict=True)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train on the training halves of the sets named (all by default) and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, prog="benchmarks.summaries.train")
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--out", type=Path, default=_FILE)
    options = parser.parse_args()
    articles = [each for name in options.sets for each in read_set(name) if each.training]
    write(train(articles), options.out)
    print(f"{options.out.name}: learned from {len(articles)} articles of {', '.join(options.sets)}")


if __name__ == "__main__":
    main()
