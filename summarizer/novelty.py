"""What is new in a story since a reader last saw it: sentences of the later reports, verbatim."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from .candidates import find_candidates
from .duplicates import each_once, find_duplicates
from .engines import find_engine
from .languages import detect_language
from .languages import language as language_named
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

    What is new is told by ``says_news``, of the sentences of seen documents and of those chosen
    before. It can be read alone. Empty when there is nothing new, which copies never are.
    """
    documents = each_once(documents)
    copies = {copy.id for copy in find_duplicates(documents)}
    known = [words for document in documents if document.id in seen for words in _said(document)]
    fresh = [
        (one.score, number, one, words)
        for number, document in enumerate(documents)
        if document.id not in seen and document.id not in copies
        for one, words in _sentences(document)
    ]
    found: list[ChosenSentence] = []
    for _, _, one, words in sorted(fresh, key=lambda row: (-row[0], row[1], row[2].start)):
        if len(found) < sentences and _is_news(words, known):
            found.append(one)
            known.append(words)
    return tuple(found)


def says_news(sentence: str, known: Sequence[str], *, language: str) -> bool:
    """Does a sentence say what none of the ``known`` ones does?

    None of them has half of its words, stop words aside, and some of its words stand in none.
    """
    return _is_news(_words(sentence, language), [_words(one, language) for one in known])


@lru_cache(maxsize=1_024)
def _words(sentence: str, code: str) -> frozenset[str]:
    # Each new sentence of a story is held against the same known ones.
    return content(sentence, language_named(code))


def _is_news(words: frozenset[str], known: Sequence[frozenset[str]]) -> bool:
    if any(len(words & other) >= _KNOWN * len(words) for other in known):
        return False
    return len(words.difference(*known)) >= _LEAST_NEW


def _said(document: Document) -> list[frozenset[str]]:
    """The words of each of a document's sentences."""
    spoken = language_named(document.language or detect_language(document.text))
    _, candidates = find_candidates(document.text, spoken)
    return [content(sentence.text, spoken) for sentence in candidates]


def _sentences(document: Document) -> list[tuple[ChosenSentence, frozenset[str]]]:
    """A document's first sentences that can be read alone, with their words."""
    spoken = language_named(document.language or detect_language(document.text))
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
        )
        for sentence, rating, reading, said in zip(
            candidates, ratings, read(candidates, spoken), words, strict=True
        )
        if not reading.needs
    ]
