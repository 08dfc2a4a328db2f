"""What the labeller is told of a line beside the others: its neighbours, and what they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from ..languages import known_languages, language
from ..words import words
from .rows import LONGEST_KEY, Row


def add_neighbours(found: list[list[str]], classes: Sequence[str]) -> None:
    """What stands in the three lines above and below."""
    padded = ["^", "^", "^", *classes, "$", "$", "$"]
    comments_above = False
    for index, made in enumerate(found):
        c = padded[index : index + 7]
        own = c[3]
        made.append(f"-1{c[2]}{own}")
        made.append(f"+1{own}{c[4]}")
        made.append(f"-2{c[1]}{c[2]}{own}")
        made.append(f"+2{own}{c[4]}{c[5]}")
        made.append(f"<{c[2]}{own}{c[4]}")
        made.append(f"-3{c[0]}{own}")
        made.append(f"+3{own}{c[6]}")
        if own == "c":
            comments_above = True
        if comments_above:
            made.append(f"ca{own}")
        near = sum(kind in "acd" for kind in c)
        if near > 1:
            made.append(f"near{min(near, 4)}{own}")
        if "r" in c[:3]:
            made.append(f"rel{c[:3].index('r')}{own}")


def content(rows: Sequence[Row]) -> list[set[str]]:
    """For each row the beginnings of its longer words, those left out that any text has."""
    common = _common()
    return [
        {word[:6] for word in _words(row) if len(word) > 3 or not word.isascii()} - common
        for row in rows
    ]


def add_overlap(found: list[list[str]], stems: Sequence[set[str]], classes: Sequence[str]) -> None:
    """How many of a line's longer words the page's other prose has: what else is it about?

    Also beside the line above and the line below, since a teaser comes with its headline.
    """
    counted: Counter[str] = Counter()
    for own, kind in zip(stems, classes, strict=True):
        if kind in "LM":
            counted.update(own)
    if sum(kind in "LM" for kind in classes) < 3:
        return
    sizes = [_overlap(own, counted, kind) for own, kind in zip(stems, classes, strict=True)]
    above, kind_above, said_above = "^", "^", set[str]()
    below = [*sizes[1:], "$"]
    for made, own, kind, size, under in zip(found, stems, classes, sizes, below, strict=True):
        if size != "-":
            made.append(f"ov{size}{kind}")
            made.append(f"ov{size}{kind_above}{kind}")
            made.append(f"ov{above}{size}{under}")
        made.append(f"oa{above}{size}{kind_above}{kind}")
        made.append(f"ob{size}{under}{kind}")
        if kind_above in _HEADS and said_above:
            shared = not own.isdisjoint(said_above)
            made.append(f"hs{shared:d}{min(size, '2')}{above}{kind}")
        above, kind_above, said_above = size, kind, own


_HEADS = frozenset("hwQtur")


def _overlap(own: set[str], counted: Counter[str], kind: str) -> str:
    """A figure for the share of a line's words that the prose has; "-" for a line of few words."""
    if len(own) < 2:
        return "-"
    least = 1 + (kind in "LM")
    share = sum(counted[word] >= least for word in own) / len(own)
    return str(bisect_left((0.05, 0.15, 0.3, 0.5), share))


@cache
def _common() -> frozenset[str]:
    """The beginnings of words that say nothing of what a text is about, in any language."""
    return frozenset(word[:6] for code in known_languages() for word in language(code).stop_words)


def _words(row: Row) -> list[str]:
    """The key's words, where they are divided by spaces."""
    return row.key.split() if row.key.isascii() else words(row.text[:LONGEST_KEY])


def add_repeats(
    found: list[list[str]],
    rows: Sequence[Row],
    stems: Sequence[set[str]],
    ruled: Sequence[str | None],
) -> None:
    """Whether a line stands twice, and how much of the title it says again."""
    keys = Counter(row.key for row in rows)
    title = ruled.index("title") if "title" in ruled else -1
    named = stems[title] if title >= 0 else set()
    for index, (made, row) in enumerate(zip(found, rows, strict=True)):
        if row.key and keys[row.key] > 1:
            made.append(f"twice{row.weight > 3:d}")
        if named and index != title and 2 < row.weight < 40:
            shared = len(named & stems[index]) / len(named)
            made.append(f"ti{bisect_left((0.01, 0.3, 0.7), shared)}{row.prose:d}")
