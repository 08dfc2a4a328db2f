"""What the rules say of a page's lines: each by itself, then all together.

They know phrases and shapes and give a line its reason; how far they are believed is learned
(``labeller``).
"""

from __future__ import annotations

from collections.abc import Sequence

from .comments import PERHAPS, find_comments
from .headings import mark_headings
from .phrases import phrase_reason
from .rows import Row
from .shapes import shape_reason
from .teasers import mark_teasers

COMMENTS = "comments"
_LIKE_A_TITLE = frozenset({"attribution", "related", "byline"})


def judge_alone(rows: Sequence[Row]) -> tuple[list[str | None], list[tuple[int, str]]]:
    """Each line by its own words and shape; with the sources that lines name."""
    reasons: list[str | None] = []
    attributions: list[tuple[int, str]] = []
    on_top = True
    for index, row in enumerate(rows):
        reason, named = phrase_reason(row) or (shape_reason(row), "")
        if on_top and reason in _LIKE_A_TITLE and _could_be_title(row):
            reason = None
        if reason == "attribution":
            attributions.append((index, named))
        on_top = on_top and reason is not None
        reasons.append(reason)
    return reasons, attributions


def judge_together(rows: Sequence[Row], alone: Sequence[str | None]) -> list[str | None]:
    """The comments, other articles, title and headings as well; None where nothing is said."""
    reasons = list(alone)
    start = find_comments(rows, reasons)
    if start is not None:
        reasons[start:] = [COMMENTS] * (len(rows) - start)
    reasons = [None if reason == PERHAPS else reason for reason in reasons]
    return mark_headings(rows, mark_teasers(rows, reasons))


def _could_be_title(row: Row) -> bool:
    """ "Sources: minister to resign", "Von der Leyen visits Kyiv": the first line of a page."""
    return row.headline and row.weight >= 4 and not row.text.lower().startswith("by ")
