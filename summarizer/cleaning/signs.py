"""What the labeller is told of a line by itself: its length, its signs, its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from .facts import Fact
from .lexicon import Lexicon
from .rows import Row

TIME = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d\d")
_WEB = re.compile(r"https?:|www\.|\.(?:com|org|net|example)\b")
_MAIL = re.compile(r"\w@\w")
_SHOUT = re.compile(r"[!?]{2}")
_HANDLE = re.compile(r"(?:^|\s)[@#]\w")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[)D(]")
_BAR = re.compile(r"\s[|•·›»/]\s|\|")
_LABEL = re.compile(r"^[^\s:：]+(?:\s[^\s:：]+){0,3}\s?[:：](?!\d)")
_SPEECH = re.compile(r"^[-–—]\s")
_NUMBER = re.compile(r"^#?\d{1,3}[.)]?\s")
_TAIL = re.compile(r"[(\[（【][^()\[\]]{2,60}[)\]）】][.。]?$")
_USER = re.compile(r"^~?@?\w*[\d_]\w*$")
_SLASH = re.compile(r"\w\s?[/=]\s?\w")

_FIGURES = frozenset("0123456789")
_QUOTES = frozenset('"“”„«»「」')
_BARS = frozenset("|•·›»/")
_ARROWS = frozenset("←→»«›‹►▶➡>+")
_LAST_ARROWS = frozenset("←→»«›‹►▶>")
_BRACKETS = frozenset("([（【")
_TELLING = frozenset("@#!?…:;/=©ⓒ") | _FIGURES | _QUOTES | _BARS | _ARROWS | _BRACKETS
MANY = 60
"""Words: of a longer line only its length, its beginning and its end are told."""
EDGES = (1.5, 2.5, 4.5, 7.5, 11.5, 19.5, 39.5)
"""Of a line's length in words."""


def bucket(value: float, edges: Sequence[float]) -> int:
    """How many of ``edges`` are below ``value``."""
    return bisect_left(edges, value)


def ending(row: Row) -> str:
    """What a line ends in, in one word."""
    if row.cut_off:
        return "cut"
    last = row.text[-1]
    if row.final:
        return "ask" if last in "?？؟!！" else "stop"
    if last in ":：":
        return "colon"
    if last.isdigit():
        return "digit"
    return "open" if last.isalnum() else "sign"


def own_facts(row: Row, reason: str | None) -> list[Fact]:
    """What is true of ``row`` whatever it says and whatever stands around it."""
    text = row.text
    made: list[Fact] = [(_look, bucket(row.weight, EDGES), reason, ending(row), _beginning(text))]
    if row.weight <= MANY:
        made += _signs(text, row, set(text))
    return made


def wording(row: Row, stems: list[str], known: Lexicon) -> tuple[bool, Fact | None]:
    """Has ``row`` no word of furniture and none for the reader? And what words it has.

    ``stems`` are its words'.
    """
    if row.weight > MANY:
        return True, None
    text = row.text
    groups = known.groups_of_stems(stems, text)
    you = known.speaks_to_you(row.words, text)
    me = not known.me.isdisjoint(row.words)
    plain = not (groups or you)
    if plain and not me:
        return True, None
    share = bucket(len(groups) / max(row.weight, 1), (0.1, 0.2, 0.34, 0.5, 0.7))
    size = bucket(row.weight, (2.5, 7.5, 19.5))
    quote = not _QUOTES.isdisjoint(text)
    return plain, (_worded, tuple(Counter(groups).items()), share, size, you, me, quote)


def _look(size: int, reason: str | None, end: str, start: str) -> list[str]:
    return ["", f"w{size}", f"r:{reason}", f"e:{end}", f"b:{start}", f"we{size}{end}"]


def _worded(
    counts: tuple[tuple[str, int], ...], share: int, size: int, you: bool, me: bool, quote: bool
) -> list[str]:
    many = sum(count for _, count in counts)
    made: list[str] = []
    if many:
        made = [f"lex{bucket(many, (1.5, 2.5, 4.5))}s{size}", f"lexs{share}s{size}"]
        made += [f"l:{group}{count > 1:d}{size}" for group, count in counts]
    if you:
        made.append(f"you{min(many, 2)}{quote:d}")
    if me:
        made.append(f"me{quote:d}")
    return made


def _beginning(text: str) -> str:
    first = text[0]
    if first.isupper():
        shouts = len(text) > 3 and text[:9].upper() == text[:9] and text.upper() == text
        return "caps" if shouts else "upper"
    if first.islower():
        return "lower"
    if first.isdigit():
        return "digit"
    return "plain" if first.isalpha() else ("quote" if first in _QUOTES else "sign")


def _signs(text: str, row: Row, chars: set[str]) -> list[str]:
    """The names of signs, each looked for only where one of its characters stands in the line."""
    long = "1" if row.weight > 7.5 else "0"
    made: list[str] = []
    seen = chars & _TELLING
    if not seen.isdisjoint(_FIGURES) or (not text.isascii() and any(map(str.isdigit, chars))):
        made += _figure_signs(text, chars, long)
    if seen:
        made += _rare_signs(text, seen, long)
    if ":" in seen or ";" in seen or max(chars) > "\u2600":
        made += _loose_signs(text, long)
    if text[0] in "-–—" and _SPEECH.match(text):
        made.append("speech" + long)
    if "..." in text or (("!" in seen or "?" in seen) and _SHOUT.search(text)) or "…" in seen:
        made.append("shout" + long)
    if _names_site(text) or ("@" in seen and _MAIL.search(text)):
        made.append("web" + long)
    if long == "0":
        made += _name_signs(text, row)
    return made


def _names_site(text: str) -> bool:
    named = ".com" in text or ".org" in text or ".net" in text or ".example" in text
    return (named or "http" in text or "www." in text) and _WEB.search(text) is not None


def _rare_signs(text: str, seen: set[str], long: str) -> list[str]:
    made: list[str] = []
    if ("@" in seen or "#" in seen) and _HANDLE.search(text):
        made.append("at" + long)
    if text[0] in _ARROWS or text[-1] in _LAST_ARROWS:
        made.append("arrow" + long)
    if not seen.isdisjoint(_BARS) and _BAR.search(text):
        made.append("bar" + long)
    if not seen.isdisjoint(_BRACKETS) and _TAIL.search(text):
        made.append("tail" + long)
    if ("/" in seen or "=" in seen) and _SLASH.search(text):
        made.append("slash" + long)
    if not seen.isdisjoint(_QUOTES):
        made.append("quote" + long)
    if "©" in seen or "ⓒ" in seen:
        made.append("copy")
    return made


def _figure_signs(text: str, chars: set[str], long: str) -> list[str]:
    digits = sum([text.count(char) for char in chars if char.isdigit()])
    made = [f"digits{bucket(digits / len(text), (0.1, 0.3, 0.6))}{long}"]
    if (":" in chars or "." in chars) and TIME.search(text):
        made.append("time" + long)
    if not chars.isdisjoint(_FIGURES):
        if _DAY.search(text):
            made.append("day" + long)
        if _NUMBER.match(text):
            made.append("num" + long)
    return made


def _loose_signs(text: str, long: str) -> list[str]:
    made = ["emo" + long] if _EMOJI.search(text) else []
    label = _LABEL.match(text)
    if label is not None:
        made.append(f"label{long}{label.end() == len(text):d}")
    return made


def _name_signs(text: str, row: Row) -> list[str]:
    made = ["user"] if _USER.match(text) else []
    parts = text.split()
    if 1 < len(parts) <= 6 and not row.final:
        upper = sum(part[0].isupper() for part in parts)
        made.append(f"names{len(parts) if upper == len(parts) else 0}{upper > 1:d}")
    return made
