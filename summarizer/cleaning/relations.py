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
_ENDS = frozenset(".!?:…。！？؟।\"“”„«»")
_SHARED = (0.001, 0.15, 0.35)
_PARTS = (0.001, 0.1, 0.5, 0.9, 0.999)
_LONGER = (0.25, 0.5, 0.8, 1.3, 2.0)
_COMMON = (0.001, 0.15, 0.25, 0.35, 0.45)
_NEAR = 4  # lines above and below


def relations(
    rows: Sequence[Row],
    classes: Sequence[str],
    about: Sequence[set[str]],
    ruled: Sequence[str | None],
    spoken: Language,
) -> Iterator[list[Fact]]:
    """For each row what it shares with the prose, the head and its neighbours."""
    prose = [kind in "LM" and why is None for kind, why in zip(classes, ruled, strict=True)]
    once: set[str] = set()
    twice: set[str] = set()
    for own, is_prose in zip(about, prose, strict=True):
        if is_prose:
            twice |= once & own
            once |= own
    first = prose.index(True) if True in prose else len(rows)
    weights = [row.weight for row, is_prose in zip(rows, prose, strict=True) if is_prose]
    usual = median_low(weights) if weights else 1
    total = sum(weights) or 1
    top = _best(about, classes, once, twice, first)
    head: set[str] = set()
    for index, own in enumerate(about[: first + 1]):
        if index not in (top, first):
            head |= own
    title = about[top] if top >= 0 else set()
    above = 0.0
    last = len(rows) - 1
    empty: set[str] = set()
    for index, (row, kind, own) in enumerate(zip(rows, classes, about, strict=True)):
        zone = "t" if index < first else ("e" if above >= total else "m")
        zk = zone + kind
        made: list[Fact] = [f"fp{bisect_left(_PARTS, above / total)}{kind}"]
        if index == top:
            made += ("tb", f"tb{kind}")
        elif title and own:
            made.append(f"tt{bisect_left((0.001, 0.3, 0.7), len(title & own) / len(title))}{zk}")
        if kind in "LMSQ":
            count = min(len(_STOP.findall(row.text)), 4)
            longer = bisect_left(_LONGER, row.weight / usual)
            made += (f"sc{count}{zk}", f"md{longer}{zk}", f"sm{count}{longer}{kind}")
        near = sum(prose[max(index - _NEAR, 0) : index]), sum(prose[index + 1 : index + 1 + _NEAR])
        made.append(f"den{near[0]}{near[1]}{kind}")
        said = _shared(own, about[index + 1] if index < last else empty)
        back = _shared(own, about[index - 1] if index else empty)
        made += (f"pw{said}{back}{kind}", f"pz{said}{zk}", f"pb{back}{zk}")
        if own and index > first:
            in_head = bisect_left((0.001, 0.2, 0.5), len(own & head) / len(own))
            made.append(f"hd{in_head}{zk}")
        names = _names(row.text)
        if names:
            known = len(names & (twice if prose[index] else once)) / len(names)
            made.append(f"nm{min(len(names), 3)}{bisect_left((0.001, 0.5), known)}{zk}")
            if head:
                made.append(f"nh{not names.isdisjoint(head):d}{zk}")
        if spoken.stop_words and len(row.words) > 1:
            common = sum([word in spoken.stop_words for word in row.words]) / len(row.words)
            made.append(f"sw{bisect_left(_COMMON, common)}{zk}")
        under = rows[index + 1].line.apart if index < last else 2
        made.append(f"gap{row.line.apart:d}{under:d}{kind}")
        made.append(f"gap{row.line.apart:d}{under:d}{classes[index - 1] if index else '^'}{kind}{classes[index + 1] if index < last else '$'}")
        yield made
        above += row.weight if prose[index] else 0


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


def _names(text: str) -> set[str]:
    """The beginnings of capitalised words within sentences."""
    found: set[str] = set()
    before = "."
    for token in text.split():
        if before[-1] not in _ENDS:
            bare = token.strip("\"'“”„«»(),.;:!?…’")
            if bare[:1].isupper():
                found.add(bare.lower()[:6])
        before = token
    return found
