"""What a line has in common with the article, with its head and with the lines beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from statistics import median_low

from ..languages import Language
from .facts import Fact
from .rows import Row

_STOP = re.compile(r"[.!?…。！？؟।۔։][\"'”’»›)\]」』“‘]*(?=\s|$|[^\s\x00-\u2fff])")
_SHARED = (0.001, 0.15, 0.35)
_THIRDS = (0.001, 0.3, 0.7)
_FIFTHS = (0.001, 0.2, 0.5)
_PARTS = (0.001, 0.1, 0.5, 0.9, 0.999)
_LONGER = (0.25, 0.5, 0.8, 1.3, 2.0)
_COMMON = (0.001, 0.15, 0.25, 0.35, 0.45)
_NEAR = 4  # lines above and below


class _Page:
    """What lines are compared with: the prose, the line on top that it takes up most, the head."""

    def __init__(
        self,
        rows: Sequence[Row],
        classes: Sequence[str],
        about: Sequence[set[str]],
        ruled: Sequence[str | None],
    ) -> None:
        self.prose = [k in "LM" and why is None for k, why in zip(classes, ruled, strict=True)]
        once: set[str] = set()
        twice: set[str] = set()
        for own, is_prose in zip(about, self.prose, strict=True):
            if is_prose:
                twice |= once & own
                once |= own
        self.first = self.prose.index(True) if True in self.prose else len(rows)
        weights = [row.weight for row, is_prose in zip(rows, self.prose, strict=True) if is_prose]
        self.usual = median_low(weights) if weights else 1
        self.total = sum(weights) or 1
        self.top = _best(about, classes, once, twice, self.first)
        self.head: set[str] = set()
        for index, own in enumerate(about[: self.first + 1]):
            if index not in (self.top, self.first):
                self.head |= own
        self.title = about[self.top] if self.top >= 0 else set()


def relations(
    rows: Sequence[Row],
    classes: Sequence[str],
    about: Sequence[set[str]],
    ruled: Sequence[str | None],
    spoken: Language,
) -> Iterator[list[Fact]]:
    """For each row what it shares with the prose, the head and its neighbours."""
    page = _Page(rows, classes, about, ruled)
    prose, above, stop_words = page.prose, 0.0, spoken.stop_words
    before = nothing = set[str]()
    kinds = ["^", *classes, "$"]
    for index, (row, kind, own) in enumerate(zip(rows, classes, about, strict=True)):
        zone = ("t" if index < page.first else ("e" if above >= page.total else "m")) + kind
        made = _with_page(page, index, own, kind, zone)
        if kind in "LMSQ":
            count = min(len(_STOP.findall(row.text)), 4)
            longer = bisect_left(_LONGER, row.weight / page.usual)
            made.append((_length, count, longer, kind, zone))
        near = sum(prose[max(index - _NEAR, 0) : index]), sum(prose[index + 1 : index + 1 + _NEAR])
        made.append((_depth, bisect_left(_PARTS, above / page.total), *near, kind))
        below, under = nothing, "2"
        if index + 1 < len(rows):
            below, under = about[index + 1], f"{rows[index + 1].line.apart:d}"
        made.append((_beside, _shared(own, below), _shared(own, before), kind, zone))
        if stop_words and len(row.words) > 1:
            common = sum(map(stop_words.__contains__, row.words)) / len(row.words)
            made.append(f"sw{bisect_left(_COMMON, common)}{zone}")
        gap = f"gap{row.line.apart:d}{under}"
        made += (gap + kind, f"{gap}{kinds[index]}{kind}{kinds[index + 2]}")
        yield made
        above += row.weight if prose[index] else 0
        before = own


def _with_page(page: _Page, index: int, own: set[str], kind: str, zone: str) -> list[Fact]:
    """What a line shares with the title, as like as not, and with the head."""
    made: list[Fact] = []
    if index == page.top:
        made += ("tb", f"tb{kind}")
    elif page.title and own:
        share = len(page.title & own) / len(page.title)
        made.append(f"tt{bisect_left(_THIRDS, share)}{zone}")
    if own and index > page.first:
        made.append(f"hd{bisect_left(_FIFTHS, len(own & page.head) / len(own))}{zone}")
    return made


def _length(count: int, longer: int, kind: str, zone: str) -> list[str]:
    return [f"sc{count}{zone}", f"md{longer}{zone}", f"sm{count}{longer}{kind}"]


def _depth(part: int, above: int, below: int, kind: str) -> list[str]:
    return [f"fp{part}{kind}", f"den{above}{below}{kind}"]


def _beside(below: int, above: int, kind: str, zone: str) -> list[str]:
    return [f"pw{below}{above}{kind}", f"pn{below}{zone}", f"pv{above}{zone}"]


def _best(
    about: Sequence[set[str]], classes: Sequence[str], once: set[str], twice: set[str], first: int
) -> int:
    """The line on top that the prose takes up most: the title, as like as not."""
    best, most = -1, 0.0
    for index, own in enumerate(about[: first + 1]):
        if classes[index] in "LM" and index != 0 and index == first and best >= 0:
            continue
        said = twice if index == first else once
        points = len(own & said) * (len(own & said) / len(own)) if own else 0
        if points > most:
            best, most = index, points
    return best


def _shared(own: set[str], other: set[str]) -> int:
    if not own or not other:
        return 0
    return bisect_left(_SHARED, len(own & other) / min(len(own), len(other)))
