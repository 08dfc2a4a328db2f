"""The reason each line ends with: what the labeller says, in the rules' words where they agree.

In few cases the rules are the surer of the two, and have the last word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from .comments import PERHAPS
from .lexicon import lexicon
from .rows import Row
from .rules import COMMENTS
from .shapes import STAMPED, is_name
from .teasers import OTHER
from .titles import choose_title

_KEPT = frozenset({"text", "heading", "title"})
_NAMES = {"T": "title", "P": "text", "H": "heading", "O": OTHER, "C": COMMENTS}
DOUBTFUL = "doubtful text"
_FURNITURE = "furniture"
_SURE = 300  # hundredths, as the labeller counts
_CERTAINLY = 2000
_EARLY = 0.67  # of the usual paragraph's words: the article's first lines are often shorter
_HARDLY_DROPPED = -100
_DROPPED = -500  # the same below "Read also: …" in one line, and of long paragraphs
_SHORTEST_TEXT = 4  # words
_STOPS = re.compile(r"[.!?…。！？؟।۔](?=\W|$|[^\x00-\u2fff])")
_BRACKETS = re.compile(r"[\[\](){}|/@#©]")
_COUNTED = re.compile(r"[^\W\d_][^\d:.!?]{1,40}:\s[^:]*\d")
_LEAST_COUNTED = 4  # words
_NO_CAPTION = re.compile(r"[\d\"“”„«»「:：.!?。]")
_LONGEST_CAPTION = 13  # words
_QUOTED = re.compile('["“”„«»「]')
_TELLING = 16
_A_PAGE = 3  # lines of furniture
_LONG_PARAGRAPHS = 3  # where the article has so many, it has better to say than a short one
_REPEAT = "repeat"
_CERTAIN = 7.5  # words
_LEAST_PLAIN = 4  # words of a heading for each that furniture may use as well
_LONG = 20
_LEAST_AMID = 8  # the same in a long paragraph
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
    _settle_title(rows, alone, ruled, labels, settled)
    _settle_runs(rows, ruled, settled)
    _settle_paragraphs(rows, ruled, settled)
    _settle_figures(rows, ruled, settled)
    _settle_headings(rows, alone, ruled, settled)
    _settle_doubts(rows, margins, settled)
    _settle_losses(rows, alone, ruled, margins, settled)
    _settle_bare(rows, ruled, settled)
    return settled


def _settle_title(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    labels: str,
    settled: list[str],
) -> None:
    chosen = choose_title(rows, alone, ruled, labels, settled)
    for index, reason in enumerate(settled):
        if index == chosen:
            settled[index] = "title"
        elif reason == "title" and chosen is not None:
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


def _settle_doubts(rows: Sequence[Row], margins: Sequence[int], settled: list[str]) -> None:
    """Text of which the labeller is hardly sure, or that stands above the title.

    Amid the article's own text a paragraph is in doubt only for words that furniture has, or where
    it could be a picture's caption.
    """
    kept = [reason in _KEPT for reason in settled] + [True]
    texts = [index for index, reason in enumerate(settled) if reason == "text"]
    usual = median_low([rows[index].weight for index in texts])
    rich = sum(rows[index].weight >= _TELLING for index in texts) >= _LONG_PARAGRAPHS
    rich = rich and kept.count(False) >= _A_PAGE
    title = settled.index("title") if "title" in settled else 0
    for index in texts:
        row, margin = rows[index], margins[index]
        amid = kept[index - 1] and kept[index + 1] and _reads_plain(row)
        pitched = rich and margin < _CERTAINLY and _pitches(row)
        if pitched or index < title or (index > texts[0] and margin < _SURE and not amid):
            settled[index] = DOUBTFUL
        most = usual * (_EARLY if index in texts[:2] else 1)
        loose = rich and margin < _CERTAINLY and not kept[index - 1] and _stands_apart(row, most)
        if loose or (rich and _like_a_caption(row)):
            settled[index] = DOUBTFUL
    if "text" not in settled:  # nothing else is there to be quoted
        for index in texts:
            settled[index] = "text"


def _settle_losses(
    rows: Sequence[Row],
    alone: Sequence[str | None],
    ruled: Sequence[str | None],
    margins: Sequence[int],
    settled: list[str],
) -> None:
    """A sentence that the labeller hardly dropped, and what leads in to a paragraph."""
    first = min(settled.index(reason) for reason in ("text", DOUBTFUL) if reason in settled)
    bare = sum(reason not in _KEPT and reason != DOUBTFUL for reason in settled) < _A_PAGE
    for index in range(first + 1, len(rows)):
        row = rows[index]
        beside = settled[index - 1], settled[index + 1] if index + 1 < len(rows) else ""
        if settled[index] not in (_FURNITURE, OTHER) or ruled[index] or COMMENTS in beside:
            continue
        linked = alone[index - 1] == "related" and ":" in rows[index - 1].text
        certain = _DROPPED if (linked and settled[index - 2] in _KEPT) or _reads_long(row) else 0
        least = min(certain, _HARDLY_DROPPED)
        if row.final and row.weight >= _SHORTEST_TEXT and margins[index] > least:
            settled[index] = "text" if bare and _reads_long(row) else DOUBTFUL
        elif row.text[-1] in ":：" and all(why in _KEPT or why == DOUBTFUL for why in beside):
            settled[index] = "heading"


def _pitches(row: Row) -> bool:
    """Does it speak to its reader, in few words or with many that furniture has?"""
    known = lexicon()
    if not known.speaks_to_you(row.words, row.text):
        return False
    if row.weight <= _LONGEST_CAPTION and _QUOTED.search(row.text) is None:
        return True
    return _LEAST_AMID * len(known.groups(row.words, row.text)) > row.weight


def _reads_long(row: Row) -> bool:
    """A long paragraph with few words that furniture has as well."""
    if row.weight < _LONG:
        return False
    return _LEAST_AMID * len(lexicon().groups(row.words, row.text)) <= row.weight


def _stands_apart(row: Row, most: float) -> bool:
    """A sentence or two below a line of furniture, shorter than the article's paragraphs."""
    return row.weight <= most and len(_STOPS.findall(row.text)) <= 2


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
