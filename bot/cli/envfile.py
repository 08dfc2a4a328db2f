"""The file of settings that ``init`` writes: whole or not at all, for its owner's eyes alone."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bot.errors import NewsdigestError

_PLAIN = re.compile(r"[\w.:/@%+,-]*")


def changed(text: str, values: Mapping[str, str]) -> str:
    """The file's text with these settings: in their old places, the new ones at its end."""
    left, lines = dict(values), []
    for line in text.splitlines():
        name = line.partition("=")[0].removeprefix("export ").strip()
        if name not in values:
            lines.append(line)
        elif name in left:
            lines.append(_line(name, left.pop(name)))
    return "\n".join([*lines, *(_line(name, value) for name, value in left.items()), ""])


def may_be_written(path: Path) -> None:
    """Raises NewsdigestError where ``write`` would: before anybody has answered questions."""
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise NewsdigestError(
            f"{path} cannot be written: type this in a folder that belongs to you, "
            "where newsdigest is to keep its settings"
        )


def write(path: Path, text: str) -> None:
    """Put ``text`` there, mode 600; another reader sees the old file or the new one.

    Raises NewsdigestError when it cannot be written; then nothing was changed.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".env.", dir=path.parent)  # made with mode 600
    except OSError as exc:
        raise NewsdigestError(f"{path} cannot be written: {exc.strerror}") from exc
    half = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError as exc:
        raise NewsdigestError(f"{path} cannot be written: {exc.strerror}") from exc
    finally:
        half.unlink(missing_ok=True)


def heading(today: date) -> str:
    """What a new file begins with."""
    return f"# Made by newsdigest init on {today}. All settings: .env.example\n"


def _line(name: str, value: str) -> str:
    return f"{name}={value if _PLAIN.fullmatch(value) else _quoted(value)}"


def _quoted(value: str) -> str:
    if any(sign in value for sign in "\r\n\0'"):
        raise NewsdigestError("a setting cannot hold a quotation mark or a line's end")
    return f"'{value}'"
