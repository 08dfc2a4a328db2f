"""Page furniture that shows by its shape alone: clocks, dates, addresses, menus, credits."""

from __future__ import annotations

import re
from functools import cache

from ..languages import known_languages, language
from .lexicon import sections_in
from .phrases import phrases
from .rows import Row

_CLOCK = re.compile(r"^[^\W\d]*[^\d.!?]{0,30}\b\d{1,2}:\d{2}(?::\d{2})?\b[^\d.!?]{0,12}$")
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$|^[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.\w")
_TAGS = re.compile(r"^(?:[#@][^\s#@,]+[\s,]+)*[#@][^\s#@,]+$")
_MENU = re.compile(r"\s[|•·›»>/]\s|\|")
# "Ann Author in Minsk, 9:14 a.m.": who wrote it where, and when.
STAMPED = "stamped byline"
_STAMPED = re.compile(r",\s\d{1,2}[:.]\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h))?$", re.IGNORECASE)
_LONGEST_STAMPED = 12  # words
_CRUMBS = re.compile(r"^[^.!?|]{2,40}(?:\s[>›»]\s[^.!?|>›»]{2,40})+$")
_RATES = re.compile(r"[▲▼△▽]|(?:\d[\d.,]*\s?%.*){3}")
_GAP = re.compile(r"(?<=\w)[ \u00a0]{2,}(?=\w)")
_LONGEST_MENU = 12  # words
_BARS = frozenset("|•·›»>/")
_FIGURE = re.compile(r"\d")
_IN_BRACKETS = re.compile(r"^(?:\([^()]*\)|\[[^\[\]]*\])$")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>")
_CODE = re.compile(r"^(?:function\s*\(|var\s+\w+\s*=|<script|<style|<!--|\{\"|window\.|@media\b)")
_TOKEN = re.compile(r"[^\W_]+")
_LONGEST = 300  # characters: what is longer is no furniture that its shape could show
_AGENCY = re.compile(r"\w\s*/\s*[A-ZА-ЯЁІЇЄҐЎ]|©|®")
_FILLERS = """
at on of the am pm a m p st nd rd th gmt utc cet cest eet eest est edt msk ist bst
uhr um den der de del à h min le el às kl klo dnia godz r г года р в на о об року годзе
"""
_JOINERS = "and und et y e i и і та й ды von van de der la for"
_DATE_FILLERS = frozenset(_FILLERS.split())
_NAME_JOINERS = frozenset(_JOINERS.split())


def shape_reason(row: Row) -> str | None:
    """Why ``row`` is furniture by its shape, or None."""
    text = row.text
    if not row.words and not any(char.isalnum() for char in text):
        return "symbols"
    if _CODE.match(text) or _is_markup(text):
        return "markup"
    if row.weight > 30 or len(text) > _LONGEST:
        return None
    if not text[0].isalpha() and not any(char.isalpha() for char in text):
        return "figures"
    if row.weight <= 4 and not row.final and _CLOCK.match(text):
        return "clock"
    if row.weight <= 14 and _FIGURE.search(text) and _is_date(text):
        return "date"
    if row.weight <= _LONGEST_STAMPED and "," in text and _STAMPED.search(text):
        return STAMPED
    if " " not in text and _ADDRESS.match(text) and len(row.words) > 1:
        return "address"
    if row.weight <= 15 and "@" in text and _MAIL.search(text):
        return "address"
    if text[0] in "#@" and _TAGS.match(text):
        return "share"
    return _menu_or_credit(row)


def _menu_or_credit(row: Row) -> str | None:
    text = row.text
    if not row.final and _is_menu(row):
        return "navigation"
    if not row.final and "%" in text and _RATES.search(text):
        return "figures"
    if (
        text[0] in "(["
        and _IN_BRACKETS.match(text)
        and row.weight <= 15
        and text[-2:-1] not in ".!?…"
    ):
        return "credit"
    if "©" in text and row.weight <= 20:
        return "copyright"
    if row.final:
        return None
    if row.weight <= 10 and not phrases().credit_words.isdisjoint(row.words):
        return "credit" if _AGENCY.search(text) else None
    return "byline" if is_byline(row) else None


def _is_menu(row: Row) -> bool:
    """Words between bars, a path ("Home > Region"), or a row of the names of sections."""
    text = row.text
    if not _BARS.isdisjoint(text):
        if len(_MENU.findall(text)) >= 2:
            return True
        if row.weight <= _LONGEST_MENU and _CRUMBS.match(text):
            return True
    words = row.words
    if not 2 < len(words) <= _LONGEST_MENU or "," in text:
        return False
    if len(_GAP.findall(text)) >= 2:
        return True
    if any(part[0].islower() for part in text.split()):
        return False
    sections = sections_in(words, text)
    return sections > 1 and 2 * sections >= len(words)


def is_byline(row: Row) -> bool:
    """ "By Ann Author and Bob Writer": the word and then names alone."""
    tokens = [] if row.final else _TOKEN.findall(row.text)
    if not 2 <= len(tokens) <= 9 or tokens[0].lower() not in phrases().by:
        return False
    named = row.text.split(",")[0]  # "By Ann Author, our correspondent"
    names = [name for name in _TOKEN.findall(named)[1:] if name.lower() not in _NAME_JOINERS]
    return len(names) > 1 and all(name[0].isupper() for name in names)


def is_name(row: Row) -> bool:
    """Two to five capitalised words and nothing else: who wrote it, or where."""
    tokens = _TOKEN.findall(row.text)
    names = [token for token in tokens if token not in _NAME_JOINERS]
    return (
        not row.final
        and 2 <= len(tokens) <= 5
        and len(names) >= 2
        and all(token[0].isupper() and token.isalpha() for token in names)
    )


def _is_markup(text: str) -> bool:
    if "<" not in text:
        return False
    return sum(len(tag) for tag in _MARKUP.findall(text)) > 0.3 * len(text)


@cache
def _calendar() -> frozenset[str]:
    known = [language(code) for code in known_languages()]
    return frozenset(word for each in known for word in each.months | each.days)


def _is_date(text: str) -> bool:
    """Nothing but a date or a time, in any of the known languages."""
    tokens = _TOKEN.findall(text.lower())
    calendar = _calendar()
    figures = sum(token[0].isdigit() for token in tokens)
    named = sum(token in calendar for token in tokens)
    fillers = sum(token in _DATE_FILLERS for token in tokens)
    return figures > 0 and figures + named + fillers == len(tokens) and (named > 0 or figures > 1)
