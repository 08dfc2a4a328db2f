"""Splitting text into sentences, by rules of our own: no model, no download, linear time.

A sentence never crosses a paragraph. Inside a quotation of several sentences each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .languages import Language, detect_language, language
from .lines import read_lines
from .misplaced import misplaced_openers
from .types import Sentence

# A run of stops, also a spaced ellipsis (". . ."); what closes with it: quotes, brackets, footnote
# marks, and a French guillemet after its space; the gap; what opens the next sentence. Each
# character is looked at once: nothing after the stops can fail.
_PARTS = (
    r"([.!?…。！？｡؟।۔։።%s]+(?:[ \u00a0][.…]+(?=[ \u00a0.…]|$))*)"
    r"((?:[\"'”’»›)\]」』】）》“‘⁰¹²³⁴-⁹*†‡]|\[\d{1,3}\])*(?:[ \u00a0\u202f]?[»](?=\s|$))?)"
    r"(\s*)"
    r"[\s\"'“”„«»‘’(\[{¿¡—–\-*•]*"
)
_CANDIDATE = re.compile(_PARTS % "")
#: Greek asks with a semicolon, Armenian ends with what looks like a colon.
_OWN_CANDIDATES = {"el": re.compile(_PARTS % ";;"), "hy": re.compile(_PARTS % ":")}
_FULL_WIDTH = frozenset("。！？｡")
_LAST_WORD = re.compile(r"[^\s(\[\"'“”„«»‘—–/]+$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_SINGLE = re.compile(r"[^\W\d_]\.")
_ROMAN = re.compile(r"[IVX]+$")
#: "U.S. Senate", "2020 г. Минск": what follows is often a name.
_BEFORE_NAMES = re.compile(r"(?:\w\.-?)+\w$|\w{1,2}$")
_HARDLY_BEFORE_NAMES = frozenset("a.m p.m co ін др п.м π.μ μ.μ т.д т.п т.і".split())
#: The next clause tells who said it: the quotation's stop was not the sentence's.
_SAID = re.compile(r"[^，。！？；：“「『]{0,12}(?:说|道|问|喊|称|表示|指出|回答)|と|って")
#: A capital may come second: "iPhone", "'s Avonds".
_LATE_CAPITAL = re.compile(r"[^\W\d_][A-Z]|['’]?[a-z] [A-Z]|[a-z]\) ")
_INTERNATIONAL = frozenset("dr prof mr mrs ms st".split())
_NUMBERED = frozenset("nr no art tel kb αρ σελ".split())
_SHORT_INITIALS = frozenset(("hi", "bn", "mr", "ne"))
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
    return tuple(
        Sentence(body[a:b], start + a, start + b, paragraph) for a, b in _pieces(body, known)
    )


def _pieces(body: str, known: Language) -> list[tuple[int, int]]:
    """Spans without white space around them; one of signs alone ("!!!") joins its neighbour."""
    pieces: list[tuple[int, int]] = []
    begin = searched = len(body) - len(body.lstrip())
    joining = False
    for cut, after in (*_boundaries(body, known), (len(body.rstrip()), len(body))):
        if body[begin : begin + 1].isalnum() or _NEXT_WORD.search(body, max(begin, searched), cut):
            pieces.append((begin, cut))
            joining = False
        elif pieces and begin < cut:
            pieces[-1] = (pieces[-1][0], cut)
        else:
            joining = not pieces
        searched = cut  # signs that no word follows are looked through once
        if not joining:
            begin = after
    return pieces


def _boundaries(body: str, known: Language) -> Iterator[tuple[int, int]]:
    """Where a sentence ends, and where the next one begins."""
    begin, length, special = 0, len(body), known.abbreviations
    openers = misplaced_openers(body) if '"' in body else ()
    for match in _OWN_CANDIDATES.get(known.code, _CANDIDATE).finditer(body):
        (_, head), (stop, closing), (_, after), (_, following) = match.regs
        if head >= length:
            return
        if closing in openers:
            yield closing, closing
            begin = closing
            continue
        if _goes_on(body, head) and body[closing - 1] not in _FULL_WIDTH:
            continue
        if closing == after < following and closing == stop + 1 and body[stop] == ".":
            # Most stops are a word's, a space and a capital: told apart by the word alone.
            word = body[body.rfind(" ", begin, stop) + 1 : stop]
            if (
                len(word) > 2
                and word.isalpha()
                and word.lower() not in special
                and not body[head].isdigit()
            ):
                yield after, following
                begin = following
                continue
        if after - closing == 1 and following == after and body[after].isalnum():
            # »Wort.« closes, but in "word.«Next" or 'word."Next' the quote opens what follows.
            after = following = closing if body[closing] in "\"'«»“‘" else after
        if _ends_sentence(body, begin, (stop, closing, after, following, head), known):
            yield after, following
            begin = following


def _ends_sentence(
    body: str, begin: int, spans: tuple[int, int, int, int, int], known: Language
) -> bool:
    """``spans``: where the stops begin and end, what closes ends, its gap ends, a word begins."""
    stop, closing, after, following, head = spans
    if body[closing - 1] in _FULL_WIDTH:
        return after == closing or following > after or not _SAID.match(body, after)
    if _goes_on(body, head):
        return False
    if following == after:
        return _ends_without_space(body, stop, closing, head, after)
    if closing - stop > 1 or body[stop] != ".":
        return True
    if after > closing and not body[after - 1].isalnum():
        return True  # the stop stands inside closing quotes or brackets
    return _stop_ends(body, begin, stop, head, known)


def _goes_on(body: str, head: int) -> bool:
    """Does the word at ``head`` begin small, in a script that has capitals?"""
    if not body[head].islower() or "ა" <= body[head] <= "ჿ":
        return False
    start = head - 1 if head and body[head - 1] in "'’" else head
    return not _LATE_CAPITAL.match(body, start)


def _ends_without_space(body: str, stop: int, closing: int, head: int, after: int) -> bool:
    """Is it a forgotten space ("stop.Next"), and not a name, an address or a number?"""
    before = body[stop - 1] if stop else ""
    if not body[head].isupper() or head - after > 1:
        return False
    if body[stop:closing] != ".":
        return before.islower() or before in '”’»")'
    word = _NEXT_WORD.match(body, head)
    token = _LAST_WORD.search(body, max(0, stop - _LONGEST_WORD), stop)
    return (
        before.islower()
        and token is not None
        and len(token.group()) > 2
        and token.group().isalpha()
        and word is not None
        and (word.group()[1:].islower() or body[after] == '"')
        and body[word.end() : word.end() + 1] not in (".", "/", "@")
    )


def _stop_ends(body: str, begin: int, stop: int, head: int, known: Language) -> bool:
    """Does the full stop at ``stop`` end a sentence, and not an abbreviation, initial or number?"""
    found = _LAST_WORD.search(body, max(begin, stop - _LONGEST_WORD), stop)
    if found is None:
        return True
    token = found.group()
    word = _whole(body, begin, found, token).lower()
    if len(token) <= 3 and _is_initial(body, token, head, known):
        return False
    if token.isdigit() or _ROMAN.match(token):
        return _number_ends(body, begin, found.start(), token, head, known)
    if word in known.titles or (not known.titles and word in _INTERNATIONAL):
        return False
    if word in known.may_end or ("." in token and not token[0].isdigit()):
        return _starts_sentence(body, head, word, known)
    if word in known.before_number or word in _NUMBERED or word.endswith(("str", "storg")):
        return not body[head].isdigit() and body[head] != "№"
    return True


def _whole(body: str, begin: int, found: re.Match[str], token: str) -> str:
    """The token, with the half before it where an abbreviation is spaced: "u. a.", "EE. UU."."""
    if len(token) == 1 and body[found.start() - 2 : found.start()] == ". ":
        half = _LAST_WORD.search(body, max(begin, found.start() - 4), found.start() - 2)
        if half is not None and len(half.group()) == 1:
            return f"{half.group()}.{token}"
    return token


def _is_initial(body: str, token: str, head: int, known: Language) -> bool:
    """ "J. Smith", or the first half of "z. B."; but "Group B. That is …" ends there."""
    if len(token) > 1:
        return known.code in _SHORT_INITIALS and not token.isdigit()
    if token.islower():
        return _SINGLE.match(body, head) is not None
    if token.isdigit():
        return False
    word = _NEXT_WORD.match(body, head)
    said = word.group().lower() if word else ""
    return not (len(said) > 1 and said in known.stop_words)


def _number_ends(body: str, begin: int, start: int, token: str, head: int, known: Language) -> bool:
    """Not that of a list ("1. First", "three parts: I. History"), nor that of a day."""
    before = body[begin:start].rstrip(" \t\"'“„«([*•–—-")
    if not before or before.endswith(":"):
        return False
    if len(token) <= 2 and known.code in _ORDINAL_LANGUAGES:
        word = _NEXT_WORD.match(body, head)
        return word is not None and word.group().lower() in known.stop_words
    return True


def _starts_sentence(body: str, head: int, abbreviation: str, known: Language) -> bool:
    """After "U.S." or "etc.": is the capital that of a sentence ("The …"), not of a name?"""
    match = _NEXT_WORD.match(body, head)
    word = match.group().lower() if match else ""
    if not word or word in known.stop_words:
        return True
    if abbreviation not in _HARDLY_BEFORE_NAMES and _BEFORE_NAMES.match(abbreviation):
        return False
    if known.code == "de" or word in known.abbreviations:
        return False  # German nouns have capitals; "Pratt & Co. Ltd."
    return not word[0].isdigit() and word not in known.continues | known.days | known.months
