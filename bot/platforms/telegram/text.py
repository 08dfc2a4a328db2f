"""Text as Telegram can take it: measured in its units, escaped for its HTML."""

from __future__ import annotations

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def units(text: str) -> int:
    """The length as Telegram counts it: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape(text: str) -> str:
    """Text for Telegram's HTML, which knows these four entities only; for attributes as well."""
    return text.translate(_ESCAPES)
