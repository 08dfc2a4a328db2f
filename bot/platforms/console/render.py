"""Messages as plain text for a terminal: wrapped, indented under their numbers."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from bot.message import Block, Bullets, Heading, Line, Message, More, Paragraph, Section

WIDTH = 80
_NUMBER = re.compile(r"(\d+ +)")
#: Control characters, and the marks that turn the direction of what stands behind them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def render(message: Message, width: int = WIDTH, *, links: bool = False) -> str:
    """The whole message; sections are separated by an empty line. ``links``: write them out.

    A picture is told in words, a file's text comes last.
    """
    shown = [_section(section, width, links) for section in message.sections]
    attached = message.attached
    if attached is not None and attached.shown:
        shown.insert(0, "\n".join(_wrapped(f"[{printable(attached.alt)}]", "", "", width)))
    elif attached is not None:
        shown.append(f"{attached.name}:\n{printable(attached.content.decode(errors='replace'))}")
    return "\n\n".join(shown)


def printable(text: str) -> str:
    """The text without what would steer the terminal."""
    return _UNPRINTABLE.sub(" ", text)


def _section(section: Section, width: int, links: bool) -> str:
    first = _words(next(iter(section[0].items), ())) if isinstance(section[0], Bullets) else None
    if first is None and isinstance(section[0], Heading | Paragraph):
        first = _words(section[0].line)
    numbered = _NUMBER.match(first or "")
    indent = " " * len(numbered[1]) if numbered else ""
    lines: list[str] = []
    for place, block in enumerate(section):
        lines += _block(block, indent if place else "", indent, width, links)
    return "\n".join(lines)


def _block(block: Block, first: str, rest: str, width: int, links: bool) -> list[str]:
    match block:
        case Heading(line) | Paragraph(line):
            return _wrapped(_words(line, links=links), first, rest, width)
        case Bullets(items):
            return _listed([_words(item, links=links) for item in items], "•", rest, width)
        case More(lines=hidden):
            return _listed([_words(line) for line in hidden], "▸", rest, width)


def _listed(texts: Sequence[str], sign: str, indent: str, width: int) -> list[str]:
    wrapped = (_wrapped(text, f"{indent}{sign} ", f"{indent}  ", width) for text in texts)
    return [line for lines in wrapped for line in lines]


def _words(line: Line, *, links: bool = False) -> str:
    text = "".join(
        f"{span.text} <{span.url}>" if links and span.url else span.text for span in line
    )
    # What a feed wrote must not move the cursor or colour the terminal.
    return printable(text)


def _wrapped(text: str, first: str, rest: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
