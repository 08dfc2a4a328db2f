"""Other articles advertised on the page: a headline, perhaps a marker, perhaps first lines."""

from __future__ import annotations

from collections.abc import Sequence

from .rows import Row

OTHER = "other article"
_LONGEST_LIST = 12
_LONGEST_TEASER = 40


def mark_teasers(rows: Sequence[Row], reasons: Sequence[str | None]) -> list[str | None]:
    """``reasons`` with the rows of other articles marked."""
    marked = list(reasons)
    _mark_repeats(rows, marked)
    prose = 0
    for index, reason in enumerate(reasons):
        prose += rows[index].prose and marked[index] is None
        in_box = index + 1 < len(marked) and marked[index + 1] == OTHER
        if reason == "related" and not in_box and prose:
            _mark_list(rows, marked, index)
    _mark_cut_off(rows, marked)
    return marked


def _mark_repeats(rows: Sequence[Row], marked: list[str | None]) -> None:
    """The same headline twice with at most a marker between: a teaser box, its first lines below.

    On top of the page it is the article's own title, shown twice.
    """
    seen: dict[str, int] = {}
    prose = 0
    for index, row in enumerate(rows):
        if marked[index] is None and row.headline and row.weight >= 3 and row.key:
            first = seen.get(row.key)
            if first is None:
                seen[row.key] = index
            elif prose == 0 or index - first > 3 or _has_prose(rows[first:index]):
                marked[index] = None if prose and _heads(rows, marked, index) else "repeat"
            else:
                _mark_box(rows, marked, first, index)
        prose += row.prose and marked[index] is None


def _heads(rows: Sequence[Row], marked: Sequence[str | None], index: int) -> bool:
    """Between two plain paragraphs: a heading that a table of contents named."""
    beside = range(index - 1, index + 2, 2)
    return index + 1 < len(rows) and all(
        rows[at].prose and rows[at].final and marked[at] is None for at in beside
    )


def _has_prose(rows: Sequence[Row]) -> bool:
    return any(row.prose for row in rows)


def _mark_box(rows: Sequence[Row], marked: list[str | None], first: int, second: int) -> None:
    for index in range(first, second + 1):
        marked[index] = marked[index] or OTHER
    below = second + 1
    if second > first + 1 and below < len(rows) and rows[below].prose and marked[below] is None:
        marked[below] = OTHER


def _mark_list(rows: Sequence[Row], marked: list[str | None], marker: int) -> None:
    """The headlines right below "Read also", and their first lines where all have some."""
    index = marker + 1
    while index < len(rows) and index <= marker + _LONGEST_LIST:
        if marked[index] is not None:
            if marked[index] in (OTHER, "date", "related", "credit", "figures"):
                index += 1
                continue
            break
        if not (rows[index].headline or (rows[index].bullet and not rows[index].prose)):
            break
        marked[index] = OTHER
        index += 1
    if index == marker + 2:
        _mark_pairs(rows, marked, index)


def _mark_pairs(rows: Sequence[Row], marked: list[str | None], start: int) -> None:
    """Teaser, headline, teaser, … down to the last line of the page: at least two teasers."""
    found = [index for index in range(start, len(rows)) if marked[index] is None]
    teasers, headlines = found[::2], found[1::2]
    if (
        len(teasers) >= 2
        and len(headlines) == len(teasers) - 1
        and all(rows[index].prose and rows[index].weight <= _LONGEST_TEASER for index in teasers)
        and all(rows[index].headline for index in headlines)
    ):
        for index in found:
            marked[index] = OTHER


def _mark_cut_off(rows: Sequence[Row], marked: list[str | None]) -> None:
    """A headline over a paragraph that trails away in dots, below the article's own text."""
    open_rows = [index for index, reason in enumerate(marked) if reason is None]
    prose = 0
    for position, index in enumerate(open_rows):
        row = rows[index]
        above = open_rows[position - 1] if position else -1
        if row.cut_off and row.prose and prose >= 2 and above >= 0 and rows[above].headline:
            marked[index] = OTHER
            marked[above] = OTHER
        else:
            prose += row.prose
