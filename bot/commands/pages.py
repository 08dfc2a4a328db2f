"""Lists in pages: "+5" behind what was asked goes on behind the first five."""

from __future__ import annotations

import re

from bot.message import Button
from bot.texts.catalogue import Texts

_PAGE = re.compile(r"(?:\A|\s)\+([0-9]{1,2})\s*\Z")
#: Lines of buttons: a menu's; a story's pages and a list's.
_MENU = re.compile(r"settings\b")
_TURNS = re.compile(r"story \S+ \S+|(?:latest|topic|search) (?:.* )?\+\d+")


def paged(args: str) -> tuple[str, int]:
    """What was asked for, and how many of it the reader had: "Energy +10" → ("Energy", 10)."""
    found = _PAGE.search(args)
    return (args.strip(), 0) if found is None else (args[: found.start()].strip(), int(found[1]))


def page_buttons(
    line: str, had: int, size: int, *, more: bool, texts: Texts
) -> tuple[tuple[Button, ...], ...]:
    """A row that leads back and on, or no row. ``line``: the command that the list answers."""
    row: list[Button] = []
    if had:
        row.append(Button(texts("button-back"), f"{line} +{max(0, had - size)}"))
    if more and had + size < 100:
        row.append(Button(texts("button-more"), f"{line} +{had + size}"))
    return (tuple(row),) if row else ()


def takes_place(line: str, *, alone: bool) -> bool:
    """Whether the answer to a button's line takes the place of the message under which it stands.

    Menus do; a story's pages and a list's where nobody else reads it (``alone``).
    """
    return bool(_MENU.match(line) or (alone and _TURNS.fullmatch(line)))
