"""Where the readers' comments begin. All from there to the end of the page is theirs.

A comment shown as news is the worst mistake of all, so several kinds of evidence are enough each:
a heading, numbered names that "say", answer buttons, names with the age of what they wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..languages import language
from .lexicon import lexicon
from .phrases import phrases
from .rows import Row

_DATE_AND_TIME = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\D{1,12}\d{1,2}:\d{2}")
PERHAPS = "perhaps comments"  # "Discussion" may also head a part of the article
_LONGEST_STAMP = 10
_LONGEST_COUNT = 6
_LONGEST_BUTTONS = 8
_UNSPACED = "\u0e00"  # from Thai on, scripts whose ages run on from their figures
_VOTES = re.compile("^(?:[▲▼△▽⬆⬇↑↓👍👎❤♥🔥]\ufe0f?\\s?[+-]?\\d{0,5}\\s*){1,3}(?<=\\d)\\s*$")
_FIGURE = re.compile(r"\d")
_LOOK_BACK = 6
_QUOTES = '"“”„«‘「'


def find_comments(rows: Sequence[Row], reasons: Sequence[str | None]) -> int | None:
    """The index of the first row of the comments, or None where there are none."""
    prose = _count_prose(rows, reasons)
    starts = [
        _by_numbered_names(rows, prose),
        _by_heading(rows, reasons, prose),
        _by_answers(rows, reasons, prose),
        _by_buttons(rows, reasons, prose),
        _by_stamps(rows, reasons, prose),
    ]
    found = [start for start in starts if start is not None]
    return min(found, default=None)


def _count_prose(rows: Sequence[Row], reasons: Sequence[str | None]) -> list[int]:
    """For each row, how many paragraphs of prose stand above it."""
    counts = [0]
    for row, reason in zip(rows, reasons, strict=True):
        counts.append(counts[-1] + (row.prose and reason is None))
    return counts


@cache
def _says() -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb) for verb in phrases().says)
    return re.compile(rf"^(\d{{1,4}}[.)]\s+)?\S.{{0,60}}\s(?:{verbs})\s*:?$", re.IGNORECASE)


@cache
def _ago() -> re.Pattern[str]:
    spaced = "|".join(re.escape(age) for age in phrases().ago if age < _UNSPACED)
    run_on = "|".join(re.escape(age) for age in phrases().ago if age >= _UNSPACED)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|(?:{run_on})", re.IGNORECASE)


def _by_numbered_names(rows: Sequence[Row], prose: Sequence[int]) -> int | None:
    """ "1. Some Name says"; without numbers, or with common words in the name, two such lines."""
    loose: list[int] = []
    for index, row in enumerate(rows):
        if prose[index] == 0 or row.weight > _LONGEST_STAMP or row.final:
            continue
        match = _says().match(row.text)
        if match is None:
            continue
        is_name = not any(word in language("en").stop_words for word in row.words[:-1])
        if match.group(1) and is_name:
            return index
        quotes = index + 1 < len(rows) and rows[index + 1].text[0] in _QUOTES
        if match.group(1) or ((is_name or row.text.endswith(":")) and not quotes):
            loose.append(index)
    return loose[0] if len(loose) >= 2 else None


def _by_heading(
    rows: Sequence[Row], reasons: Sequence[str | None], prose: Sequence[int]
) -> int | None:
    for index, reason in enumerate(reasons):
        if prose[index] == 0:
            continue
        if reason not in ("comments", PERHAPS) and not _counts_comments(rows[index]):
            continue
        # Above the text "12 comments" is only a link down to them.
        link = prose[index] == 1 and prose[-1] - prose[index] >= 5
        certain = reason == "comments" and not link
        if certain or _evidence(rows, reasons, index):
            return index
    return None


def _evidence(rows: Sequence[Row], reasons: Sequence[str | None], start: int) -> bool:
    """Do the five rows below ``start`` look like a comment?"""
    below = range(start + 1, min(start + 6, len(rows)))
    return any(
        reasons[index] == "reply" or is_stamp(rows[index]) or _is_buttons(rows[index])
        for index in below
    )


def _counts_comments(row: Row) -> bool:
    """ "Read 133 comments": a figure, and little but words of comments."""
    if row.final or row.weight > _LONGEST_COUNT or _FIGURE.search(row.text) is None:
        return False
    words = row.words
    groups = lexicon().groups(words, row.text)
    bare = [word for word in words if not word.isdigit()]
    return "comments" in groups and len(bare) <= 2 * groups.count("comments") + 1


def _is_buttons(row: Row) -> bool:
    """What stands under a comment, in one row: "94 Recommend · Share · Flag", "▲ 12 ▼ 1"."""
    if _VOTES.match(row.text):
        return True
    if row.final or row.prose or row.weight > _LONGEST_BUTTONS:
        return False
    words = row.words
    groups = lexicon().groups(words, row.text)
    figure = _FIGURE.search(row.text) is not None
    said = groups.count("comments")
    return said + figure >= 2 and said > 0 and 2 * (len(groups) + figure) >= len(words)


def _by_buttons(
    rows: Sequence[Row], reasons: Sequence[str | None], prose: Sequence[int]
) -> int | None:
    """Two or more rows of buttons below the text, each with a name or an age close above."""
    found = [
        index
        for index, row in enumerate(rows)
        if prose[index] >= 2 and _is_buttons(row) and _has_head(rows, index)
    ]
    if len(found) < 2:
        return None
    return _first_of_comment(rows, reasons, prose, found[0])


def _has_head(rows: Sequence[Row], button: int) -> bool:
    return any(_is_short(row) for row in rows[max(button - _LOOK_BACK, 0) : button])


def _by_answers(
    rows: Sequence[Row], reasons: Sequence[str | None], prose: Sequence[int]
) -> int | None:
    for index, reason in enumerate(reasons):
        if reason == "reply" and prose[index] >= 2:
            return _first_of_comment(rows, reasons, prose, index)
    return None


def _first_of_comment(
    rows: Sequence[Row], reasons: Sequence[str | None], prose: Sequence[int], button: int
) -> int:
    """From the answer button up to the name that stands over its comment."""
    for index in range(button - 1, max(button - 1 - _LOOK_BACK, 0), -1):
        if prose[index] == 0:
            break
        if _may_be_name(rows[index]):
            while index > 1 and prose[index - 1] and _is_name_line(rows, reasons, index - 1):
                index -= 1
            return index
    return button - 1


def _may_be_name(row: Row) -> bool:
    return row.weight <= 6 and not (row.final or row.prose) and any(map(str.isalpha, row.text))


def _is_name_line(rows: Sequence[Row], reasons: Sequence[str | None], index: int) -> bool:
    return _is_short(rows[index]) and reasons[index] in (None, "date", "figures")


def _is_short(row: Row) -> bool:
    return row.weight <= 6 and not row.final


def is_stamp(row: Row) -> bool:
    """A short line that says when something was written: "Ann, 3 hours ago"."""
    if row.final or row.weight > _LONGEST_STAMP or len(row.text) > 120:
        return False
    if not any(map(str.isdigit, row.text)):
        return False
    return bool(_DATE_AND_TIME.search(row.text) or _ago().search(row.text))


def _by_stamps(
    rows: Sequence[Row], reasons: Sequence[str | None], prose: Sequence[int]
) -> int | None:
    """Two or more stamps below the text, each over what was written."""
    stamps = [index for index, row in enumerate(rows) if prose[index] >= 2 and is_stamp(row)]
    if len(stamps) < 2:
        return None
    first = stamps[0]
    named = rows[first].weight > 4 or (_is_short(rows[first - 1]) and reasons[first - 1] is None)
    if not named:
        return None
    return first - 1 if _is_short(rows[first - 1]) else first
