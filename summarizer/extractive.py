"""One document's summary: its own sentences, chosen, in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from .candidates import candidates_of
from .cleaning import clean
from .cleaning.settle import DOUBTFUL
from .engines import DEFAULT_ENGINE, find_engine
from .genre import is_column
from .languages import detect_language
from .languages import language as find_language
from .ranking import RankContext, rank_column
from .readability import Reader
from .selection import Budget, Pick, alike_by_terms, choose, read_budget
from .sets import choose_set, small
from .terms import read_terms
from .types import ChosenSentence, Cleaned, EmptyText, Sentence, Summary
from .words import words as split_words
from .worth import SetWorth, learned_weights

_MOST_SHARED = 5  # words named in a reason
_LONGEST_LABEL = 200  # characters


def summarize(
    text: str,
    *,
    title: str | None = None,
    sentences: int | None = None,
    words: int | None = None,
    engine: str | None = None,
    language: str | None = None,
    cleaned: Cleaned | None = None,
) -> Summary:
    """The sentences of ``text`` that say best what it is about, verbatim, in reading order.

    ``sentences`` and ``words`` are upper limits, both hold; neither given means three sentences;
    one sentence is given even where it is longer than ``words``. ``engine`` is a name of
    ``ENGINES``, ``language`` an ISO 639-1 code, detected when None. ``title`` helps to rank; the
    text's own headline is found without it. ``cleaned`` is what ``clean(text)`` gave, where that is
    at hand. Only the first ``MAX_CHARACTERS`` are read.

    Offsets are code points of ``text``: ``text[s.start:s.end] == s.text``. A sentence's ``score``
    is the engine's rating brought to 0 … 1 within this text.

    Raises EmptyText when nothing readable is there, ValueError for an unknown engine or a
    negative limit.
    """
    budget = read_budget(sentences, words)
    name, ranker = find_engine(engine)
    code = language or detect_language(text)
    known = find_language(code)
    cleaned = cleaned or clean(text, language=known.code)
    found = candidates_of(text, cleaned, known)
    if not found:
        raise EmptyText("there is no readable sentence in the text")
    heading = title or cleaned.title
    context = RankContext(heading, known, read_terms(found, heading, known))
    reader = Reader(found, known)
    column = name == DEFAULT_ENGINE and is_column(
        found, [title or "", *_labels(text, cleaned)], known
    )
    picks: tuple[Pick, ...] = ()
    if name == DEFAULT_ENGINE and not column:
        ratings, picks = _weigh(reader, context, budget)
    else:
        ratings = (rank_column if column else ranker)(found, context)
    scores = _scaled(ratings)
    if not picks or (budget.words is None and len(picks) < (budget.sentences or 0)):
        terms = context.terms
        alike = alike_by_terms(terms.own)
        picks = choose(terms.lengths, scores, reader.reading, alike, budget, picks)
    ranked = sorted(scores)
    title_words = {word for word in split_words(heading or "") if word not in known.stop_words}
    rated = f"{name}, as a column" if column else name
    chosen = tuple(_chosen(found, scores, ranked, pick, rated, title_words) for pick in picks)
    return Summary(chosen, known.code, name, heading)


def _labels(text: str, cleaned: Cleaned) -> list[str]:
    """The title, and the lines above the article's own text: "Opinion", "A tram | Comment"."""
    above = takewhile(lambda each: each.reason not in ("text", DOUBTFUL), cleaned.paragraphs)
    return [text[each.start : each.end] for each in above if each.end - each.start < _LONGEST_LABEL]


def _weigh(
    reader: Reader, context: RankContext, budget: Budget
) -> tuple[Sequence[float], tuple[Pick, ...]]:
    """Our engine's ratings, and its sentences where the budget is small enough to weigh sets."""
    worth = SetWorth(context.terms, budget.words, learned_weights())
    ratings = worth.ratings()
    if not small(budget):
        return ratings, ()
    return ratings, choose_set(worth, ratings, context.terms.lengths, reader, budget)


def _scaled(ratings: Sequence[float]) -> list[float]:
    low, high = min(ratings), max(ratings)
    if high <= low:
        return [1.0] * len(ratings)
    return [(rating - low) / (high - low) for rating in ratings]


def _chosen(
    found: Sequence[Sentence],
    scores: Sequence[float],
    ranked: Sequence[float],
    pick: Pick,
    engine: str,
    title_words: set[str],
) -> ChosenSentence:
    sentence = found[pick.index]
    own = scores[pick.index]
    because = [f"{engine}: {1 + len(ranked) - bisect_right(ranked, own)} of {len(found)}"]
    because.extend(pick.because)
    if pick.index == 0:
        because.append("opens the article")
    shared = sorted(title_words.intersection(split_words(sentence.text)))
    if shared:
        because.append(f"shares with the title: {', '.join(shared[:_MOST_SHARED])}")
    return ChosenSentence(
        sentence.text, sentence.start, sentence.end, round(own, 4), tuple(because)
    )
