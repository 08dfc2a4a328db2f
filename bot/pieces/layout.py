"""A neutral message as a tree of styled pieces, from sections down to words.

The tree's levels are the places where a message may be cut, best first: sections, blocks (a
heading stays with what it names), lines, sentences, words that hold together as one link, words.
Where two pieces meet, their ``place`` tells what stands between: nothing, a line break, an empty
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.message import Block, Bullets, Heading, Line, Message, More, Section, Span, lines_of
from bot.pieces.text import clean, web_link

BULLET = "• "


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece looks. ``code`` stands alone: not every platform can combine it with others."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Which section, block and line a piece belongs to; ``quote``: a block behind a tap."""

    section: int
    block: int
    line: int
    quote: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one style at one place."""

    text: str
    style: Style
    place: Place


Node = Piece | tuple["Node", ...]

# A break may follow white space (but not a no-break space) and, in scripts that are written
# without spaces, the marks that end a sentence or a clause.
_SPACE = r"[^\S\u00a0\u2007\u202f]"
_CLOSERS = "。！？；，、"
_TOKEN = re.compile(
    rf"{_SPACE}+|(?:(?!{_SPACE})[^{_CLOSERS}])+[{_CLOSERS}]*{_SPACE}*|[{_CLOSERS}]+{_SPACE}*"
)
#: What platforms make a mention or a command of by themselves.
_ALIVE = re.compile(r"(?<![\w/@<>])(?:@[A-Za-z0-9_]{3,}|/[A-Za-z0-9_]+(?:@[A-Za-z0-9_]+)?)")
_ENDS_WORD = re.compile(rf"(?:{_SPACE}|[{_CLOSERS}])\Z")
_ENDS_SENTENCE = re.compile(rf"[.!?…]['\"»”’)\]]*{_SPACE}+\Z|[。！？]['\"」』”’)）]*{_SPACE}*\Z")


def leaves(node: Node) -> list[Piece]:
    """The pieces of a tree, in reading order."""
    found: list[Piece] = []
    waiting: list[Node] = [node]
    while waiting:
        first = waiting.pop()
        if isinstance(first, Piece):
            found.append(first)
        else:
            waiting += reversed(first)
    return found


def tree(message: Message) -> Node:
    """The message's text as a tree of pieces, cleaned; empty lines are left out."""
    made = (_section(section, number) for number, section in enumerate(message.sections))
    return tuple(section for section in made if section)


def _section(section: Section, number: int) -> tuple[Node, ...]:
    groups: list[tuple[Node, ...]] = []
    heading_before = False
    for position, block in enumerate(section):
        lines = tuple(_lines(block, Place(number, position, 0, isinstance(block, More))))
        if not lines:
            continue
        if heading_before:
            groups[-1] = (*groups[-1], lines)
        else:
            groups.append((lines,))
        heading_before = isinstance(block, Heading)
    return tuple(groups)


def _lines(block: Block, place: Place) -> Iterator[Node]:
    for number, line in enumerate(lines_of(block)):
        at = replace(place, line=number)
        pieces = _pieces(line, at, bold=isinstance(block, Heading))
        words = _words(pieces)
        if not words:
            continue
        if isinstance(block, Bullets):
            # The sign belongs to the first word: it never ends a part alone.
            words[0] = (Piece(BULLET, Style(), at), *words[0])
        yield _sentences(_unbroken(words))


def _pieces(line: Line, place: Place, *, bold: bool) -> list[Piece]:
    """A line's runs: cleaned, equal neighbours joined, white space at its ends dropped."""
    joined: list[Piece] = []
    for text, style in (run for span in line for run in _runs(span, bold=bold)):
        if joined and joined[-1].style == style:
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        elif text:
            joined.append(Piece(text, style, place))
    return trimmed(joined)


def _runs(span: Span, *, bold: bool) -> Iterator[tuple[str, Style]]:
    """A span's text in its style; of a source's words, what would be a mention or a command as
    code: nobody is called by it, and not a letter is changed."""
    text, style = clean(span.text), _style(span, bold=bold)
    last = 0
    if span.quoted and style.url is None:
        for alive in _ALIVE.finditer(text):
            yield text[last : alive.start()], style
            yield alive[0], Style(code=True)
            last = alive.end()
    yield text[last:], style


def trimmed(pieces: Iterable[Piece]) -> list[Piece]:
    """The same pieces without white space at the beginning and at the end."""
    left = list(pieces)
    while left and not (text := left[0].text.lstrip()):
        del left[0]
    if left:
        left[0] = replace(left[0], text=text)
    while left and not (text := left[-1].text.rstrip()):
        del left[-1]
    if left:
        left[-1] = replace(left[-1], text=text)
    return left


def _style(span: Span, *, bold: bool) -> Style:
    url = web_link(span.url)
    if span.code and url is None:
        return Style(code=True)
    return Style(bold=bold or span.bold, italic=span.italic, url=url)


def _words(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Words with the white space behind them; a word may be made of several styles."""
    words: list[tuple[Piece, ...]] = []
    for piece in pieces:
        for token in _TOKEN.findall(piece.text):
            part = replace(piece, text=token)
            if words and (token.isspace() or not _ENDS_WORD.search(words[-1][-1].text)):
                words[-1] = (*words[-1], part)
            else:
                words.append((part,))
    return words


def _unbroken(words: Sequence[tuple[Piece, ...]]) -> list[tuple[Node, ...]]:
    """Words grouped so that the words of one link stay together."""
    groups: list[tuple[Node, ...]] = []
    link: str | None = None
    for word in words:
        if groups and link is not None and word[0].style.url == link:
            groups[-1] = (*groups[-1], word)
        else:
            groups.append((word,))
        link = word[-1].style.url
    return groups


def _sentences(groups: Sequence[tuple[Node, ...]]) -> tuple[Node, ...]:
    sentences: list[tuple[Node, ...]] = []
    ended = True
    for group in groups:
        if ended:
            sentences.append((group,))
        else:
            sentences[-1] = (*sentences[-1], group)
        ended = bool(_ENDS_SENTENCE.search("".join(piece.text for piece in leaves(group))))
    return tuple(sentences)
