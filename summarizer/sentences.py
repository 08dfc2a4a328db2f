"""Splitting text into sentences, by rules of our own: no model, no download, linear time.

A sentence never crosses a paragraph. Inside a quotation of several sentences each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .languages import Language, detect_language, language
from .lines import read_lines
from .types import Sentence

# A run of stops, also a spaced ellipsis (". . ."); then what closes with it: quotes, brackets,
# footnote marks, and a French guillemet after its space. Each character is looked at once.
_STOPS = re.compile(r"[.!?…。！？｡؟।۔։።]+(?:[ \u00a0][.…]+(?=[ \u00a0.…]|$))*")
_CLOSERS = re.compile(r"(?:[\"'”’»›)\]」』】）》“‘]|\[\d{1,3}\])*(?:[ \u00a0\u202f]?[»](?=\s|$))?")
_FULL_WIDTH = frozenset("。！？｡")
_LAST_WORD = re.compile(r"[^\s(\[\"'“”„«»‘—–/]+$")
_NEXT = re.compile(r"[\s\"'“”„«»‘’(\[{¿¡—–\-*•]*")
_NEXT_WORD = re.compile(r"[^\W_]+")
_SINGLE = re.compile(r"[^\W\d_]\.")
_BLANK = re.compile(r"\s*")
_LONGEST_WORD = 24
_ORDINALS = "de cs sk da no nb nn fi hu et lv lt sl hr sr tr"  # "am 3. Oktober"
_ORDINAL_LANGUAGES = frozenset(_ORDINALS.split())


def split_sentences(text: str, *, language: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of ``text`` in order, each with its offsets and its paragraph's number.

    Every letter and figure belongs to exactly one sentence. ``language`` is an ISO 639-1 code;
    detected when None. Never raises; an empty text has no sentences.
    """
    known = _language(text, language)
    found: list[Sentence] = []
    paragraph = 0
    for line in read_lines(text):
        sentences = split_span(text, line.start, line.end, known, paragraph)
        found.extend(sentences)
        paragraph += bool(sentences)
    return tuple(found)


def _language(text: str, code: str | None) -> Language:
    return language(code or detect_language(text))


def split_span(
    text: str, start: int, end: int, known: Language, paragraph: int
) -> tuple[Sentence, ...]:
    """The sentences of one paragraph, ``text[start:end]``, with offsets into ``text``."""
    body = text[start:end]
    pieces: list[tuple[int, int]] = []
    begin = 0
    for cut in _boundaries(body, known):
        pieces.append((begin, cut))
        begin = cut
    pieces.append((begin, len(body)))
    return tuple(
        Sentence(body[a:b], start + a, start + b, paragraph)
        for a, b in (_strip(body, a, b) for a, b in _join_signs(body, pieces))
        if a < b
    )


def _strip(body: str, start: int, end: int) -> tuple[int, int]:
    piece = body[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))


def _join_signs(body: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A piece of signs alone ("!!!", a lone quote) belongs to the sentence before it."""
    joined: list[tuple[int, int]] = []
    waiting: int | None = None
    for start, end in pieces:
        if _NEXT_WORD.search(body, start, end):
            joined.append((start if waiting is None else waiting, end))
            waiting = None
        elif joined:
            joined[-1] = (joined[-1][0], end)
        elif waiting is None:
            waiting = start
    return joined


def _boundaries(body: str, known: Language) -> Iterator[int]:
    begin = 0
    for match in _STOPS.finditer(body):
        after = _end_of_closers(body, match.end())
        if after < len(body) and _ends_sentence(body, begin, match, after, known):
            yield after
            begin = after


def _end_of_closers(body: str, position: int) -> int:
    match = _CLOSERS.match(body, position)
    after = match.end() if match else position
    if after < len(body) and body[after].isalnum() and after - position == 1:
        # »Wort.« closes, but in "word.«Next" or 'word."Next' the quote opens what follows.
        return position if body[position] in "\"'«»“‘" else after
    return after


def _ends_sentence(
    body: str, begin: int, match: re.Match[str], after: int, known: Language
) -> bool:
    stops = match.group()
    if stops[-1] in _FULL_WIDTH:
        return True
    follows = _BLANK.match(body, after)
    gap = follows.end() - after if follows else 0
    opening = _NEXT.match(body, after)
    head = opening.end() if opening else after
    if head >= len(body):
        return gap > 0
    if body[head].islower():
        return False
    if gap == 0:
        return _ends_without_space(body, match, head, after)
    if stops != ".":
        return True
    if after > match.end() and not body[after - 1].isalnum():
        return True  # the stop stands inside closing quotes or brackets
    return _stop_ends(body, begin, match.start(), head, known)


def _ends_without_space(body: str, match: re.Match[str], head: int, after: int) -> bool:
    """Is it a forgotten space ("stop.Next"), and not a name, an address or a number?"""
    before = body[match.start() - 1] if match.start() else ""
    if not body[head].isupper() or head - after > 1:
        return False
    if match.group() != ".":
        return before.islower() or before in '”’»")'
    word = _NEXT_WORD.match(body, head)
    token = _LAST_WORD.search(body, max(0, match.start() - _LONGEST_WORD), match.start())
    return (
        before.islower()
        and token is not None
        and len(token.group()) > 2
        and token.group().isalpha()
        and word is not None
        and word.group()[1:].islower()
        and body[word.end() : word.end() + 1] not in (".", "/", "@")
    )


def _stop_ends(body: str, begin: int, stop: int, head: int, known: Language) -> bool:
    """Does the full stop at ``stop`` end a sentence, and not an abbreviation, initial or number?"""
    found = _LAST_WORD.search(body, max(begin, stop - _LONGEST_WORD), stop)
    if found is None:
        return True
    token = found.group()
    word = token.lower()
    if len(token) == 1 and (token.isupper() or _SINGLE.match(body, head)):
        return False  # an initial: "J. Smith"; or the first half of "z. B."
    if token.isdigit() and (not body[begin : found.start()].strip(" \t\"'“„«([*•–—-")):
        return False  # "1. First of a list"
    if token.isdigit() and len(token) <= 2 and known.code in _ORDINAL_LANGUAGES:
        return False  # "am 3. Oktober"
    if word in known.may_end or ("." in token and not token[0].isdigit()):
        return word not in known.titles and _starts_sentence(body, head, known)
    if word in known.titles:
        return False
    if word in known.before_number:
        return not body[head].isdigit() and body[head] != "№"
    return True


def _starts_sentence(body: str, head: int, known: Language) -> bool:
    """After "U.S." or "etc.": is the capital that of a sentence ("The …"), not of a name?"""
    word = _NEXT_WORD.match(body, head)
    return word is None or word.group().lower() in known.stop_words
