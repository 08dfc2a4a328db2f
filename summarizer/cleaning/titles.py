"""Which line is the article's title: the one that the text below takes up most."""

from __future__ import annotations

from collections.abc import Sequence

from ..words import stem
from .rows import Row

_SHORTEST = 4  # words, for a title that nothing but the rules speaks for
_LONG = 20  # words of a paragraph that is no standfirst
_SAID, _RULED = 3.0, 1.5


def choose_title(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    labels: str,
    settled: Sequence[str],
) -> int | None:
    """The title's row, if there is one; one of ``settled`` at least is "text".

    That which labeller and rules agree on; else the line above the first long paragraph whose words
    the text has most; where it has none of any, the labeller's last before the text, or the rules'.
    """
    first = settled.index("text")
    titles = [index for index, reason in enumerate(settled) if reason == "title"]
    named = next((index for index, reason in enumerate(ruled) if reason == "title"), None)
    if named in titles and named is not None and named < first:
        return named
    taken_up = _taken_up(rows, alone, ruled, labels, settled)
    if taken_up is not None:
        return taken_up
    if titles:
        above = [index for index in titles if index < first] or titles[:1]
        return max(above, key=lambda index: (rows[index].weight >= _SHORTEST, index))
    if named is not None and named < first and rows[named].weight >= _SHORTEST:
        return None if settled[named] == "comments" else named
    return None


def _taken_up(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    labels: str,
    settled: Sequence[str],
) -> int | None:
    long = [at for at, why in enumerate(settled) if why == "text" and rows[at].weight >= _LONG]
    last = long[0] if long else settled.index("text")
    below: set[str] = set()
    for row, why in zip(rows[last:], settled[last:], strict=True):
        if why == "text":
            below |= _telling(row)
    best, most = None, 0.0
    for index in range(last):
        row, own = rows[index], _telling(rows[index])
        if alone[index] is not None or settled[index] == "comments" or not own or row.weight < 2:
            continue
        if row.prose and row.final:
            continue  # the first words of an article without a title
        shared = len(own & below)
        points = shared * (shared / len(own)) ** 0.5
        points *= _SAID if labels[index] == "T" else 1
        points *= _RULED if ruled[index] == "title" else 1
        if points > most:
            best, most = index, points
    return best


def _telling(row: Row) -> set[str]:
    """The stems of its longer words."""
    return {stem(word) for word in row.words if len(word) > 3 or not word.isascii()}
