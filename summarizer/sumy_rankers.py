"""sumy's rankers behind our own Ranker type, with our splitter and words: it downloads nothing.

sumy is slow on long texts (quadratic, its KL cubic), so each ranker sees the first sentences and
words only; the sentences after those are rated below all others, in their order.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .languages import Language
from .ranking import RankContext
from .types import Sentence
from .words import stem, words

_LONGEST_SENTENCE = 80  # words of one sentence that a ranker sees


@dataclass(frozen=True, slots=True)
class SumyEngine:
    """Where sumy keeps a ranker, and how much text it may be given."""

    module: str
    summarizer: str
    sentences: int = 250
    words: int = 5_000


SUMY_ENGINES = {
    "lexrank": SumyEngine("lex_rank", "LexRankSummarizer"),
    "textrank": SumyEngine("text_rank", "TextRankSummarizer"),
    "lsa": SumyEngine("lsa", "LsaSummarizer"),
    "luhn": SumyEngine("luhn", "LuhnSummarizer"),
    "edmundson": SumyEngine("edmundson", "EdmundsonSummarizer"),
    "kl": SumyEngine("kl", "KLSummarizer", sentences=80, words=2_000),
    "sumbasic": SumyEngine("sum_basic", "SumBasicSummarizer"),
    "reduction": SumyEngine("reduction", "ReductionSummarizer"),
}


class _Tokenizer:
    """What sumy's sentences ask for their words."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(words(text)[:_LONGEST_SENTENCE])


def rank_with_sumy(
    name: str, sentences: Sequence[Sentence], context: RankContext
) -> Sequence[float]:
    """The ratings that sumy's ranker ``name`` gives to ``sentences``, each wording once."""
    engine = SUMY_ENGINES[name]
    seen = _within(engine, sentences)
    ratings = _rate(engine, seen, context) if _can_rate(engine, seen, context.language) else {}
    floor = min(ratings.values(), default=0.0) - 1.0
    return [
        ratings.get(sentence.text.strip(), floor - index)
        for index, sentence in enumerate(sentences)
    ]


def _within(engine: SumyEngine, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    left = engine.words
    for index, sentence in enumerate(sentences[: engine.sentences]):
        left -= min(len(words(sentence.text)), _LONGEST_SENTENCE)
        if left < 0:
            return sentences[: max(index, 1)]
    return sentences[: engine.sentences]


def _can_rate(engine: SumyEngine, sentences: Sequence[Sentence], known: Language) -> bool:
    """sumy divides by the number of words that are left without the stop words; LSA asks for
    at least as many different ones as there are sentences."""
    cut = _stemmer(known.name)
    left = {
        cut(word)
        for each in sentences
        for word in words(each.text)[:_LONGEST_SENTENCE]
        if word not in known.stop_words
    }
    return len(left) >= (len(sentences) if engine.module == "lsa" else 1)


def _rate(
    engine: SumyEngine, sentences: Sequence[Sentence], context: RankContext
) -> dict[str, float]:
    import numpy as np

    summarizer = _summarizer(engine, context)
    ratings: dict[str, float] = {}

    def keep_all(infos: Iterable[Any]) -> list[Any]:
        """sumy lets a callable choose among the rated sentences: this one only writes down."""
        rated = list(infos)
        ratings.update((str(each.sentence), float(each.rating)) for each in rated)
        return rated

    with np.errstate(all="ignore"):
        summarizer(_document(sentences, context), keep_all)
    return {text: value if math.isfinite(value) else 0.0 for text, value in ratings.items()}


def _document(sentences: Sequence[Sentence], context: RankContext) -> Any:
    dom = importlib.import_module("sumy.models.dom")
    tokenizer = _Tokenizer()
    paragraphs: dict[int, list[Any]] = {}
    for sentence in sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(dom.Sentence(sentence.text, tokenizer))
    built = [dom.Paragraph(each) for each in paragraphs.values()]
    if context.title and built:
        heading = dom.Sentence(context.title, tokenizer, is_heading=True)
        built[0] = dom.Paragraph([heading, *built[0].sentences])
    return dom.ObjectDocumentModel(built)


def _summarizer(engine: SumyEngine, context: RankContext) -> Any:
    module = importlib.import_module(f"sumy.summarizers.{engine.module}")
    summarizer = getattr(module, engine.summarizer)(_stemmer(context.language.name))
    known = context.language
    if engine.module == "edmundson":
        # None of its three lists may be empty: a word that no text holds stands in.
        title = words(context.title or "")
        summarizer.bonus_words = known.bonus | set(title) or {"\x00"}
        summarizer.stigma_words = known.stigma or {"\x00"}
        summarizer.null_words = known.stop_words or {"\x00"}
    else:
        summarizer.stop_words = known.stop_words
    return summarizer


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    """snowballstemmer's for the language, else the first letters of the word."""
    import snowballstemmer

    if name not in snowballstemmer.algorithms():
        return stem
    return lru_cache(maxsize=10_000)(snowballstemmer.stemmer(name).stemWord)
