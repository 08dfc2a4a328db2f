"""What the labeller is told of a line beside the others: its neighbours, and what they share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from ..languages import known_languages, language
from ..words import stem, unspaced, words
from .facts import Fact
from .rows import LONGEST_KEY, Row


def neighbours(classes: Sequence[str]) -> Iterator[list[Fact]]:
    """What stands in the three lines above and below."""
    padded = f"^^^{''.join(classes)}$$$"
    comments_above = False
    for index, own in enumerate(classes):
        c = padded[index : index + 7]
        comments_above = comments_above or own == "c"
        made: list[Fact] = ["-1" + c[2:4], "-2" + c[1:4], "-3" + c[0] + own, "<" + c[2:5]]
        made += ("+1" + c[3:5], "+2" + c[3:6], "+3" + own + c[6])
        if comments_above:
            made.append("ca" + own)
        near = c.count("a") + c.count("c") + c.count("d")
        if near > 1:
            made.append(f"near{min(near, 4)}{own}")
        if "r" in c[:3]:
            made.append(f"rel{c.index('r')}{own}")
        yield made


def content(rows: Sequence[Row], stems: Sequence[Sequence[str]]) -> list[set[str]]:
    """For each row the beginnings of its longer words, those left out that any text has."""
    common = _common()
    found: list[set[str]] = []
    for row, own in zip(rows, stems, strict=True):
        if not row.key.isascii() and unspaced(row.text):
            own = [*map(stem, words(row.text[:LONGEST_KEY]))]
        rest = set(own) - common
        found.append({each for each in rest if len(each) > 3 or not each.isascii()})
    return found


def overlaps(stems: Sequence[set[str]], classes: Sequence[str]) -> Iterator[Sequence[Fact]]:
    """How many of a line's longer words the page's other prose has: what else is it about?

    Also beside the line above and the line below, since a teaser comes with its headline.
    """
    once: set[str] = set()
    twice: set[str] = set()
    for own, kind in zip(stems, classes, strict=True):
        if kind in "LM":
            twice |= once & own
            once |= own
    if sum([kind in "LM" for kind in classes]) < _LEAST_PROSE:
        yield from [()] * len(classes)
        return
    sizes = [
        _overlap(own, twice if kind in "LM" else once)
        for own, kind in zip(stems, classes, strict=True)
    ]
    above, kind_above, said_above = "^", "^", set[str]()
    below = [*sizes[1:], "$"]
    for own, kind, size, under in zip(stems, classes, sizes, below, strict=True):
        made: list[Fact] = [f"oa{above}{size}{kind_above}{kind}", f"ob{size}{under}{kind}"]
        if size != "-":
            made += (f"ov{size}{kind}", f"ov{size}{kind_above}{kind}", f"ov{above}{size}{under}")
        if kind_above in _HEADS and said_above:
            shared = not own.isdisjoint(said_above)
            made.append(f"hs{shared:d}{min(size, '2')}{above}{kind}")
        yield made
        above, kind_above, said_above = size, kind, own


_LEAST_PROSE = 3  # paragraphs
_HEADS = frozenset("hwQtur")


def _overlap(own: set[str], said: set[str]) -> str:
    """A figure for the share of a line's words that are ``said``; "-" for a line of few words."""
    if len(own) < 2:
        return "-"
    return str(bisect_left((0.05, 0.15, 0.3, 0.5), len(own & said) / len(own)))


@cache
def _common() -> frozenset[str]:
    """The beginnings of words that say nothing of what a text is about, in any language."""
    return frozenset(stem(word) for code in known_languages() for word in language(code).stop_words)


def repeats(
    rows: Sequence[Row], stems: Sequence[set[str]], ruled: Sequence[str | None]
) -> Iterator[list[Fact]]:
    """Whether a line stands twice, and how much of the title it says again."""
    keys = Counter([row.key for row in rows])
    title = ruled.index("title") if "title" in ruled else -1
    named = stems[title] if title >= 0 else set()
    for index, row in enumerate(rows):
        made: list[Fact] = []
        if row.key and keys[row.key] > 1:
            made.append(f"twice{row.weight > 3:d}")
        if named and index != title and 2 < row.weight < 40:
            shared = len(named & stems[index]) / len(named)
            made.append(f"ti{bisect_left((0.01, 0.3, 0.7), shared)}{row.prose:d}")
        yield made
