"""What is compared: every system is a function from an article to its summary's text.

All but ours choose among our splitter's sentences, by rating, while they fit the budget; ours is
the whole path as a user calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer import ENGINES, split_sentences, summarize
from summarizer.languages import language
from summarizer.ranking import RankContext
from summarizer.sumy_rankers import SUMY_ENGINES
from summarizer.terms import read_terms
from summarizer.types import Sentence

from .overlap import Overlap
from .texts import Article

WORDS = 60

System = Callable[[Article], str]


def systems() -> dict[str, System]:
    """Every system by the name in the table."""
    return {
        "oracle (greedy)": oracle,
        "newsdigest": ours,
        "lead": lead,
        **{f"sumy {name}": _bare(name) for name in SUMY_ENGINES},
    }


def ours(article: Article) -> str:
    """``summarize``, cleaning and all rules on."""
    return summarize(article.text, title=article.title, words=WORDS).text


def lead(article: Article) -> str:
    """The first sentences; one that does not fit is passed over, which makes Lead stronger."""
    found = _split(article)
    return _join(found, _fill(found, range(len(found))))


def oracle(article: Article) -> str:
    """Sentence after sentence, the one that raises ROUGE-1 + ROUGE-2 most: knows the reference."""
    found = _split(article)
    overlap = Overlap([each.text for each in found], article.summary, article.language)
    chosen: list[int] = []
    best = 0.0
    while True:
        left = WORDS - sum(_length(found[index]) for index in chosen)
        options = [
            (sum(overlap.rouge(sorted([*chosen, index]))), index)
            for index in range(len(found))
            if index not in chosen and _length(found[index]) <= left
        ]
        if not options or max(options)[0] <= best:
            return _join(found, chosen or [0])
        best, index = max(options)
        chosen.append(index)


def _bare(engine: str) -> System:
    def run(article: Article) -> str:
        found = _split(article)
        known = language(article.language)
        context = RankContext(article.title, known, read_terms(found, article.title, known))
        ratings = ENGINES[engine](found, context)
        order = sorted(range(len(found)), key=lambda index: (-ratings[index], index))
        return _join(found, _fill(found, order))

    return run


def _split(article: Article) -> Sequence[Sentence]:
    return split_sentences(article.text, language=article.language)


def _length(sentence: Sentence) -> int:
    return len(sentence.text.split())


def _fill(found: Sequence[Sentence], order: Sequence[int]) -> list[int]:
    chosen: list[int] = []
    left = WORDS
    for index in order:
        if _length(found[index]) <= left:
            chosen.append(index)
            left -= _length(found[index])
    return chosen or [order[0]]


def _join(found: Sequence[Sentence], indices: Sequence[int]) -> str:
    return " ".join(found[index].text for index in sorted(indices))
