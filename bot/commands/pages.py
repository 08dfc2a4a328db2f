"""Lists in pages: "+5" behind what was asked goes on behind the first five."""

from __future__ import annotations

import re

from bot.message import Button
from bot.texts.catalogue import Texts

_PAGE = re.compile(r"(?:\A|\s)\+([0-9]{1,2})\s*\Z")


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
