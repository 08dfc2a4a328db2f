"""What the labeller is told of each line: its shape, its words, its place and its neighbours.

Nothing here is of one language but for the words of the lexicon, and the labeller was trained to
do without those as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..languages import Language
from ..words import stem
from .comments import is_stamp
from .facts import Fact, Told
from .lexicon import Lexicon
from .relations import relations
from .rows import Row
from .signs import EDGES, MANY, TIME, bucket, ending, own_facts, wording
from .surroundings import content, neighbours, overlaps, repeats

_PROSE = "LM"
_SENTENCES = "LMSQ"
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


def coarse(row: Row, reason: str | None) -> str:
    """One letter for what a line looks like: upper case for what reads like prose."""
    if reason is not None:
        return _CLASSES.get(reason, "x")
    if row.prose:
        return "L" if row.weight >= 20 else "M"
    if row.weight <= 12 and (is_stamp(row) or TIME.search(row.text)):
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
) -> Iterator[Told]:
    """For each row what is true of it; ``facts.spell`` gives the names of the traits.

    ``alone``: what the phrase and shape rules say of the single line; ``ruled``: what all rules
    together would make of it; ``spoken``: the page's language.
    """
    classes = [coarse(row, reason) for row, reason in zip(rows, alone, strict=True)]
    stems = [[*map(stem, row.words)] for row in rows]
    said = [wording(row, own, known) for row, own in zip(rows, stems, strict=True)]
    about = content(rows, stems)
    plain = [unworded for unworded, _ in said]
    around = zip(
        _places(classes, rows, ruled, plain),
        _pointers(classes, rows, spoken),
        neighbours(classes),
        overlaps(about, classes),
        repeats(rows, about, ruled),
        relations(rows, classes, about, ruled, spoken),
        strict=True,
    )
    for row, reason, own, (_, worded), others in zip(rows, alone, stems, said, around, strict=True):
        made = own_facts(row, reason)
        if worded is not None:
            made.append(worded)
        for found in others:
            made += found
        yield Told(made, own if row.weight <= MANY else [])


def _pointers(
    classes: Sequence[str], rows: Sequence[Row], spoken: Language
) -> Iterator[Sequence[Fact]]:
    """Whether a sentence points back at what stands above it, as no teaser does."""
    back = spoken.openers | spoken.pronouns
    above = "^"
    for kind, row in zip(classes, rows, strict=True):
        if kind in _SENTENCES and spoken.openers:
            words = row.words[:5]
            first = bool(words) and words[0] in back
            yield ((_pointer, first, not spoken.pronouns.isdisjoint(words), above, kind),)
        else:
            yield ()
        above = kind


def _pointer(first: bool, pronoun: bool, above: str, kind: str) -> list[str]:
    return [f"pb{first:d}{kind}", f"pb{first:d}{above}{kind}", f"pp{pronoun:d}{kind}"]


def _places(
    classes: Sequence[str],
    rows: Sequence[Row],
    ruled: Sequence[str | None],
    plain: Sequence[bool],
) -> Iterator[Sequence[Fact]]:
    """Where on the page a line stands, counted in paragraphs of prose and in runs of others."""
    prose = [kind in _PROSE and why is None for kind, why in zip(classes, ruled, strict=True)]
    total, above, last = sum(prose), 0, len(rows) - 1
    apart = bucket(sum([row.line.apart for row in rows]) / len(rows), (0.2, 0.7))
    runs = _runs([kind in _SENTENCES for kind in classes])
    for index, (row, kind, why) in enumerate(zip(rows, classes, ruled, strict=True)):
        below = total - above - prose[index]
        zone = "top" if not above else ("mid" if below else "end")
        up, down = min(above, 4), min(below, 4)
        size, at = runs[index]
        unmarked = row.final and why is None and plain[index]
        line = row.line
        yield (
            (_place, zone, kind, up, down, min(index, 3), min(last - index, 3), why, unmarked),
            (_run, zone, kind, size, at, apart, line.apart, line.indent > 0),
            f"z{zone}w{bucket(row.weight, EDGES)}{ending(row)}",
        )
        above += prose[index]


def _place(
    zone: str, kind: str, up: int, down: int, top: int, bottom: int, why: str | None, unmarked: bool
) -> list[str]:
    made = [f"z{zone}{kind}", f"up{up}{kind}", f"dn{down}{kind}"]
    made += [f"f:{why}", f"f:{why}{zone}{kind}"]
    if unmarked:
        made.append(f"own{zone}{kind}{min(up, 2)}{min(down, 2)}")
    if top < 3:
        made.append(f"i{top}{kind}")
    if bottom < 3:
        made.append(f"j{bottom}{kind}")
    return made


def _run(
    zone: str, kind: str, size: int, at: str, apart: int, own_apart: bool, indent: bool
) -> list[str]:
    made = [f"run{zone}{size}{at}", f"run{kind}{size}{at}", f"ap{apart}{own_apart:d}{kind}"]
    return [*made, "indent"] if indent else made


def _runs(prose: Sequence[bool]) -> list[tuple[int, str]]:
    """For each row how long its run of prose, or of other lines, is and its place in it."""
    made: list[tuple[int, str]] = []
    start = 0
    for index in range(1, len(prose) + 1):
        if index == len(prose) or prose[index] != prose[start]:
            size = index - start
            many = bucket(size, (1, 2, 3, 6))
            made += [(many, "a" if not at else "mz"[at == size - 1]) for at in range(size)]
            start = index
    return made
