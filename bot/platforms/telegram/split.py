"""Cutting a message into parts that Telegram takes, at the best places there are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.platforms.telegram.layout import Node, Piece, leaves, trimmed
from bot.platforms.telegram.text import clusters, units, visible

MAX_UNITS = 4096
MAX_ENTITIES = 100


@dataclass(frozen=True, slots=True)
class Measure:
    """How full a part is: UTF-16 units, entities, and what it ends with."""

    units: int = 0
    entities: int = 0
    last: Piece | None = None

    def plus(self, piece: Piece) -> Measure:
        """The measure once ``piece`` is added, with what stands between."""
        between = separator(self.last, piece)
        same_line = self.last is not None and self.last.place == piece.place
        same_style = same_line and self.last is not None and self.last.style == piece.style
        opened = 0 if same_style else piece.style.entities
        return Measure(
            self.units + len(between) + units(piece.text),
            self.entities + opened + opens_quote(self.last, piece),
            piece,
        )


def separator(before: Piece | None, after: Piece) -> str:
    """What stands between two neighbours of one part."""
    if before is None or before.place == after.place:
        return ""
    return "\n" if before.place.section == after.place.section else "\n\n"


def opens_quote(before: Piece | None, after: Piece) -> bool:
    """Whether a block behind a tap begins with ``after``."""
    return after.place.quote and (before is None or not same_block(before, after))


def same_block(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand in the same block of the message."""
    a, b = one.place, other.place
    return (a.section, a.block) == (b.section, b.block)


def cut(message: Node, *, number_units: int) -> list[list[Piece]]:
    """The parts' pieces, in order; every word of the message is in one of them.

    Greedy: what fits stays in the part at hand; what would fit into a part of its own begins one;
    what is larger than a part is taken apart one level further down. Where one part is not
    enough, each leaves ``number_units`` free for its number.
    """
    parts = _Parts(MAX_UNITS)
    if not parts.take(message):
        parts = _Parts(MAX_UNITS - number_units)
        parts.add(message)
    kept = (trimmed(pieces) for pieces in parts.all)
    return [pieces for pieces in kept if visible("".join(piece.text for piece in pieces))]


class _Parts:
    def __init__(self, max_units: int) -> None:
        self._max_units = max_units
        self._full = Measure()
        self.all: list[list[Piece]] = [[]]

    def add(self, node: Node) -> None:
        """Put a node's pieces into the last part, or into new ones."""
        if self.take(node):
            return
        if self._measured(Measure(), node) is not None:
            self.all.append([])
            self._full = Measure()
            self.take(node)
        elif isinstance(node, tuple):
            for child in node:
                self.add(child)
        else:
            # A single word that no part can hold: cut between letters, at worst inside one.
            letters = clusters(node.text)
            for letter in letters if len(letters) > 1 else node.text:
                self.add(replace(node, text=letter))

    def take(self, node: Node) -> bool:
        """Put all of a node into the last part, if it fits."""
        full = self._measured(self._full, node)
        if full is None:
            return False
        self.all[-1] += leaves(node)
        self._full = full
        return True

    def _measured(self, full: Measure, node: Node) -> Measure | None:
        for piece in leaves(node):
            full = full.plus(piece)
            if full.units > self._max_units or full.entities > MAX_ENTITIES:
                return None
        return full
