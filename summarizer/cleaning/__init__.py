"""From a page's raw text to the article's own prose.

Precision first: a line is dropped for a reason that can be named, and the rest is kept. Four
looks, each over what the last left: single lines by phrase and shape, the readers' comments,
other articles' teasers, and last the title and headings.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..lines import read_lines
from ..types import Cleaned, Paragraph
from .comments import PERHAPS, find_comments
from .headings import mark_headings
from .phrases import phrase_reason
from .rows import Row, read_row
from .shapes import shape_reason
from .teasers import mark_teasers

MAX_CHARACTERS = 200_000
"""How much of a text is read, in code points: thirty times a long article."""

KEPT = frozenset({"text", "heading", "title"})
"""The reasons of kept paragraphs; every other reason drops its paragraph."""

_DROPPED_WITH_COMMENTS = "comments"
_LIKE_A_TITLE = frozenset({"attribution", "related", "byline"})


def clean(text: str, *, language: str | None = None) -> Cleaned:
    """Tell the article's own prose in ``text`` from the page around it.

    ``paragraphs`` cover every non-blank paragraph, in order, with offsets into ``text``. Reasons
    of kept ones: "text"; "heading" (kept, but never a sentence of a summary); "title". Of dropped
    ones: "advertisement", "share", "related", "other article", "comments", "correction",
    "credit", "byline", "attribution", "clock", "date", "navigation" and their like; "beyond the
    limit" for what follows the first ``MAX_CHARACTERS``. ``Cleaned.text`` holds headings and
    prose, not the title. ``language`` is accepted for the door's sake: the phrase lists of all
    languages are always asked. Never raises; an empty text gives an empty value.
    """
    del language
    rows = [read_row(line) for line in read_lines(text[:MAX_CHARACTERS])]
    reasons, attributions = _judge_alone(rows)
    start = find_comments(rows, reasons)
    if start is not None:
        reasons[start:] = [_DROPPED_WITH_COMMENTS] * (len(rows) - start)
    reasons = [None if reason == PERHAPS else reason for reason in reasons]
    reasons = mark_headings(rows, mark_teasers(rows, reasons))
    named = tuple(
        dict.fromkeys(
            name for index, name in attributions if start is None or index < start if name
        )
    )
    return _assemble(text, rows, reasons, named)


def _judge_alone(rows: Sequence[Row]) -> tuple[list[str | None], list[tuple[int, str]]]:
    """Each line by its own words and shape; with the sources that lines name."""
    reasons: list[str | None] = []
    attributions: list[tuple[int, str]] = []
    on_top = True
    for index, row in enumerate(rows):
        reason, named = phrase_reason(row.text) or (shape_reason(row), "")
        if on_top and reason in _LIKE_A_TITLE and _could_be_title(row):
            reason = None
        if reason == "attribution":
            attributions.append((index, named))
        on_top = on_top and reason is not None
        reasons.append(reason)
    return reasons, attributions


def _could_be_title(row: Row) -> bool:
    """ "Sources: minister to resign", "Von der Leyen visits Kyiv": the first line of a page."""
    return row.headline and row.weight >= 4 and not row.text.lower().startswith("by ")


def _assemble(
    text: str, rows: Sequence[Row], reasons: Sequence[str | None], attributions: tuple[str, ...]
) -> Cleaned:
    paragraphs = [
        Paragraph(row.line.start, row.line.end, (reason or "text") in KEPT, reason or "text")
        for row, reason in zip(rows, reasons, strict=True)
    ]
    rest = text[MAX_CHARACTERS:]
    if rest.strip():
        start = MAX_CHARACTERS + len(rest) - len(rest.lstrip())
        end = len(text.rstrip())
        paragraphs.append(Paragraph(start, end, keep=False, reason="beyond the limit"))
    title = next((text[p.start : p.end] for p in paragraphs if p.reason == "title"), None)
    kept = [text[p.start : p.end] for p in paragraphs if p.keep and p.reason != "title"]
    return Cleaned("\n\n".join(kept), title, tuple(paragraphs), attributions)
