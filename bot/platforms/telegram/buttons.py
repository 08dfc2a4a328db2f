"""Neutral buttons as Telegram's inline keyboard."""

from __future__ import annotations

from bot.message import Button
from bot.model import ChatKind
from bot.pieces.text import clean, visible, web_link
from bot.platforms.telegram.deeplinks import deep_link

Keyboard = list[list[dict[str, str]]]

_MAX_DATA = 64
_MAX_IN_ROW = 8
_MAX_BUTTONS = 100


def keyboard(
    rows: tuple[tuple[Button, ...], ...], kind: ChatKind, username: str | None
) -> Keyboard:
    """Rows of buttons for a chat of this kind; what Telegram cannot carry is left out."""
    made: Keyboard = []
    for row in rows:
        left = _MAX_BUTTONS - sum(len(done) for done in made)
        shown = [button for one in row if (button := _button(one, kind, username))][:left]
        made += [shown[i : i + _MAX_IN_ROW] for i in range(0, len(shown), _MAX_IN_ROW)]
    return made


def _button(button: Button, kind: ChatKind, username: str | None) -> dict[str, str] | None:
    label = clean(button.label).strip()
    if not visible(label):
        return None
    if button.url is not None:
        url = web_link(button.url)
    elif button.command is None:
        return None
    elif button.private and kind != "private":
        url = deep_link(button.command, username)
    elif len(clean(button.command).encode()) <= _MAX_DATA:
        # A press is handled as the presser's typing it, so its text can be the command itself.
        return {"text": label, "callback_data": clean(button.command)}
    else:
        return None
    return {"text": label, "url": url} if url else None
