"""From a page's raw text to the article's own prose.

Rules give a line its reason by phrase, shape and place; a small trained model, which sees what
the rules say beside what any language shows (length, signs, place, neighbours, what else the page
is about), labels all lines together. Precision first: what reads like the article is kept, but a
reader's comment never.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..languages import Language, detect_language
from ..languages import language as find_language
from ..lines import read_lines
from ..types import Cleaned, Paragraph
from .labeller import label, score, weights
from .lexicon import lexicon
from .rows import Row, read_row
from .rules import COMMENTS, judge_alone, judge_together
from .settle import DOUBTFUL, settle
from .traits import traits

MAX_CHARACTERS = 200_000
"""How much of a text is read, in code points: thirty times a long article."""

MAX_LINES = 4_000
"""How many lines of a text are read."""

TOO_FEW = 3
"""With so few lines there is no page to see: the rules decide alone."""

KEPT = frozenset({"text", DOUBTFUL, "heading", "title"})
"""The reasons of kept paragraphs; every other reason drops its paragraph."""


def clean(text: str, *, language: str | None = None) -> Cleaned:
    """Tell the article's own prose in ``text`` from the page around it.

    ``paragraphs`` cover every non-blank paragraph, in order, with offsets into ``text``. Reasons
    of kept ones: "text"; "doubtful text" and "heading" (kept, but no sentences of a summary);
    "title". Of dropped
    ones: "advertisement", "share", "related", "other article", "comments", "correction",
    "credit", "byline", "attribution", "clock", "date", "navigation" and their like; "furniture"
    where no rule has a name for it; "beyond the limit" for what follows the first
    ``MAX_CHARACTERS`` or ``MAX_LINES``. ``Cleaned.text`` holds headings and prose, not the
    title. ``language`` is an ISO 639-1 code, detected when None; the phrase lists of all languages
    are asked whatever it is. Never raises; an empty text gives an empty value.
    """
    lines = read_lines(text[:MAX_CHARACTERS])
    rows = [read_row(line) for line in lines[:MAX_LINES]]
    alone, attributions = judge_alone(rows)
    ruled = judge_together(rows, alone)
    if len(rows) > TOO_FEW:
        reasons = settle(
            rows,
            alone,
            ruled,
            *_labels(rows, alone, ruled, find_language(language or detect_language(text))),
        )
    else:
        reasons = [_of_few(row, reason) for row, reason in zip(rows, ruled, strict=True)]
    named = tuple(
        dict.fromkeys(name for index, name in attributions if name and reasons[index] != COMMENTS)
    )
    read = lines[MAX_LINES].start if len(lines) > MAX_LINES else MAX_CHARACTERS
    return _assemble(text, read, rows, reasons, named)


def _of_few(row: Row, reason: str | None) -> str:
    """A paragraph of several sentences is not furniture for the words of one of them."""
    return reason if reason and (reason == COMMENTS or not row.several) else "text"


def _labels(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    spoken: Language,
) -> tuple[str, list[int]]:
    learned = weights()
    seen = traits(rows, alone, ruled, lexicon(), spoken)
    return label([score(told, learned) for told in seen], learned)


def _assemble(
    text: str,
    read: int,
    rows: Sequence[Row],
    reasons: Sequence[str],
    attributions: tuple[str, ...],
) -> Cleaned:
    paragraphs = [
        Paragraph(row.line.start, row.line.end, reason in KEPT, reason)
        for row, reason in zip(rows, reasons, strict=True)
    ]
    rest = text[read:]
    if rest.strip():
        start = read + len(rest) - len(rest.lstrip())
        end = len(text.rstrip())
        paragraphs.append(Paragraph(start, end, keep=False, reason="beyond the limit"))
    title = next((text[p.start : p.end] for p in paragraphs if p.reason == "title"), None)
    kept = [text[p.start : p.end] for p in paragraphs if p.keep and p.reason != "title"]
    return Cleaned("\n\n".join(kept), title, tuple(paragraphs), attributions)
