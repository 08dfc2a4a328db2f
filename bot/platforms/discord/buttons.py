"""Neutral buttons as Discord's components, whose ids are the commands: they outlive a restart."""

from __future__ import annotations

from collections.abc import Sequence

from bot.message import Button
from bot.pieces.text import clean, visible
from bot.platforms.discord.links import embed_url
from bot.platforms.discord.markdown import units

Component = dict[str, object]

#: A menu's own id; what is chosen in it is a command as well.
MENU = "menu:"
_MAX_ROWS = 5
_IN_ROW = 5
_IN_MENU = 25
_MAX_ID = 100
_MAX_LABEL = 80
_MAX_URL = 512
_ROW, _BUTTON, _SELECT = 1, 2, 3
_GREY, _LINK = 2, 5


def components(rows: Sequence[Sequence[Button]]) -> list[Component]:
    """Rows of buttons; more than fit become menus to choose from. The same command comes once.

    What Discord cannot carry is left out.
    """
    seen: set[str] = set()
    lines: list[list[Component]] = []
    for row in rows:
        shown = [made for one in row if (made := _button(one, seen))]
        lines += [shown[at : at + _IN_ROW] for at in range(0, len(shown), _IN_ROW)]
    if len(lines) > _MAX_ROWS:
        return _menus([one for line in lines for one in line if "custom_id" in one])
    return [{"type": _ROW, "components": line} for line in lines]


def command_of(custom_id: str, values: Sequence[str]) -> str | None:
    """The command that a press or a choice stands for."""
    said = values[0] if custom_id.startswith(MENU) and values else custom_id
    return said if said.startswith("/") else None


def _button(button: Button, seen: set[str]) -> Component | None:
    label = clean(button.label).strip()
    while units(label) > _MAX_LABEL:
        label = label[:-1]
    if not visible(label):
        return None
    if button.url is not None:
        url = embed_url(button.url)
        fine = url is not None and len(url) <= _MAX_URL
        return {"type": _BUTTON, "style": _LINK, "label": label, "url": url} if fine else None
    command = clean(button.command or "")
    if not command.startswith("/") or units(command) > _MAX_ID or command in seen:
        return None
    seen.add(command)
    return {"type": _BUTTON, "style": _GREY, "label": label, "custom_id": command}


def _menus(buttons: Sequence[Component]) -> list[Component]:
    menus: list[Component] = []
    for at in range(0, min(len(buttons), _MAX_ROWS * _IN_MENU), _IN_MENU):
        options = [
            {"label": one["label"], "value": one["custom_id"]}
            for one in buttons[at : at + _IN_MENU]
        ]
        menu = {"type": _SELECT, "custom_id": f"{MENU}{at}", "options": options}
        menus.append({"type": _ROW, "components": [menu]})
    return menus
