"""What a feed's articles have in common is not news: "Follow us", "Our reporter writes". Pure.

Lines are compared as they stand. One that is in half of a feed's latest articles, and in five at
least, is learned for good and taken out of what comes later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

#: How many of a feed's latest articles are looked at.
LOOKED_AT = 20
_LEAST = 5
_SHARE = 0.5
_LONGEST = 400
_MOST_LINES = 50


def learned(texts: Sequence[str], known: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines of a feed's boilerplate: those that were known, and those that these texts show."""
    counts = Counter(line for text in texts for line in set(_lines(text)))
    needed = max(_LEAST, _SHARE * len(texts))
    new = sorted(line for line, count in counts.items() if count >= needed)
    return tuple(dict.fromkeys((*known, *new)))[-_MOST_LINES:]


def without(text: str, lines: Collection[str]) -> str:
    """The text without these lines; whole, if nothing else is in it."""
    if not lines:
        return text
    kept = [line for line in text.split("\n") if line.strip() not in lines]
    if len(kept) == text.count("\n") + 1 or not any(line.strip() for line in kept):
        return text
    return "\n".join(kept).strip()


def _lines(text: str) -> Iterable[str]:
    return (line for row in text.split("\n") if (line := row.strip()) and len(line) <= _LONGEST)
