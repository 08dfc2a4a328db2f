"""Cutting a message into parts that a platform takes, at the best places there are."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, Self

from bot.pieces.layout import Node, Piece, leaves, trimmed
from bot.pieces.text import clusters, visible


class Measure(Protocol):
    """How full a part is, in the platform's own units and with its own limits."""

    def plus(self, piece: Piece) -> Self | None:
        """The measure once ``piece`` is added, with what stands between; None: it does not fit."""
        ...


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


def cut(message: Node, whole: Measure, part: Measure) -> list[list[Piece]]:
    """The parts' pieces, in order; every word of the message is in one of them.

    ``whole`` measures a message that stays in one part, ``part`` one of several, which may need
    room for its number. Greedy: what fits stays in the part at hand; what would fit into a part
    of its own begins one; what is larger than a part is taken apart one level further down.
    """
    parts = _Parts(whole)
    if not parts.take(message):
        parts = _Parts(part)
        parts.add(message)
    kept = (trimmed(pieces) for pieces in parts.all)
    return [pieces for pieces in kept if visible("".join(piece.text for piece in pieces))]


class _Parts:
    def __init__(self, empty: Measure) -> None:
        self._empty = empty
        self._full = empty
        self.all: list[list[Piece]] = [[]]

    def add(self, node: Node) -> None:
        """Put a node's pieces into the last part, or into new ones."""
        if self.take(node):
            return
        if self._measured(self._empty, node) is not None:
            self.all.append([])
            self._full = self._empty
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
            more = full.plus(piece)
            if more is None:
                return None
            full = more
        return full
