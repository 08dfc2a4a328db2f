"""What the labeller is told of a line beside the others: its neighbours, and what they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

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


def add_overlap(found: list[list[str]], rows: Sequence[Row], classes: Sequence[str]) -> None:
    """How many of a line's longer words the page's other prose has: what else is it about?"""
    stems = [
        {word[:6] for word in _words(row) if len(word) > 3 or not word.isascii()} for row in rows
    ]
    counted: Counter[str] = Counter()
    for own, kind in zip(stems, classes, strict=True):
        if kind in "LM":
            counted.update(own)
    total = sum(kind in "LM" for kind in classes)
    for made, own, kind in zip(found, stems, classes, strict=True):
        if len(own) < 3 or total < 3:
            continue
        least = 1 + (kind in "LM")
        share = sum(counted[word] >= least for word in own) / len(own)
        made.append(f"ov{bisect_left((0.05, 0.15, 0.3, 0.5), share)}{kind}")


def _words(row: Row) -> list[str]:
    """The key's words, where they are divided by spaces."""
    return row.key.split() if row.key.isascii() else words(row.text[:LONGEST_KEY])


def add_repeats(found: list[list[str]], rows: Sequence[Row], ruled: Sequence[str | None]) -> None:
    """Whether a line stands twice, and how much of the title it says again."""
    keys = Counter(row.key for row in rows)
    title = next((row for row, why in zip(rows, ruled, strict=True) if why == "title"), None)
    named = set(title.key.split()) if title is not None else set()
    for made, row in zip(found, rows, strict=True):
        if row.key and keys[row.key] > 1:
            made.append(f"twice{row.weight > 3:d}")
        if named and title is not row and 2 < row.weight < 40:
            shared = len(named.intersection(row.key.split())) / len(named)
            made.append(f"ti{bisect_left((0.01, 0.3, 0.7), shared)}{row.prose:d}")
