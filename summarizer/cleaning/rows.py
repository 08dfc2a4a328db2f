"""A line with what can be seen of it at a glance, before any decision."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lines import Line
from ..words import plain_words, weigh

_FINAL = re.compile(r"[.!?…。！？؟।۔։](?:\s»|[\"'”’»›)\]」』“‘]|\[\d{1,3}\])*$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\))$")
_INNER_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!?…][\"'”’»)]?\s+[\"'“„«(]?\w")
_BULLET = re.compile(r"^(?:[-–—•*·▪●■►‣◦]|\d{1,3}[.)])\s")
LONGEST_KEY = 400
"""How many characters of a line its key is made of."""
_QUOTES = '"“”„«»'


class Row(NamedTuple):
    """One line of the text. ``weight`` is its length in words, ``key`` its folded ``words``.

    ``final`` says that it ends in a full stop or its like; ``several`` that it reads like more than
    one sentence, ``prose`` that it reads like a paragraph, ``headline`` like a title or heading,
    ``cut_off`` that it trails away in dots.
    """

    line: Line
    text: str
    key: str
    words: list[str]
    weight: float
    final: bool
    several: bool
    prose: bool
    headline: bool
    cut_off: bool
    bullet: bool


def read_row(line: Line) -> Row:
    """See what ``line`` looks like."""
    text = line.text
    weight = weigh(text)
    last = text[-1]
    final = not last.isalnum() and _FINAL.search(text[-8:]) is not None
    bullet = not text[0].isalpha() and _BULLET.match(text) is not None
    headline = not bullet and _is_headline(text, weight, final=final)
    prose = (final and weight >= 8) or weight >= 20 or (last in ":：" and weight >= 6)
    words = plain_words(text[:LONGEST_KEY])
    return Row(
        line=line,
        text=text,
        key=" ".join(words),
        words=words,
        weight=weight,
        final=final,
        several=final and weight >= 8 and _INNER_STOP.search(text) is not None,
        prose=prose and not headline,
        headline=headline,
        cut_off=not last.isalnum() and _CUT_OFF.search(text[-6:]) is not None,
        bullet=bullet,
    )


def _is_headline(text: str, weight: float, *, final: bool) -> bool:
    if weight > 20 or len(text) > 180 or text[-1] in ",;:：،、–—-":
        return False
    if final and (text[-1] not in "?!？！؟" or weight > 10):
        return False
    if text[0].islower() or (text[0] in _QUOTES and text[-1] in _QUOTES):
        return False
    return any(char.isalpha() for char in text) and _INNER_STOP.search(text) is None
