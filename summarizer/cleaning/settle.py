"""The reason each line ends with: what the labeller says, in the rules' words where they agree.

In few cases the rules are the surer of the two, and have the last word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .comments import PERHAPS
from .lexicon import lexicon
from .rows import Row
from .rules import COMMENTS
from .shapes import STAMPED, is_name
from .teasers import OTHER

_KEPT = frozenset({"text", "heading", "title"})
_NAMES = {"T": "title", "P": "text", "H": "heading", "O": OTHER, "C": COMMENTS}
DOUBTFUL = "doubtful text"
_FURNITURE = "furniture"
_SURE = 300  # hundredths, as the labeller counts
_HARDLY_DROPPED = -250
_SHORTEST_TEXT = 4  # words
_BRACKETS = re.compile(r"[\[\](){}|/@#©]")
_COUNTED = re.compile(r"[^\W\d_][^\d:.!?]{1,40}:\s[^:]*\d")
_LEAST_COUNTED = 4  # words
_NO_CAPTION = re.compile(r"[\d\"“”„«»「:：.!?。]")
_LONGEST_CAPTION = 13  # words
_TELLING = 16
_A_PAGE = 3  # lines of furniture
_LONG_PARAGRAPHS = 3  # where the article has so many, it has better to say than a short one
_REPEAT = "repeat"
_CERTAIN = 7.5  # words
_SHORTEST_TITLE = 4
_LEAST_PLAIN = 4  # words of a heading for each that furniture may use as well
_LONG = 20
_LEAST_BETWEEN = 12  # the same for a paragraph that speaks to its reader


def settle(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    labels: str,
    margins: Sequence[int],
) -> list[str]:
    """One reason a line; ``margins`` are how sure the labeller is that a line is kept.

    Never kept, whatever the labels are: what the rules hold for readers' comments, a short line
    that says what it is, a headline that stands twice and the teaser under it. Always kept: a
    heading alone between two paragraphs, a long plain paragraph between two others.
    """
    keys = Counter(row.key for row in rows)
    settled: list[str] = []
    for row, word, rule, said in zip(rows, alone, ruled, labels, strict=True):
        if rule == COMMENTS:
            settled.append(COMMENTS)
        elif word == STAMPED:
            settled.append("byline")
        elif word is not None and word != PERHAPS and row.weight <= _CERTAIN and not row.prose:
            settled.append(word)
        elif rule == _REPEAT or (rule == OTHER and (row.prose or keys[row.key] > 1)):
            settled.append(OTHER)
        elif said == "T" and row.prose and row.final:
            settled.append("text")  # the first words of an article without a title
        elif said in "TPHC":
            settled.append(_NAMES[said])
        elif rule is not None and rule not in _KEPT:
            settled.append(rule)
        else:
            settled.append(_NAMES.get(said, _FURNITURE))
    if "text" not in settled:
        return [reason or "text" for reason in ruled]
    _settle_title(rows, ruled, settled)
    _settle_runs(rows, ruled, settled)
    _settle_paragraphs(rows, ruled, settled)
    _settle_figures(rows, ruled, settled)
    _settle_headings(rows, alone, ruled, settled)
    _settle_doubts(rows, ruled, margins, settled)
    _settle_bare(rows, ruled, settled)
    return settled


def _settle_title(rows: Sequence[Row], ruled: Sequence[str | None], settled: list[str]) -> None:
    """One title: the rules' if the labeller agrees or has none, else the last before the text."""
    titles = [index for index, reason in enumerate(settled) if reason == "title"]
    named = [index for index, reason in enumerate(ruled) if reason == "title"]
    if not titles and named and rows[named[0]].weight >= _SHORTEST_TITLE:
        first_text = settled.index("text")
        if named[0] < first_text and settled[named[0]] != COMMENTS:
            settled[named[0]] = "title"
    if len(titles) < 2:
        return
    above = [index for index in titles if index < settled.index("text")] or titles[:1]
    agreed = [index for index in above if index in named]
    chosen = max(agreed or above, key=lambda index: (rows[index].weight >= _SHORTEST_TITLE, index))
    for index in titles:
        if index != chosen:
            settled[index] = "section" if index < chosen else "heading"


def _settle_headings(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    settled: list[str],
) -> None:
    """A heading by the rules, alone between two paragraphs that are kept."""
    for index in range(1, len(rows) - 1):
        lost = ruled[index] == "heading" and settled[index] in (_FURNITURE, OTHER)
        between = settled[index - 1] == "text" == settled[index + 1]
        named = alone[index] == PERHAPS  # "Discussion", with no comment below
        if lost and between and (named or _reads_like_heading(rows[index])):
            settled[index] = "heading"


def _settle_figures(rows: Sequence[Row], ruled: Sequence[str | None], settled: list[str]) -> None:
    """A list of what the article counts ("Output: 8,100 tonnes, from 9,000") amid its text."""
    first = settled.index("text")
    last = len(settled) - 1 - settled[::-1].index("text")
    listed = [
        first < index < last and ruled[index] in (None, "heading") and _counts(row)
        for index, row in enumerate(rows)
    ]
    for index in range(1, len(rows) - 1):
        in_list = listed[index] and (listed[index - 1] or listed[index + 1])
        if in_list and settled[index] in (_FURNITURE, OTHER, "heading"):
            settled[index] = DOUBTFUL


def _counts(row: Row) -> bool:
    if not _COUNTED.match(row.text) or not _LEAST_COUNTED <= row.weight <= _LONG:
        return False
    return _LEAST_PLAIN * len(lexicon().groups(row.words, row.text)) <= row.weight


def _settle_doubts(
    rows: Sequence[Row],
    ruled: Sequence[str | None],
    margins: Sequence[int],
    settled: list[str],
) -> None:
    """Text of which the labeller is hardly sure, or that it hardly dropped, below the first.

    Amid the article's own text a paragraph is in doubt only for words that furniture has, or where
    it could be a picture's caption.
    """
    kept = [reason in _KEPT for reason in settled] + [True]
    texts = [row for row, reason in zip(rows, settled, strict=True) if reason == "text"]
    rich = sum(row.weight >= _TELLING for row in texts) >= _LONG_PARAGRAPHS
    rich = rich and kept.count(False) >= _A_PAGE
    for index in range(settled.index("text") + 1, len(rows)):
        if settled[index] == "text":
            amid = kept[index - 1] and kept[index + 1]
            unsure = margins[index] < _SURE and not (amid and _reads_plain(rows[index]))
            if unsure or (rich and _like_a_caption(rows[index])):
                settled[index] = DOUBTFUL
        elif settled[index] in (_FURNITURE, OTHER) and ruled[index] is None:
            sentence = rows[index].final and rows[index].weight >= _SHORTEST_TEXT
            if sentence and margins[index] > _HARDLY_DROPPED:
                settled[index] = DOUBTFUL


def _like_a_caption(row: Row) -> bool:
    """One short sentence with no figure, quotation or colon: little is lost if it is not quoted."""
    return row.weight <= _LONGEST_CAPTION and _NO_CAPTION.search(row.text[:-1]) is None


def _settle_bare(rows: Sequence[Row], ruled: Sequence[str | None], settled: list[str]) -> None:
    """A text of sentences alone below its head: nothing on it shows that it is a page.

    There a line is furniture only for its words.
    """
    first = next((index for index, row in enumerate(rows) if row.prose and not ruled[index]), None)
    if first is None or any(ruled[first:]) or not all(row.final for row in rows[first:]):
        return
    for index in range(first, len(rows)):
        words = rows[index].words
        groups = lexicon().groups(words, rows[index].text)
        spoken_to = lexicon().speaks_to_you(words, rows[index].text)
        between = _LEAST_BETWEEN if spoken_to else _LEAST_PLAIN
        if len(groups) * between <= rows[index].weight >= (_LONG if spoken_to else 0):
            settled[index] = "text"


def _reads_plain(row: Row) -> bool:
    known, words = lexicon(), row.words
    return not known.speaks_to_you(words, row.text) and len(known.groups(words, row.text)) < 2


def _reads_like_heading(row: Row) -> bool:
    if row.weight > _CERTAIN or row.text.isupper() or _BRACKETS.search(row.text) or is_name(row):
        return False
    return _LEAST_PLAIN * len(lexicon().groups(row.words, row.text)) <= row.weight


def _settle_runs(rows: Sequence[Row], ruled: Sequence[str | None], settled: list[str]) -> None:
    """A comment or another article does not follow on a paragraph without a line between.

    A name, a heading or a headline stands there. So columns keep what "I" and "you" say in them.
    """
    for index in range(1, len(rows)):
        row, above = rows[index], rows[index - 1]
        foreign = settled[index] in (COMMENTS, OTHER) and ruled[index] is None
        if foreign and settled[index - 1] == "text" and _is_paragraph(row) and _is_paragraph(above):
            settled[index] = "text"


def _is_paragraph(row: Row) -> bool:
    return row.prose and row.final and row.weight >= _LONG


def _settle_paragraphs(
    rows: Sequence[Row], ruled: Sequence[str | None], settled: list[str]
) -> None:
    """A long plain paragraph amid the text that no rule is against."""
    for index in range(1, len(rows) - 1):
        row = rows[index]
        lost = ruled[index] is None and settled[index] in (_FURNITURE, OTHER)
        if lost and row.final and row.weight >= _LONG:
            words = lexicon().groups(row.words, row.text)
            if settled[index - 1] == "text" == settled[index + 1] and len(words) < 2:
                settled[index] = "text"
