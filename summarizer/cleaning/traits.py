"""What the labeller is told of each line: its shape, its words, its place and its neighbours.

Nothing here is of one language but for the words of the lexicon, and the labeller was trained to
do without those as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from ..languages import Language
from .comments import is_stamp
from .lexicon import Lexicon
from .rows import Row
from .surroundings import add_neighbours, add_overlap, add_repeats, content

_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d\d")
_WEB = re.compile(r"https?:|www\.|\w@\w|\.(?:com|org|net|example)\b")
_HANDLE = re.compile(r"(?:^|\s)[@#]\w")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[)D(]")
_ARROW = re.compile(r"^[←→»«›‹►▶➡>+]|[←→»«›‹►▶>]$")
_BAR = re.compile(r"\s[|•·›»/]\s|\|")
_SHOUT = re.compile(r"[!?]{2,}|\.{3}|…")
_LABEL = re.compile(r"^[^\s:：]+(?:\s[^\s:：]+){0,3}\s?[:：](?!\d)")
_SPEECH = re.compile(r"^[-–—]\s")
_NUMBER = re.compile(r"^#?\d{1,3}[.)]?\s")
_QUOTE = re.compile('["“”„«»「」]')
_TAIL = re.compile(r"[(\[（【][^()\[\]]{2,60}[)\]）】][.。]?$")
_USER = re.compile(r"^~?@?\w*[\d_]\w*$")
_SLASH = re.compile(r"\w\s?[/=]\s?\w")
_WEIGHTS = (1.5, 2.5, 4.5, 7.5, 11.5, 19.5, 39.5)
_WORDED = [f"lex{many}s{size}" for many in range(4) for size in range(4)]
_PLAIN = frozenset([*_WORDED, *(f"you{many}{said}" for many in range(3) for said in range(2))])
_CLASSES = {
    "comments": "c",
    "perhaps comments": "c",
    "reply": "a",
    "related": "r",
    "other article": "r",
    "date": "d",
    "clock": "d",
    "figures": "f",
    "credit": "m",
    "media": "m",
    "byline": "b",
    "navigation": "n",
}


def bucket(value: float, edges: Sequence[float]) -> int:
    """How many of ``edges`` are below ``value``."""
    return bisect_left(edges, value)


def coarse(row: Row, reason: str | None) -> str:
    """One letter for what a line looks like: upper case for what reads like prose."""
    if reason is not None:
        return _CLASSES.get(reason, "x")
    if row.prose:
        return "L" if row.weight >= 20 else "M"
    if row.weight <= 12 and (is_stamp(row) or _TIME.search(row.text)):
        return "d"
    if row.final:
        return "Q" if row.text[-1] in "?？؟!！" else "S"
    if row.bullet:
        return "u"
    if row.weight > 4:
        return "h"
    return "w" if row.weight > 2 else "t"


def traits(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    known: Lexicon,
    spoken: Language,
) -> list[list[str]]:
    """For each row the names of what is true of it.

    ``alone``: what the phrase and shape rules say of the single line; ``ruled``: what all rules
    together would make of it; ``spoken``: the page's language.
    """
    classes = [coarse(row, reason) for row, reason in zip(rows, alone, strict=True)]
    found = [_own(row, reason, known) for row, reason in zip(rows, alone, strict=True)]
    _add_pointers(found, classes, rows, spoken)
    _add_places(found, classes, rows, ruled)
    add_neighbours(found, classes)
    stems = content(rows)
    add_overlap(found, stems, classes)
    add_repeats(found, rows, stems, ruled)
    return found


def _own(row: Row, reason: str | None, known: Lexicon) -> list[str]:
    text = row.text
    made = ["", f"w{bucket(row.weight, _WEIGHTS)}", f"r:{reason}", f"e:{_ending(row)}"]
    made.append(f"b:{_beginning(text)}")
    made.append(f"we{bucket(row.weight, _WEIGHTS)}{_ending(row)}")
    tokens = row.key.split()
    if row.weight <= 60:
        made += _signs(text, row)
        made += _wording(text, tokens, known, row)
    return made


def _ending(row: Row) -> str:
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


def _beginning(text: str) -> str:
    first = text[0]
    if first.isupper():
        return "caps" if len(text) > 3 and text.upper() == text else "upper"
    if first.islower():
        return "lower"
    if first.isdigit():
        return "digit"
    return "plain" if first.isalpha() else ("quote" if _QUOTE.match(first) else "sign")


# Each sign is looked for only where one of its characters stands in the line.
_SIGNS = (
    ("time", _TIME, frozenset(":.")),
    ("day", _DAY, frozenset("0123456789")),
    ("web", _WEB, frozenset("@:.")),
    ("at", _HANDLE, frozenset("@#")),
    ("arrow", _ARROW, frozenset("←→»«›‹►▶➡>+")),
    ("bar", _BAR, frozenset("|•·›»/")),
    ("shout", _SHOUT, frozenset("!?.…")),
    ("speech", _SPEECH, frozenset("-–—")),
    ("num", _NUMBER, frozenset("0123456789")),
    ("tail", _TAIL, frozenset(")]）】")),
    ("slash", _SLASH, frozenset("/=")),
)


def _signs(text: str, row: Row) -> list[str]:
    long = row.weight > 7.5
    chars = set(text)
    made = [
        f"{name}{long:d}"
        for name, pattern, any_of in _SIGNS
        if not any_of.isdisjoint(chars) and pattern.search(text)
    ]
    if max(chars) > "\u2600" or not chars.isdisjoint(":;"):
        made += _loose_signs(text, long)
    if _QUOTE.search(text):
        made.append(f"quote{long:d}")
    if "©" in chars or "ⓒ" in chars:
        made.append("copy")
    digits = sum(map(str.isdigit, text)) if any(map(str.isdigit, chars)) else 0
    if digits:
        made.append(f"digits{bucket(digits / len(text), (0.1, 0.3, 0.6))}{long:d}")
    if not long:
        made += _name_signs(text, row)
    return made


def _loose_signs(text: str, long: bool) -> list[str]:
    made = [f"emo{long:d}"] if _EMOJI.search(text) else []
    label = _LABEL.match(text)
    if label is not None:
        made.append(f"label{long:d}{label.end() == len(text):d}")
    return made


def _name_signs(text: str, row: Row) -> list[str]:
    made = ["user"] if _USER.match(text) else []
    parts = text.split()
    if 1 < len(parts) <= 6 and not row.final:
        upper = sum(part[0].isupper() for part in parts)
        made.append(f"names{len(parts) if upper == len(parts) else 0}{upper > 1:d}")
    return made


def _wording(text: str, tokens: list[str], known: Lexicon, row: Row) -> list[str]:
    groups = known.groups(tokens, text)
    made: list[str] = []
    if groups:
        share = len(groups) / max(row.weight, 1)
        size = bucket(row.weight, (2.5, 7.5, 19.5))
        made.append(f"lex{bucket(len(groups), (1.5, 2.5, 4.5))}s{size}")
        made.append(f"lexs{bucket(share, (0.1, 0.2, 0.34, 0.5, 0.7))}s{size}")
        for group, count in Counter(groups).items():
            made.append(f"l:{group}{count > 1:d}{size}")
    if known.speaks_to_you(tokens, text):
        made.append(f"you{bucket(len(groups), (0.5, 1.5))}{bool(_QUOTE.search(text)):d}")
    if not known.me.isdisjoint(tokens):
        made.append(f"me{bool(_QUOTE.search(text)):d}")
    return made


def _add_pointers(
    found: list[list[str]], classes: Sequence[str], rows: Sequence[Row], spoken: Language
) -> None:
    """Whether a sentence points back at what stands above it, as no teaser does."""
    if not spoken.openers:
        return
    back = spoken.openers | spoken.pronouns
    above = "^"
    for made, kind, row in zip(found, classes, rows, strict=True):
        if kind in "LMSQ":
            words = row.key.split(maxsplit=5)[:5]
            first = bool(words) and words[0] in back
            made.append(f"pb{first:d}{kind}")
            made.append(f"pb{first:d}{above}{kind}")
            made.append(f"pp{not spoken.pronouns.isdisjoint(words):d}{kind}")
        above = kind


def _add_places(
    found: list[list[str]], classes: Sequence[str], rows: Sequence[Row], ruled: Sequence[str | None]
) -> None:
    """Where on the page a line stands, counted in paragraphs of prose and in runs of others."""
    prose = [kind in "LM" and reason is None for kind, reason in zip(classes, ruled, strict=True)]
    total, above, last = sum(prose), 0, len(rows) - 1
    apart = bucket(sum(row.line.apart for row in rows) / len(rows), (0.2, 0.7))
    runs = _runs([kind in "LMSQ" for kind in classes])
    for index, made in enumerate(found):
        row, kind = rows[index], classes[index]
        below = total - above - prose[index]
        zone = "top" if not above else ("end" if not below else "mid")
        size, at = runs[index]
        made.append(f"z{zone}{kind}")
        made.append(f"up{min(above, 4)}{kind}")
        made.append(f"dn{min(below, 4)}{kind}")
        made.append(f"run{zone}{bucket(size, (1, 2, 3, 6))}{at}")
        made.append(f"run{kind}{bucket(size, (1, 2, 3, 6))}{at}")
        made.append(f"ap{apart}{row.line.apart:d}{kind}")
        made.append(f"f:{ruled[index]}")
        made.append(f"f:{ruled[index]}{zone}{kind}")
        if row.final and ruled[index] is None and _PLAIN.isdisjoint(made):
            made.append(f"own{zone}{kind}{min(above, 2)}{min(below, 2)}")
        made.append(f"z{zone}w{bucket(row.weight, _WEIGHTS)}{_ending(row)}")
        if row.line.indent:
            made.append("indent")
        if index < 3:
            made.append(f"i{index}{kind}")
        if last - index < 3:
            made.append(f"j{last - index}{kind}")
        above += prose[index]


def _runs(prose: Sequence[bool]) -> list[tuple[int, str]]:
    """For each row the length of its run of prose, or of other lines, and its place in it."""
    made: list[tuple[int, str]] = []
    start = 0
    for index in range(1, len(prose) + 1):
        if index == len(prose) or prose[index] != prose[start]:
            size = index - start
            made += [(size, "a" if not at else "mz"[at == size - 1]) for at in range(size)]
            start = index
    return made
