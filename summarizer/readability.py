"""Can a sentence be read on its own, and if not, beside which others?

A sentence that opens with "She" or "But" needs the one before it; one that ends in a colon needs
the one after; a piece of a quotation needs the rest of the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .languages import Language
from .types import Sentence
from .words import weigh

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_MARKS = re.compile(r"[\"“”„«»「」『』]")
_QUOTE_END = re.compile(r"[\"”»]")
_FINAL = re.compile(r"[.!?…。！？؟।۔։][\"'”’»›)\]」』“‘]*(?:\[\d+\])*$")
_SHORTEST = 5  # words
_LONGEST = 70
_LONGEST_QUOTATION = 8  # paragraphs


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence needs beside it (indices), and its ``flaws`` even so."""

    needs: frozenset[int] = frozenset()
    flaws: tuple[str, ...] = ()


def read(sentences: Sequence[Sentence], known: Language) -> tuple[Reading, ...]:
    """A Reading for each of ``sentences``, which stand in the text's order."""
    quotations = _quotations(sentences)
    return tuple(
        _read_one(index, sentences, known, quotations[index]) for index in range(len(sentences))
    )


def _read_one(
    index: int, sentences: Sequence[Sentence], known: Language, quotation: tuple[int, int] | None
) -> Reading:
    sentence = sentences[index]
    needs: set[int] = set()
    flaws = list(_own_flaws(sentence.text))
    if quotation is not None:
        first, last = quotation
        if last < first:
            flaws.append("torn quotation")
        needs.update(range(first, last + 1))
    starts_quotation = quotation is None or quotation[0] == index
    end = sentences[quotation[1] if quotation is not None and quotation[1] >= 0 else index]
    nobody_named = _MARKS.match(sentence.text) and _MARKS.match(end.text[-1])
    if starts_quotation and (nobody_named or points_back(sentence.text, known)):
        if index == 0:
            flaws.append("points back")
        else:
            needs.add(index - 1)
    if sentence.text.rstrip()[-1] in ":：":
        if index + 1 < len(sentences):
            needs.add(index + 1)
        else:
            flaws.append("fragment")
    needs.discard(index)
    return Reading(frozenset(needs), tuple(flaws))


def _own_flaws(text: str) -> tuple[str, ...]:
    weight = weigh(text)
    flaws: list[str] = []
    if text.endswith(("?", "？", "؟", "?”", '?"', "?»")):
        flaws.append("question")
    if weight < _SHORTEST:
        flaws.append("very short")
    elif weight > _LONGEST:
        flaws.append("very long")
    unfinished = not _FINAL.search(text[-12:]) and text[-1] not in ":：" and weight < 15
    if unfinished or text[0].islower() or text.endswith(("…", "...")):
        flaws.append("fragment")
    return tuple(flaws)


def points_back(text: str, known: Language) -> bool:
    """Does it open with a word for something said before, or hide who speaks: “…”, she said?"""
    first = _WORD.search(text)
    if first is None:
        return False
    quoted = _MARKS.search(text[: first.start()]) is not None
    if first.group().lower() in known.openers and not (
        quoted and first.group().lower() not in known.pronouns
    ):
        return True
    return _hidden_speaker(text, known)


def _hidden_speaker(text: str, known: Language) -> bool:
    """A pronoun within three words after the last closing quote or before the sentence's end."""
    ends = [match.end() for match in _QUOTE_END.finditer(text)]
    if not ends:
        return False
    for end in ends:
        after = _WORD.findall(text[end : end + 40])[:3]
        for position, word in enumerate(after):
            if word.lower() in known.pronouns:
                return not any(other[0].isupper() for other in after[:position])
    return False


def _quotations(sentences: Sequence[Sentence]) -> list[tuple[int, int] | None]:
    """For each sentence the (first, last) index of the quotation that it is a piece of.

    None when it holds whole quotations or none; (1, 0) when the rest of its quotation is not there.
    """
    pieces: list[tuple[int, int] | None] = [None] * len(sentences)
    opened: int | None = None
    for index, sentence in enumerate(sentences):
        new_paragraph = index > 0 and sentence.paragraph != sentences[index - 1].paragraph
        if opened is not None and new_paragraph and not _goes_on(sentences, index):
            _fill(pieces, opened, index - 1, whole=False)
            opened = None
        balance, stray = _balance(sentence.text, inside=opened is not None)
        if stray:
            _fill(pieces, index, index, whole=False)
        if opened is None and balance:
            opened = index
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
    """Does an open quotation run on into the paragraph that starts at ``index``?

    It does when the next mark found is a closing one, or opens this paragraph again, as English
    does in every paragraph of a long quotation.
    """
    start = sentences[index].paragraph
    for position in range(index, len(sentences)):
        sentence = sentences[position]
        if sentence.paragraph - start >= _LONGEST_QUOTATION:
            return False
        marks = _marks(sentence.text)
        if marks:
            at_start = _MARKS.match(sentence.text) is not None
            heads = position == 0 or sentences[position - 1].paragraph != sentence.paragraph
            return not marks[0] or (at_start and heads and sum(marks) * 2 <= len(marks))
    return False


def _marks(text: str) -> list[bool]:
    """Every quotation mark of ``text`` in order, True where it opens: told by its neighbours."""
    found: list[bool] = []
    for match in _MARKS.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        space_before = before.isspace() or before in "([{—–-/"
        space_after = after.isspace() or after in ".,;:!?)]}…—–"
        if space_before is not space_after:
            found.append(space_before)
        else:
            found.append(match.group() in "“„«「『")
    return found


def _balance(text: str, *, inside: bool) -> tuple[bool, bool]:
    """(is a quotation still open at the end, is there a closing mark that nothing opened)."""
    stray = False
    open_now = inside
    for opens in _marks(text):
        if not opens and not open_now:
            stray = True
        open_now = opens
    return open_now, stray
