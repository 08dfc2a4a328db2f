"""A neutral message as Discord's: text or embeds, parts, buttons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bot.message import Block, Heading, Message, More, Paragraph, Part, Section, lines_of
from bot.pieces.attached import ATTACHED, packed, readable
from bot.pieces.cut import cut, same_block, separator
from bot.pieces.layout import Piece, tree
from bot.pieces.text import web_link
from bot.platforms.discord.buttons import components
from bot.platforms.discord.links import embed_url
from bot.platforms.discord.markdown import escape, styled, units
from bot.platforms.discord.measure import (
    MAX_CONTENT,
    MAX_TOTAL,
    Embeds,
    Text,
    begins_embed,
    fits_title,
    is_title,
)

#: Nothing that we write calls anybody, whatever stands in a headline.
NO_MENTIONS: dict[str, object] = {"parse": []}
SILENT = 1 << 12
COLOUR = 0x3B6EA5
#: Room for the number of a part.
_NUMBER_UNITS = 16
_MAX_NAME = 100


def render(message: Message) -> tuple[Part, ...]:
    """The parts of a message; none if there is nothing to read.

    ``Part.body`` holds the parameters of Discord's "create message", and ``post``: what its post
    is called and is about where it goes to a forum. Several parts are numbered; the buttons are
    under the last. What waits behind a tap is behind the number of its story, where there are
    numbers: a spoiler is a black bar as large as what it hides.
    """
    message = _without_more(readable(message))
    rows = components(message.buttons)
    bodies = _texts(message) if _is_plain(message) else _embeds(message)
    last = len(bodies)
    return tuple(
        Part(_body(body, message, number, rows if number == last else []), text)
        for number, (body, text) in enumerate(bodies, start=1)
    )


def _without_more(message: Message) -> Message:
    pressed = [button.command or "" for row in message.buttons for button in row]
    if not any(command.startswith("/story ") for command in pressed):
        return message
    shown = (tuple(b for b in section if not isinstance(b, More)) for section in message.sections)
    return replace(message, sections=tuple(shown))


def _body(
    body: dict[str, object], message: Message, number: int, rows: list[dict[str, object]]
) -> dict[str, object]:
    made = {**body, "allowed_mentions": NO_MENTIONS}
    if rows:
        made["components"] = rows
    if message.silent:
        made["flags"] = SILENT
    if message.attached is not None and number == 1:
        made[ATTACHED] = packed(message.attached)
    made["post"] = {"name": _name(message), "about": _about(message), "part": number}
    return made


def _texts(message: Message) -> list[tuple[dict[str, object], str]]:
    parts = cut(tree(message), Text(), Text(most=MAX_CONTENT - _NUMBER_UNITS))
    notes = [f"\n\n({n}/{len(parts)})" if len(parts) > 1 else "" for n in range(1, len(parts) + 1)]
    return [
        ({"content": markdown(pieces) + note}, plain(pieces) + note)
        for pieces, note in zip(parts, notes, strict=True)
    ]


def _embeds(message: Message) -> list[tuple[dict[str, object], str]]:
    titled = _titled(message)
    parts = cut(tree(message), Embeds(titled), Embeds(titled, most=MAX_TOTAL - _NUMBER_UNITS))
    made: list[tuple[dict[str, object], str]] = []
    for number, pieces in enumerate(parts, start=1):
        embeds = [_embed(group, titled) for group in _grouped(pieces, titled)]
        note = f"{number}/{len(parts)}" if len(parts) > 1 else ""
        if note:
            embeds[-1]["footer"] = {"text": note}
        text = plain(pieces) + (f"\n\n({note})" if note else "")
        made.append(({"embeds": embeds}, text))
    return made


def _grouped(pieces: Sequence[Piece], titled: frozenset[int]) -> list[list[Piece]]:
    """The pieces of each embed."""
    groups: list[list[Piece]] = []
    before: Piece | None = None
    for piece in pieces:
        if begins_embed(before, piece, titled):
            groups.append([])
        groups[-1].append(piece)
        before = piece
    return groups


def _embed(pieces: list[Piece], titled: frozenset[int]) -> dict[str, object]:
    made: dict[str, object] = {"color": COLOUR}
    line = [piece for piece in pieces if is_title(piece, titled)]
    title = "".join(escape(piece.text) for piece in line).strip()
    urls = {piece.style.url for piece in line if piece.style.url}
    if title and fits_title(units(title), urls):
        made["title"] = title
        if urls:
            made["url"] = embed_url(urls.pop())
        pieces = [piece for piece in pieces if not is_title(piece, titled)]
    if described := markdown(pieces).strip():
        made["description"] = described
    return made


def markdown(pieces: Iterable[Piece]) -> str:
    """The pieces as Discord's markdown; what waits behind a tap is a spoiler."""
    written: list[str] = []
    before: Piece | None = None
    for run in _runs(pieces):
        first = run[0]
        if before is not None and before.place.quote and not same_block(before, first):
            written.append("||")
        written.append(separator(before, first))
        if first.place.quote and (before is None or not same_block(before, first)):
            written.append("||")
        written.append(styled("".join(escape(piece.text) for piece in run), first.style))
        before = run[-1]
    if before is not None and before.place.quote:
        written.append("||")
    return "".join(written)


def plain(pieces: Iterable[Piece]) -> str:
    """What is read, without the styles."""
    before: Piece | None = None
    written: list[str] = []
    for piece in pieces:
        written += (separator(before, piece), piece.text)
        before = piece
    return "".join(written)


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Neighbours of one line in one style."""
    for _, run in groupby(pieces, key=lambda piece: (piece.place, piece.style)):
        yield list(run)


def _titled(message: Message) -> frozenset[int]:
    """The sections that begin with a name: each becomes an embed of its own."""
    return frozenset(n for n, section in enumerate(message.sections) if _names(section))


def _names(section: Section) -> bool:
    match section[0] if section else None:
        case Heading():
            return True
        case Paragraph(line):
            return any(span.bold for span in line)
        case _:
            return False


def _is_plain(message: Message) -> bool:
    """A few words, which read best as a message of their own rather than in a frame."""
    blocks = [block for section in message.sections for block in section]
    long = sum(units(span.text) for block in blocks for line in lines_of(block) for span in line)
    return long <= MAX_CONTENT and all(_is_plain_block(block) for block in blocks)


def _is_plain_block(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return not any(span.bold or web_link(span.url) for span in block.line)


def _name(message: Message) -> str:
    """What a post that begins with this message is called."""
    words = next((text for text in map(_first_line, message.sections) if text), "News")
    while units(words) > _MAX_NAME:
        words = words[:-1]
    return words.strip()


def _about(message: Message) -> str:
    """The words by which a post may be tagged: its name and its last line."""
    ends = [_first_line(section) for section in (*message.sections[:1], *message.sections[-1:])]
    return " ".join(ends)


def _first_line(section: Section) -> str:
    line = next((line for block in section for line in lines_of(block)), ())
    return " ".join("".join(span.text for span in line).split())
