"""How many people an event took, as sentences say it: figures as intervals, of whom, and what.

Reads figures that stand beside what they count, and leaves out whatever could be another event:
sentences of other times, of more of the same, of what may yet be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

HAPPENED: Final = ("killed", "injured", "arrested", "missing", "evacuated")
_TOKEN: Final = re.compile(
    r"\d+(?:[.,\u00a0 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]"
)
_BETWEEN: Final = 4  # words between who was counted and what happened to them, if not told
_ADJECTIVES: Final = 2  # words between a figure and who is counted
_BREAKS: Final = frozenset(',;:()—–"“”.!?«»')
_YEARS: Final = range(1900, 2101)
_ENDLESS: Final = 10**9


@dataclass(frozen=True, slots=True)
class Toll:
    """``low`` to ``high`` of ``whom`` were ``happened``; ``said`` is the figure as it reads.

    ``tried``: the sentence tells of it as of what somebody stands before a court for.
    """

    happened: str
    whom: str
    low: int
    high: int
    said: str
    tried: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    happened: Mapping[str, tuple[str, ...]]
    whom: Mapping[str, tuple[str, ...]]
    bounds: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    any_happened: re.Pattern[str]
    between: int


def find_tolls(sentence: str, language: str) -> list[Toll]:
    """The tolls that a sentence gives of the event that it tells of; none in a doubtful one."""
    known = _words(language)
    if known is None:
        return []
    tokens = [token.replace("’", "'") for token in _TOKEN.findall(sentence)]
    lower = [token.casefold() for token in tokens]
    values = [_value(word, known) for word in lower]
    tried = any(_is(word, known.bounds["tried"]) for word in lower)
    if not (_may_be_tried(lower, known) if tried else _is_of_now(lower, values, known)):
        return []
    found = [_read(lower, values, place, known) for place in range(len(lower))]
    return [replace(toll, tried=tried) for toll in dict.fromkeys(found) if toll is not None]


def _is_of_now(lower: Sequence[str], values: Sequence[int | None], known: _Words) -> bool:
    """Does a sentence tell of one event of these days, and as of a fact?"""
    other = any(_is(word, known.bounds["not_now"]) for word in lower)
    return not other and not any(value in _YEARS for value in values)


def _may_be_tried(lower: Sequence[str], known: _Words) -> bool:
    """The same of a court's sentence, in which terms and years say nothing of other events."""
    meant = (*known.bounds["tried"], *known.bounds["term"])
    return not any(_is(word, known.bounds["not_now"]) and not _is(word, meant) for word in lower)


def speaks_of_tolls(text: str, language: str) -> bool:
    """Might ``find_tolls`` find any? Cheap, and wrong only in saying yes."""
    known = _words(language)
    return known is not None and known.any_happened.search(text) is not None


def figures(text: str, language: str) -> frozenset[int]:
    """Every figure in a text, in digits or in words."""
    known = _words(language)
    lower = [token.casefold().replace("’", "'") for token in _TOKEN.findall(text)]
    if known is None:
        return frozenset()
    return frozenset(value for word in lower if (value := _value(word, known)) is not None)


def _read(
    lower: Sequence[str], values: Sequence[int | None], place: int, known: _Words
) -> Toll | None:
    value = values[place]
    if value is None:
        return None
    before = lower[max(0, place - 3) : place]
    if any(_is(word, known.bounds["others"]) for word in (*before, *lower[place + 1 : place + 2])):
        return None
    if lower[place + 1 : place + 2] and lower[place + 1] in ("-", "%", "$", "th", "st", "nd", "rd"):
        return None
    whom, after = _whom(lower, values, place, known)
    happened = _after(lower, values, after, known, known.between if whom else 0)
    if happened is None and whom is not None:
        happened = _before(lower, values, place, known)
    if happened is None:
        return None
    low, high, said = _bounded(value, before, known)
    return Toll(happened, whom or "people", low, high, said)


def _whom(
    lower: Sequence[str], values: Sequence[int | None], place: int, known: _Words
) -> tuple[str | None, int]:
    """Who is counted, and the place after it."""
    for step in range(place + 1, min(place + 2 + _ADJECTIVES, len(lower))):
        if lower[step] in _BREAKS or values[step] is not None or _happened(lower[step], known):
            break
        for whom, beginnings in known.whom.items():
            if _is(lower[step], beginnings):
                return whom, step + 1
    return None, place + 1


def _after(
    lower: Sequence[str], values: Sequence[int | None], place: int, known: _Words, between: int
) -> str | None:
    for word, value in list(zip(lower, values, strict=True))[place : place + between + 1]:
        if word in _BREAKS or value is not None:
            return None
        happened = _happened(word, known)
        if happened:
            return happened
    return None


def _before(
    lower: Sequence[str], values: Sequence[int | None], place: int, known: _Words
) -> str | None:
    for step in range(place - 1, max(-1, place - _BETWEEN - 2), -1):
        if lower[step] in _BREAKS or values[step] is not None:
            return None
        happened = _happened(lower[step], known)
        if happened:
            return happened
    return None


def _bounded(value: int, before: Sequence[str], known: _Words) -> tuple[int, int, str]:
    """The interval that the words before a figure make of it."""
    near = before[-2:]
    for kind, low, high, sign in (
        ("at_most", 0, value, "≤ "),
        ("at_least", value, _ENDLESS, "≥ "),
        ("about", value * 9 // 10, value * 11 // 10 + 1, "≈ "),
    ):
        if any(_is(word, known.bounds[kind]) for word in near):
            return low, high, f"{sign}{value}"
    return value, value, str(value)


def _happened(word: str, known: _Words) -> str | None:
    return next((name for name, words in known.happened.items() if _is(word, words)), None)


def _is(word: str, beginnings: Sequence[str]) -> bool:
    return any(
        word == one[:-1] if one.endswith("$") else word.startswith(one) for one in beginnings
    )


def _value(word: str, known: _Words) -> int | None:
    if word in known.numbers:
        return known.numbers[word]
    digits = re.sub(r"[.,\u00a0 ](?=\d{3}\b)", "", word)
    return int(digits) if digits.isdecimal() and len(digits) < 8 else None


@cache
def _words(language: str) -> _Words | None:
    import tomllib

    file = Path(__file__).parent / "data" / "tolls.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get(language.split("-", maxsplit=1)[0])
    if rows is None:
        return None
    between = int(rows.pop("between", _BETWEEN))
    lists = {key: tuple(str(text).split()) for key, text in rows.items()}
    numbers = {word: number for number, word in enumerate(lists.pop("numbers"), start=1)}
    bounds = {key: lists.pop(key) for key in ("at_least", "at_most", "about", "others", "not_now")}
    bounds |= {key: lists.pop(key, ()) for key in ("tried", "term")}
    happened = {key: lists.pop(key) for key in HAPPENED if key in lists}
    beginnings = {one.rstrip("$") for words in happened.values() for one in words}
    any_happened = re.compile(rf"\b(?:{'|'.join(sorted(beginnings))})", re.IGNORECASE)
    return _Words(happened, lists, bounds, numbers, any_happened, between)


def tolls_of(sentences: Sequence[str], language: str, leading: int) -> Iterator[tuple[int, Toll]]:
    """Tolls with the number of their sentence; a document that gives two of one kind gives none.

    What stands after the ``leading`` sentences counts where they give none of its kind.
    """
    found = [
        (number, toll)
        for number, sentence in enumerate(sentences)
        if speaks_of_tolls(sentence, language)
        for toll in find_tolls(sentence, language)
    ]
    told = {(toll.happened, toll.whom) for number, toll in found if number < leading}
    found = [
        (number, toll)
        for number, toll in found
        if number < leading or (toll.happened, toll.whom) not in told
    ]
    for number, toll in found:
        alike = [o for _, o in found if (o.happened, o.whom) == (toll.happened, toll.whom)]
        if max(o.low for o in alike) <= min(o.high for o in alike):
            yield number, toll
