"""A text's lines, and lines that were wrapped by hand joined to paragraphs again: spans only."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|h[1-6]|table|tr|td|th|section|article|header|footer|nav|aside|"
    r"figure|figcaption|blockquote|html|head|body|title|main|form)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_FINAL = re.compile(r"[.!?…。！？؟।۔։።:;][\"'”’»›)\]」』“‘]*$")
_BULLET = re.compile(r"^(?:[-–—•*·▪●■►‣◦]|\d{1,3}[.)])\s")
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's span in the text, without white space at its ends.

    ``indent`` is the white space before it; ``apart`` whether an empty line stands before it.
    """

    text: str
    start: int
    end: int
    indent: int
    apart: bool


def read_lines(text: str) -> tuple[Line, ...]:
    """Every paragraph with at least one letter, figure or sign, in order."""
    block: list[Line] = []
    lines: list[Line] = []
    for line in _raw_lines(text):
        if line.apart and block:
            lines.extend(_join_wrapped(text, block))
            block = []
        block.append(line)
    lines.extend(_join_wrapped(text, block))
    return tuple(lines)


def _raw_lines(text: str) -> list[Line]:
    html = "</p>" in text or "</div>" in text or "<br" in text
    found: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        apart = not found or _empty_line(text, last_end, match.start())
        for start, end, tagged in _pieces(match.group(), match.start(), html=html):
            body = text[start:end]
            stripped = body.strip()
            if not stripped:
                continue
            indent = len(body) - len(body.lstrip())
            begin = start + indent
            apart = apart or tagged
            found.append(Line(stripped, begin, begin + len(stripped), indent, apart))
            last_end = begin + len(stripped)
            apart = False
    return found


def _empty_line(text: str, start: int, end: int) -> bool:
    gap = text[start:end].replace("\r\n", "\n")
    return len(gap) - len(gap.replace("\n", "").replace("\r", "").replace("\u2029", "")) > 1 or (
        "\u2029" in gap
    )


def _pieces(line: str, offset: int, *, html: bool) -> list[tuple[int, int, bool]]:
    """The line cut at block tags, where a page's source was pasted in place of its text."""
    if not html:
        return [(offset, offset + len(line), False)]
    pieces: list[tuple[int, int, bool]] = []
    start = 0
    for tag in _BLOCK_TAG.finditer(line):
        pieces.append((offset + start, offset + tag.start(), bool(pieces)))
        start = tag.end()
    pieces.append((offset + start, offset + len(line), bool(pieces)))
    return pieces


def _join_wrapped(text: str, block: Sequence[Line]) -> list[Line]:
    """The lines of one block, joined where they were wrapped at a fixed width."""
    if not _is_wrapped(block):
        return list(block)
    joined: list[Line] = [block[0]]
    for line, before in zip(block[1:], block, strict=False):
        last = joined[-1]
        if _BULLET.match(line.text) or (_FINAL.search(before.text) and len(before.text) < 40):
            joined.append(line)
        else:
            whole = text[last.start : line.end]
            joined[-1] = Line(whole, last.start, line.end, last.indent, last.apart)
    return joined


def _is_wrapped(block: Sequence[Line]) -> bool:
    if len(block) < 2:
        return False
    widths = [len(line.text) for line in block]
    widest = max(widths)
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return False
    if min(widths[:-1]) < 0.6 * widest:
        return False
    running_on = sum(
        not _FINAL.search(line.text) and after.text[0].islower()
        for line, after in itertools.pairwise(block)
    )
    return running_on * 4 >= len(block) - 1 and running_on > 0
