"""A neutral message as Telegram's: HTML, parts, buttons."""

from __future__ import annotations

from bot.message import Attachment, Message, Part
from bot.model import ChatKind
from bot.pieces.attached import ATTACHED, packed, readable, shortened
from bot.pieces.cut import cut, opens_quote, same_block, separator
from bot.pieces.layout import Piece, Style, tree
from bot.pieces.text import clean
from bot.platforms.telegram.buttons import keyboard
from bot.platforms.telegram.measure import MAX_CAPTION, MAX_UNITS, Measure
from bot.platforms.telegram.text import escape, units

#: Room for "\n\n(999/999)" and some more.
_NUMBER_UNITS = 16


def render(message: Message, kind: ChatKind, username: str | None) -> tuple[Part, ...]:
    """The parts of a message for a chat of this kind; none if there is nothing to read.

    ``username`` is the bot's own, for buttons that lead from a group into the private chat.
    Several parts are numbered, so that each says what it belongs to; the buttons are under the
    last. ``Part.body`` holds the parameters of sendMessage but for the chat, and the file that
    goes with it.
    """
    message = readable(message)
    parts = cut(tree(message), Measure(), Measure(max_units=MAX_UNITS - _NUMBER_UNITS))
    rows = keyboard(message.buttons, kind, username)
    made = tuple(
        _part(pieces, number, len(parts), rows if number == len(parts) else [], message.silent)
        for number, pieces in enumerate(parts, start=1)
    )
    return made if message.attached is None else _with_file(made, message.attached, message.silent)


def _with_file(parts: tuple[Part, ...], attached: Attachment, silent: bool) -> tuple[Part, ...]:
    """The parts with a file: above the text if that is short enough, else before it."""
    held = {ATTACHED: packed(attached)}
    if len(parts) == 1 and units(parts[0].text) <= MAX_CAPTION:
        return (Part({**parts[0].body, **held}, parts[0].text),)
    alt = shortened(clean(attached.alt))
    above: dict[str, object] = {
        "text": escape(alt),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": silent,
        **held,
    }
    return (Part(above, alt), *parts)


def _part(
    pieces: list[Piece], number: int, of: int, rows: list[list[dict[str, str]]], silent: bool
) -> Part:
    note = f"\n\n({number}/{of})" if of > 1 else ""
    body: dict[str, object] = {
        "text": html(pieces) + note,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": silent,
    }
    if rows:
        body["reply_markup"] = {"inline_keyboard": rows}
    return Part(body, plain(pieces) + note)


def plain(pieces: list[Piece]) -> str:
    """What is read, without the styles."""
    before: Piece | None = None
    written: list[str] = []
    for piece in pieces:
        written += (separator(before, piece), piece.text)
        before = piece
    return "".join(written)


def html(pieces: list[Piece]) -> str:
    """The pieces in Telegram's HTML; neighbours in one style share their tags."""
    before: Piece | None = None
    written: list[str] = []
    for piece in pieces:
        glued = before is not None and before.place == piece.place and before.style == piece.style
        if before is not None and not glued:
            written.append(_close(before.style))
            if before.place.quote and not same_block(before, piece):
                written.append("</blockquote>")
        written.append(separator(before, piece))
        if opens_quote(before, piece):
            written.append("<blockquote expandable>")
        if not glued:
            written.append(_open(piece.style))
        written.append(escape(piece.text))
        before = piece
    if before is not None:
        written.append(_close(before.style) + ("</blockquote>" if before.place.quote else ""))
    return "".join(written)


def _open(style: Style) -> str:
    link = f'<a href="{escape(style.url)}">' if style.url else ""
    return link + "<b>" * style.bold + "<i>" * style.italic + "<code>" * style.code


def _close(style: Style) -> str:
    ends = "</code>" * style.code + "</i>" * style.italic + "</b>" * style.bold
    return ends + "</a>" * (style.url is not None)
