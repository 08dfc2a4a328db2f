"""From a page's raw text to the article's own prose.

Precision first: a line is dropped for a reason that can be named, and the rest is kept. Four
looks, each over what the last left: single lines by phrase and shape, the readers' comments,
other articles' teasers, and last the title and headings.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..lines import read_lines
from ..types import Cleaned, Paragraph
from .comments import find_comments
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
    reasons = mark_headings(rows, mark_teasers(rows, reasons))
    named = tuple(
        dict.fromkeys(
            name for index, name in attributions if start is None or index < start if name
        )
    )
    return _assemble(text, rows, reasons, named)


def _judge_alone(rows: Sequence[Row]) -> tuple[list[str | None], list[tuple[int, str]]]:
    reasons: list[str | None] = []
    attributions: list[tuple[int, str]] = []
    for index, row in enumerate(rows):
        found = phrase_reason(row.text)
        if found is None:
            reasons.append(shape_reason(row))
            continue
        reason, named = found
        reasons.append(reason)
        if reason == "attribution":
            attributions.append((index, named))
    return reasons, attributions


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
