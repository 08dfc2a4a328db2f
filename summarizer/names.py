"""Who and what is mentioned: capitalised chains cleaned into names, each with its fullest form.

No model: titles, nations, days and sentence openers are cut away, a weak capital needs evidence
from elsewhere in the text, and a surname is traced back to the full name that the text gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .capitals import CapitalWord, Chain, chains
from .folding import fold, fold_word
from .fullest import fullest_forms
from .languages import detect_language
from .languages import language as language_named
from .name_tables import given_names, places, word_list
from .sentences import split_sentences
from .types import Mention, MentionKind

LONGEST_TEXT: Final = 200_000  # characters read; a longer text has said who it is about by then

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A chain without its titles; ``titled`` when one stood in front of it."""

    words: tuple[CapitalWord, ...]
    titled: bool = False
    handle: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the whole text says about capitals: words written small, and surely as names."""

    small: frozenset[str]
    sure: frozenset[str]
    german: bool
    stop_words: frozenset[str]


def find_mentions(text: str, *, language: str | None = None) -> tuple[Mention, ...]:
    """Every occurrence of a name in ``text``, in order; ``Mention.name`` is its fullest form.

    ``language`` is an ISO 639-1 code, detected when None. Works for Latin and Cyrillic; handles
    ("@name") count. Only the first 200,000 characters are read. Never raises.
    """
    body = text[:LONGEST_TEXT]
    code = language or detect_language(body)
    candidates = [
        candidate
        for sentence in split_sentences(body, language=code)
        for chain in chains(sentence)
        for candidate in _without_titles(chain)
    ]
    evidence = _evidence(body, candidates, code)
    found = [
        kept for candidate in candidates if (kept := _trusted(candidate, evidence)) is not None
    ]
    spans = [(item.words[0].start, item.words[-1].end) for item in found]
    written = [body[start:end] for start, end in spans]
    kinds = _kinds(written, found)
    names = fullest_forms(written)
    return tuple(
        Mention(name, start, end, full, kinds.get(full, kinds[name]))
        for name, (start, end), full in zip(written, spans, names, strict=True)
    )


def _without_titles(chain: Chain) -> Iterator[_Candidate]:
    """Cut a chain at its titles: "NATO Secretary General Jens Stoltenberg" is two names."""
    if chain.handle:
        yield _Candidate(chain.words, handle=True)
        return
    titles, modifiers = word_list("titles"), word_list("title_modifiers")
    organisations, calendar = word_list("organisations"), word_list("calendar")
    common = word_list("common_endings")
    german_titles = tuple(word_list("title_endings_german"))
    piece: list[CapitalWord] = []
    titled = fold_word(chain.before) in titles
    folded = [fold_word(word.text) for word in chain.words] + ["", ""]
    for position, word in enumerate(chain.words):
        this, following = folded[position], folded[position + 1]
        previous = folded[position - 1]  # before the first stands the empty word at the end
        is_title = (
            (this in titles or this.endswith(german_titles))
            and following not in organisations
            and (this not in modifiers or following in titles or previous in titles)
        )
        is_date = (
            this in calendar
            and following not in common
            and not (piece and fold_word(piece[-1].text) in given_names())
        )
        # "Belarus Aleksander Lukashenko" is a place and a person.
        is_next = this in given_names() and bool(piece) and _is_place(piece)
        if is_next:
            yield _Candidate(tuple(piece), titled, before=chain.before)
            piece, titled = [], False
        if is_title or is_date:
            if piece:
                yield _Candidate(tuple(piece), titled, before=chain.before)
            piece, titled = [], is_title
        else:
            piece.append(word)
    if piece:
        yield _Candidate(tuple(piece), titled, before=chain.before)


def _is_place(words: list[CapitalWord]) -> bool:
    return fold(" ".join(word.text for word in words)) in places()


def _evidence(body: str, candidates: list[_Candidate], code: str) -> _Evidence:
    stop_words = frozenset(map(fold_word, language_named(code).stop_words))
    sure: set[str] = set()
    for candidate in candidates:
        for word in candidate.words:
            folded = fold_word(word.text)
            if candidate.titled or (not word.weak and folded not in stop_words):
                sure |= {folded, _root(folded)}
    small = {fold_word(word) for word in _written_small(body)}
    return _Evidence(frozenset(small), frozenset(sure), code == "de", stop_words)


def _written_small(body: str) -> Iterator[str]:
    """The different words that stand in ``body`` in lower case."""
    return (word for word in set(_WORD.findall(body)) if word.islower())


def _trusted(candidate: _Candidate, evidence: _Evidence) -> _Candidate | None:
    """The candidate without words that only look like names; None when nothing is left."""
    if candidate.handle:
        return candidate
    words = list(candidate.words)
    while words and _is_opener(words[0], alone=len(words) == 1, evidence=evidence):
        words.pop(0)
    while words and not words[-1].text[0].isupper():
        words.pop()
    while words and not words[0].text[0].isupper():
        words.pop(0)
    demonyms = word_list("demonyms")
    if candidate.titled is False and all(fold_word(w.text) in demonyms for w in words):
        return None
    if len(words) == 1 and not _alone_is_a_name(words[0], candidate, evidence):
        return None
    return _Candidate(tuple(words), candidate.titled, before=candidate.before) if words else None


def _is_opener(word: CapitalWord, *, alone: bool, evidence: _Evidence) -> bool:
    if not word.weak:
        return False
    folded = fold_word(word.text)
    if folded in given_names() or folded in places() or _is_acronym(word.text, evidence):
        return False
    if folded in word_list("openers") or folded in evidence.stop_words:
        return True
    if folded in evidence.small and folded not in evidence.sure:
        return True
    return alone and not word.possessive and _root(folded) not in evidence.sure


def _is_acronym(word: str, evidence: _Evidence) -> bool:
    folded = fold_word(word)
    return _looks_like_acronym(word) and not (
        folded in evidence.small or folded in evidence.stop_words
    )


def _root(folded: str) -> str:
    """Enough of a word to know it again in another case."""
    return folded[:5] if len(folded) > 5 else folded


def _looks_like_acronym(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper() and word.isalpha()


def _alone_is_a_name(word: CapitalWord, candidate: _Candidate, evidence: _Evidence) -> bool:
    folded = fold_word(word.text)
    if len(folded) < 2 or folded in word_list("demonyms"):
        return False
    if candidate.titled or folded in places() or _is_acronym(word.text, evidence):
        return True
    if folded in evidence.stop_words or folded in word_list("organisations"):
        return False
    if not evidence.german:
        return True
    # German writes every noun with a capital: only a foreign-looking one is taken for a name.
    return folded in given_names() or folded.endswith(tuple(word_list("name_endings_german")))


def _kinds(written: list[str], found: list[_Candidate]) -> dict[str, MentionKind]:
    votes: dict[str, Counter[MentionKind]] = {}
    for name, item in zip(written, found, strict=True):
        votes.setdefault(name, Counter())[_kind(name, item)] += 1
    return {name: _best_kind(counts) for name, counts in votes.items()}


def _best_kind(counts: Counter[MentionKind]) -> MentionKind:
    """The kind seen most often; "unknown" only when nothing else was seen."""
    return max(counts, key=lambda kind: (kind != "unknown", counts[kind], kind))


def _kind(name: str, item: _Candidate) -> MentionKind:
    if fold(name) in places():
        return "place"
    first, last = fold_word(item.words[0].text), fold_word(item.words[-1].text)
    folded = {fold_word(word.text) for word in item.words}
    if folded & word_list("organisations"):
        return "organisation"
    if last in word_list("geography"):
        return "place"
    if item.titled or item.handle or (len(item.words) > 1 and first in given_names()):
        return "person"
    return "organisation" if _looks_like_acronym(name) else "unknown"
