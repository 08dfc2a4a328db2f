"""A picture of a few colours on one ground: rectangles, words, and its bytes as a PNG. Pure.

Every pixel is a colour's number and a shade from 0, the ground, to 15; nothing is drawn over
anything else, so where two shades meet the stronger one stays.
"""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Align = Literal["left", "middle", "right"]

_SHADES = 16
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PALETTE, _UNFILTERED = 3, b"\0"


@dataclass(frozen=True, slots=True)
class _Letter:
    """How far it moves the next one, where it stands from there on the base line, its shades."""

    advance: int
    left: int
    top: int
    rows: tuple[bytes, ...]


class Canvas:
    """A picture ``width`` by ``height`` pixels; a colour is its place in ``colours`` (#rrggbb)."""

    def __init__(self, width: int, height: int, ground: str, colours: Sequence[str]) -> None:
        self.width, self.height = width, height
        self._rows = [bytearray(width) for _ in range(height)]
        self._palette = b"".join(
            _mixed(ground, colour, shade / (_SHADES - 1))
            for colour in colours
            for shade in range(_SHADES)
        )

    def rectangle(self, box: tuple[float, float, float, float], colour: int) -> None:
        """Fill left, top, right, bottom; edges are rounded to whole pixels."""
        left, top, right, bottom = (round(edge) for edge in box)
        left, right = max(0, left), min(self.width, right)
        filled = bytes([colour * _SHADES + _SHADES - 1]) * max(0, right - left)
        for row in self._rows[max(0, top) : max(0, bottom)]:
            row[left : left + len(filled)] = filled

    def text(
        self, at: tuple[float, float], text: str, colour: int, size: int, align: Align = "left"
    ) -> None:
        """Words beginning, in the middle or ending at a place, capitals' middle on its height."""
        capital, letters = _letters(size)
        share = {"left": 0.0, "middle": 0.5, "right": 1.0}[align]
        x = round(at[0] - share * length_of(text, size))
        base = round(at[1] + capital / 2)
        for sign in text:
            letter = letters.get(sign)
            if letter is not None:
                self._put(letter, x + letter.left, base + letter.top, colour * _SHADES)
                x += letter.advance

    def _put(self, letter: _Letter, left: int, top: int, ink: int) -> None:
        for y, shades in enumerate(letter.rows, top):
            if 0 <= y < self.height:
                row = self._rows[y]
                for x, shade in enumerate(shades, left):
                    if shade and 0 <= x < self.width and row[x] % _SHADES < shade:
                        row[x] = ink + shade

    def png(self) -> bytes:
        """The picture (https://www.w3.org/TR/png-3/): eight bits and a palette."""
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, _PALETTE, 0, 0, 0)
        pixels = b"".join(_UNFILTERED + row for row in self._rows)
        chunks = (
            (b"IHDR", head),
            (b"PLTE", self._palette),
            (b"IDAT", zlib.compress(pixels, 9)),
            (b"IEND", b""),
        )
        return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def length_of(text: str, size: int) -> int:
    """How many pixels words take; signs that we have no letter for take none."""
    _capital, letters = _letters(size)
    return sum(letters[sign].advance for sign in text if sign in letters)


def drawable(sign: str, size: int) -> bool:
    """Have we this letter?"""
    return sign in _letters(size)[1]


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + _check(name + content)


def _check(content: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(content))


def _mixed(ground: str, colour: str, share: float) -> bytes:
    """A colour's three bytes, laid over the ground by its share."""
    pairs = zip(bytes.fromhex(ground[1:]), bytes.fromhex(colour[1:]), strict=True)
    return bytes(round(below + (above - below) * share) for below, above in pairs)


@cache
def _letters(size: int) -> tuple[int, dict[str, _Letter]]:
    """How high a capital is, and all letters of a size; ``tools/letters.py`` drew them."""
    line, _, pixels = gzip.decompress((files("bot.data") / "letters.gz").read_bytes()).partition(
        b"\n"
    )
    at, found = 0, {}
    for each, made in json.loads(line).items():
        letters = {}
        for sign, (advance, left, top, width, height) in made["letters"].items():
            end = at + width * height
            rows = tuple(pixels[y : y + width] for y in range(at, end, width or 1))
            letters[sign] = _Letter(advance, left, top, rows)
            at = end
        found[int(each)] = made["capital"], letters
    return found[size]
