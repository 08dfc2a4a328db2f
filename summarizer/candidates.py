"""The sentences that a summary may be made of: clean, with offsets into the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter

from .cleaning import clean
from .cleaning.phrases import may_be_phrase, phrase_reason
from .cleaning.rows import read_row
from .cleaning.settle import DOUBTFUL
from .languages import Language
from .languages import language as language_named
from .lines import Line
from .sentences import split_span
from .types import Cleaned, Sentence
from .words import first_words, plain

MAX_SENTENCES = 2_000
"""How many sentences of one text are looked at."""

# "MINSK, July 7 (Agency) — ", "KYIV — ", "London, Jun 25 (ABC) ", "(ABC)": who filed it and
# where, before the first words. Without a dash an organisation and its letters look the same
# ("Some Health Body (SHB) "), so there has to be a comma, or no space after the bracket.
_FILED = re.compile(
    r"^(?:Reporting from [A-Z][^—–\n.]{2,40} [—–]\s+|"
    r"[^\W\d_][^()\n—–]{1,60}\([^()\n]{2,30}\)\s*[—–-]+\s*|"
    r"[A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я .,'’/-]{2,40}(?:,[^—–\n.]{1,25})?\s*[—–]\s*|"
    r"(?:[A-Z][\w.'’-]{1,20}(?:[ ][A-Z][\w.'’-]{1,20}){0,2},(?:[ ][A-Z\d][\w.]{0,12}){1,3}\s?)?"
    r"\([A-Z]{2,10}\)\s*(?=[\"“‘A-ZÀ-ÞЀ-Я])|"
    r"[A-Z][\w.'’-]{1,20}(?:[ ][A-Z][\w.'’-]{1,20}){0,2}\s{0,2}\([A-Z]{2,10}\)(?=[\"“‘A-Z]))(?=\S)"
)
_PLACE = re.compile(r"[A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я .'’-]{2,30},? [^\W\d_]{1,8}\.$")
_AFTER_PLACE = re.compile(r"[—–-]+\s*(?=\w)")
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST_DATELINE = 5  # words
_NEVER_SAID = frozenset("share related correction subscribe cookies media comments credit".split())
"""The reasons that a sentence amid a paragraph is believed to be furniture for."""
_SAID_ALONE = frozenset(("advertisement", "copyright"))
_ALONE = 6  # words
_REMEMBERED = 100  # texts
_LONGEST_REMEMBERED = 20_000  # characters


def find_candidates(text: str, known: Language) -> tuple[Cleaned, tuple[Sentence, ...]]:
    """A text of a story, cleaned, and its candidates.

    A story's articles are asked one thing after the other: those read last are at hand.
    """
    if len(text) > _LONGEST_REMEMBERED:
        return _read(text, known.code)
    return _remembered(text, known.code)


def _read(text: str, code: str) -> tuple[Cleaned, tuple[Sentence, ...]]:
    cleaned, known = clean(text, language=code), language_named(code)
    return cleaned, candidates_of(text, cleaned, known)


_remembered = lru_cache(maxsize=_REMEMBERED)(_read)


def candidates_of(text: str, cleaned: Cleaned, known: Language) -> tuple[Sentence, ...]:
    """The prose of ``text``, split; each wording once, datelines left off.

    Headings, titles, dropped and doubtful paragraphs give no sentence; none crosses a paragraph.
    """
    prose = [p for p in cleaned.paragraphs if p.reason in ("text", DOUBTFUL)]
    found: list[Sentence] = []
    for number, paragraph in enumerate(prose):
        if paragraph.reason == DOUBTFUL:
            continue  # it has its number: what stands after it does not stand after what is before
        sentences = split_span(text, paragraph.start, paragraph.end, known, number)
        found.extend(_without_dateline(sentences, known))
        if len(found) >= MAX_SENTENCES:
            break
    return _once_each(found[:MAX_SENTENCES], cleaned.title)


def _without_dateline(sentences: tuple[Sentence, ...], known: Language) -> tuple[Sentence, ...]:
    if not sentences:
        return ()
    first = sentences[0]
    if len(sentences) > 1 and _is_dateline(first.text, known):
        return sentences[1:]
    if len(sentences) > 1 and _PLACE.match(first.text):
        # "HARBOUR CITY, Neb. — A jury …": the abbreviation ended a sentence.
        second = sentences[1]
        if cut := _AFTER_PLACE.match(second.text):
            body = second.text[cut.end() :]
            return (second._replace(text=body, start=second.start + cut.end()), *sentences[2:])
    filed = _FILED.match(first.text)
    if filed is None or len(first.text) - filed.end() < 20:
        return sentences
    body = first.text[filed.end() :]
    return (first._replace(text=body, start=first.start + filed.end()), *sentences[1:])


def _is_dateline(text: str, known: Language) -> bool:
    """ "July 7, Agency.": a date and at most two names, as a sentence of its own."""
    tokens = _TOKEN.findall(text)
    if not 2 <= len(tokens) <= _LONGEST_DATELINE:
        return False
    calendar = known.months | known.days
    dated = sum(token.lower() in calendar for token in tokens)
    figures = sum(token.isdigit() for token in tokens)
    names = sum(token[0].isupper() and token.lower() not in calendar for token in tokens)
    return dated > 0 and figures > 0 and names > 0 and dated + figures + names == len(tokens)


def _once_each(sentences: Iterable[Sentence], title: str | None) -> tuple[Sentence, ...]:
    """Each wording once, and the title's not at all unless it is the only one.

    Sentences that are page furniture by their words ("Read more: …") are left out as well.
    """
    alike: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in sentences:
        first = first_words(sentence.text)
        if not (first and may_be_phrase(first, sentence.text) and _is_furniture(sentence.text)):
            alike.setdefault(first, []).append(sentence)
    alike.pop((), None)
    kept: list[Sentence] = []
    for same in alike.values():
        kept.extend(same if len(same) == 1 else {plain(s.text): s for s in reversed(same)}.values())
    if title is not None and len(kept) > 1 and first_words(title) in alike:
        heading = plain(title)
        kept = [each for each in kept if plain(each.text) != heading]
    return tuple(sorted(kept, key=_by_start))


def _is_furniture(text: str) -> bool:
    row = read_row(Line(text, 0, len(text), 0, apart=False))
    found = phrase_reason(row)
    if found is None:
        return False
    # "In partnership with the town …", "No part of this …" also begin what an article says.
    return found[0] in _NEVER_SAID or (found[0] in _SAID_ALONE and row.weight <= _ALONE)


_by_start = attrgetter("start")
