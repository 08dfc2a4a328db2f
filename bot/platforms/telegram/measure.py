"""How full a message of Telegram's is: UTF-16 units of what is read, and entities."""

from __future__ import annotations

from dataclasses import dataclass

from bot.pieces.cut import opens_quote, separator
from bot.pieces.layout import Piece, Style
from bot.platforms.telegram.text import units

MAX_UNITS = 4096
#: What may stand under a picture or a file.
MAX_CAPTION = 1024
MAX_ENTITIES = 100


@dataclass(frozen=True, slots=True)
class Measure:
    """What one part holds, what it ends with, and how many units it may have."""

    units: int = 0
    entities: int = 0
    last: Piece | None = None
    max_units: int = MAX_UNITS

    def plus(self, piece: Piece) -> Measure | None:
        """The measure once ``piece`` is added, with what stands between; None: it does not fit."""
        between = separator(self.last, piece)
        same_line = self.last is not None and self.last.place == piece.place
        same_style = same_line and self.last is not None and self.last.style == piece.style
        opened = 0 if same_style else entities(piece.style)
        full = Measure(
            self.units + len(between) + units(piece.text),
            self.entities + opened + opens_quote(self.last, piece),
            piece,
            self.max_units,
        )
        fits = full.units <= self.max_units and full.entities <= MAX_ENTITIES
        return full if fits else None


def entities(style: Style) -> int:
    """How many of Telegram's entities a style costs."""
    return style.bold + style.italic + style.code + (style.url is not None)
