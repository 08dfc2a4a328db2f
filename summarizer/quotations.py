"""Quotations that run over several sentences: taken whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .misplaced import RUINED_MARK
from .types import Sentence

QUOTATION_MARKS = re.compile(r"[\"“”„«»「」『』]")
_ONE_WAY = {"「": True, "『": True, "」": False, "』": False, "„": True}
_LONGEST_QUOTATION = 8  # paragraphs


def find_quotations(sentences: Sequence[Sentence]) -> list[tuple[int, int] | None]:
    """For each sentence the (first, last) index of the quotation that it is a piece of.

    None when it holds whole quotations or none; (1, 0) when the rest of its quotation is not there.
    """
    pieces: list[tuple[int, int] | None] = [None] * len(sentences)
    marked = [QUOTATION_MARKS.search(sentence.text) is not None for sentence in sentences]
    if not any(marked):
        return pieces
    opened: int | None = None
    for index, sentence in enumerate(sentences):
        new_paragraph = index > 0 and sentence.paragraph != sentences[index - 1].paragraph
        if opened is not None and new_paragraph and not _goes_on(sentences, index):
            _fill(pieces, opened, index - 1, whole=False)
            opened = None
        if not marked[index] and (opened is None or "?" not in sentence.text):
            continue
        balance, stray = _balance(sentence.text, inside=opened is not None)
        if stray:
            _fill(pieces, index, index, whole=False)
        if opened is None and balance:
            if _goes_on(sentences, index + 1):
                opened = index
            else:
                _fill(pieces, index, index, whole=False)
        elif opened is not None and not balance:
            _fill(pieces, opened, index, whole=True)
            opened = None
    if opened is not None:
        _fill(pieces, opened, len(sentences) - 1, whole=False)
    return pieces


def _fill(pieces: list[tuple[int, int] | None], first: int, last: int, *, whole: bool) -> None:
    for index in range(first, last + 1):
        pieces[index] = (first, last) if whole else (1, 0)


def _goes_on(sentences: Sequence[Sentence], index: int) -> bool:
    """Does an open quotation run on into the sentences from ``index``?

    It does when the next mark found is a closing one, or opens a paragraph again, as English
    does in every paragraph of a long quotation.
    """
    if index >= len(sentences):
        return False
    start = sentences[index].paragraph
    for position in range(index, len(sentences)):
        sentence = sentences[position]
        if sentence.paragraph - start >= _LONGEST_QUOTATION:
            return False
        marks = _marks(sentence.text, inside=True)
        if marks:
            at_start = QUOTATION_MARKS.match(sentence.text) is not None
            heads = position == 0 or sentences[position - 1].paragraph != sentence.paragraph
            return not marks[0] or (at_start and heads and sum(marks) * 2 <= len(marks))
    return False


def _marks(text: str, *, inside: bool) -> list[bool]:
    """Every quotation mark of ``text`` in order, True where it opens: told by its neighbours.

    Where they do not tell (" spaced out ") a mark opens if none is open. A question mark amid a
    sentence closes what is open: it is what careless recoding leaves of a closing mark.
    """
    found: list[bool] = []
    open_now = inside
    for match in _signs(text):
        at, mark = match.start(), match.group()
        if mark == "?":
            if open_now:
                found.append(False)
                open_now = False
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1 : at + 2] or " "
        space_before = before in " ([{—–-/" or before.isspace()
        space_after = after in " .,;:!?)]}…—–" or after.isspace()
        if mark in _ONE_WAY:
            opens = _ONE_WAY[mark]
        elif space_before is not space_after:
            opens = space_before
        else:
            opens = not open_now
        found.append(opens)
        open_now = opens
    return found


def _signs(text: str) -> list[re.Match[str]]:
    """Quotation marks and what is left of ruined ones, in order."""
    signs = list(QUOTATION_MARKS.finditer(text))
    if "?" in text:
        signs += RUINED_MARK.finditer(text)
        signs.sort(key=re.Match.start)
    return signs


def _balance(text: str, *, inside: bool) -> tuple[bool, bool]:
    """(is a quotation still open at the end, is there a closing mark that nothing opened)."""
    stray = False
    open_now = inside
    for opens in _marks(text, inside=inside):
        if not opens and not open_now:
            stray = True
        open_now = opens
    return open_now, stray
