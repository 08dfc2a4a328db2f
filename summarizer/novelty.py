"""What is new in a story since a reader last saw it: sentences of the later reports, verbatim."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from .candidates import find_candidates
from .duplicates import each_once, find_duplicates
from .engines import find_engine
from .languages import detect_language, language
from .ranking import RankContext, content
from .readability import read
from .terms import read_terms
from .types import ChosenSentence, Document

_KNOWN: Final = 0.5  # share of a sentence's words that one known sentence has: it is no news
_LEAST_NEW: Final = 2  # words that stand in no known text
_READ: Final = 25  # sentences of a document; news comes first


def find_news(
    documents: Sequence[Document], *, seen: Collection[str], sentences: int = 1
) -> tuple[ChosenSentence, ...]:
    """The best sentences of the documents that are not ``seen`` (ids) that say something new.

    A sentence is new if no sentence of a seen document, nor one chosen before it, says half of
    its words, and some of them stand in none. It can be read alone. Empty when there is nothing
    new, which copies never are.
    """
    documents = each_once(documents)
    copies = {copy.id for copy in find_duplicates(documents)}
    known: list[frozenset[str]] = []
    fresh: list[tuple[float, int, ChosenSentence, frozenset[str]]] = []
    for number, document in enumerate(documents):
        if document.id in seen:
            known += [words for _, words, _ in _sentences(document)]
        elif document.id not in copies:
            fresh += [
                (one.score, number, one, words)
                for one, words, alone in _sentences(document)
                if alone
            ]
    every = frozenset[str]().union(*known)
    found: list[ChosenSentence] = []
    for _, _, one, words in sorted(fresh, key=lambda row: (-row[0], row[1], row[2].start)):
        if len(found) < sentences and len(words - every) >= _LEAST_NEW and not _said(words, known):
            found.append(one)
            known.append(words)
    return tuple(found)


def _said(words: frozenset[str], known: Sequence[frozenset[str]]) -> bool:
    return any(len(words & other) >= _KNOWN * len(words) for other in known)


def _sentences(document: Document) -> list[tuple[ChosenSentence, frozenset[str], bool]]:
    """A document's sentences with their words, and whether each can be read alone."""
    spoken = language(document.language or detect_language(document.text))
    cleaned, candidates = find_candidates(document.text, spoken)
    candidates = candidates[:_READ]
    if not candidates:
        return []
    words = tuple(content(sentence.text, spoken) for sentence in candidates)
    _, rank = find_engine(None)
    title = document.title or cleaned.title
    ratings = rank(candidates, RankContext(title, spoken, read_terms(candidates, title, spoken)))
    highest = max(ratings) or 1.0
    return [
        (
            ChosenSentence(
                sentence.text,
                sentence.start,
                sentence.end,
                round(max(0.0, rating / highest), 4),
                ("says what the others did not",),
                document.id,
            ),
            said,
            not reading.needs,
        )
        for sentence, rating, reading, said in zip(
            candidates, ratings, read(candidates, spoken), words, strict=True
        )
    ]
