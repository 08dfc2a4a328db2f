"""The article's title, its headings, and loose lines above and below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .rows import Row
from .shapes import is_name
from .teasers import OTHER

_SHORTEST_TITLE = 4  # words; a shorter line on top is rather a section's name
_LONGEST_HEADING = 14
_LONGEST_LOOSE = 8
_LONGEST_ROLE = 2  # "Staff reporter", and never a standfirst
_FIGURES = re.compile(r"\d+")


def mark_headings(rows: Sequence[Row], reasons: Sequence[str | None]) -> list[str | None]:
    """``reasons`` with "title", "heading", and the reasons of loose lines filled in.

    A page without one paragraph of prose has no headings: its lines are all the text there is.
    """
    marked = list(reasons)
    open_rows = [index for index, reason in enumerate(marked) if reason is None]
    prose = [index for index in open_rows if rows[index].prose]
    if not prose:
        _mark_bare_title(rows, marked, open_rows)
        return marked
    _mark_top(rows, marked, [index for index in open_rows if index < prose[0]])
    _mark_tail(rows, marked, [index for index in open_rows if index > prose[-1]])
    _mark_enclosed(rows, marked, prose[0])
    _mark_inner(rows, marked)
    return marked


def _mark_bare_title(rows: Sequence[Row], marked: list[str | None], open_rows: list[int]) -> None:
    """No prose at all: the first line is a title only over lines that end like sentences."""
    if len(open_rows) >= 2 and rows[open_rows[0]].headline:
        below = [rows[index] for index in open_rows[1:]]
        if rows[open_rows[0]].weight >= 2 and sum(row.final for row in below) * 2 > len(below):
            marked[open_rows[0]] = "title"


def _mark_top(rows: Sequence[Row], marked: list[str | None], top: list[int]) -> None:
    headlines = [index for index in top if rows[index].headline]
    if not headlines:
        return
    title = _find_title(rows, marked, headlines)
    marked[title] = "title"
    for index in headlines:
        if index < title:
            marked[index] = "section"
        elif index > title:
            marked[index] = _below_title(rows[index])


def _find_title(rows: Sequence[Row], marked: Sequence[str | None], headlines: Sequence[int]) -> int:
    """The first line of some length, below the site's own menu if it has one."""
    long = [index for index in headlines if rows[index].weight >= _SHORTEST_TITLE]
    menus = [i for i, reason in enumerate(marked[: headlines[-1]]) if reason == "navigation"]
    below = [index for index in long if menus and index > menus[-1]]
    return (below or long or headlines)[0]


def _below_title(row: Row) -> str:
    """What stands between the title and the text: a standfirst, or who wrote it and when."""
    figures = len(_FIGURES.findall(row.text))
    if is_name(row):
        return "byline"
    if row.weight <= _LONGEST_LOOSE and (figures >= 2 or (figures and row.weight <= 3)):
        return "date"
    return "heading" if row.weight > _LONGEST_ROLE else "loose line"


def _mark_tail(rows: Sequence[Row], marked: list[str | None], tail: list[int]) -> None:
    """Lines below the last paragraph that end in nothing: other headlines, or loose furniture."""
    loose = [index for index in tail if rows[index].headline and not rows[index].final]
    for index in loose:
        marked[index] = OTHER if len(loose) > 1 else "loose line"


def _mark_enclosed(rows: Sequence[Row], marked: list[str | None], first_prose: int) -> None:
    """A short line with furniture right above and below is of that box, not of the article."""
    for index in range(first_prose + 1, len(rows) - 1):
        row, above, below = rows[index], marked[index - 1], marked[index + 1]
        boxed = above is not None and below is not None and "heading" not in (above, below)
        if marked[index] is None and row.headline and row.weight <= _LONGEST_LOOSE and boxed:
            marked[index] = "loose line"


def _mark_inner(rows: Sequence[Row], marked: list[str | None]) -> None:
    open_rows = [index for index, reason in enumerate(marked) if reason is None]
    above: Row | None = None
    for index, below in pairwise(open_rows):
        row = rows[index]
        if row.weight <= _LONGEST_HEADING and rows[below].prose and _heads(row, above, rows[below]):
            marked[index] = "heading"
        above = row


def _heads(row: Row, above: Row | None, below: Row) -> bool:
    """A heading, also a numbered one that is no item of a list."""
    if row.headline:
        return True
    in_list = below.bullet or (above is not None and above.bullet)
    return row.bullet and not row.final and not in_list and row.text[0].isdigit()
