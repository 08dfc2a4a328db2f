"""In which script a word is written."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_BLOCKS: Final = (
    (0x0250, "latin"),
    (0x0370, "other"),
    (0x0400, "greek"),
    (0x0530, "cyrillic"),
    (0x0590, "armenian"),
    (0x0600, "hebrew"),
    (0x0700, "other"),
    (0x10A0, "other"),
    (0x1100, "georgian"),
    (0x1C90, "other"),
    (0x1CC0, "georgian"),
    (0x1E00, "other"),
    (0x1F00, "latin"),
    (0x2000, "greek"),
    (0x2E80, "other"),
    (0xA000, "han"),
    (0xFB1D, "other"),
    (0xFB50, "hebrew"),
    (0xFE00, "arabic"),
    (0xFE70, "other"),
    (0xFF00, "arabic"),
)
_ARABIC: Final = ((0x0600, 0x0700), (0x0750, 0x0780), (0x08A0, 0x0900))


@lru_cache(maxsize=65536)
def script_of(word: str) -> str:
    """``"latin"``, ``"cyrillic"``, ``"greek"``, ``"arabic"``, ``"hebrew"``, ``"georgian"``,
    ``"armenian"``, ``"han"`` (kana as well) or ``"other"``, by the first letter."""
    for letter in word:
        if letter.isalpha():
            code = ord(letter)
            if code < _BLOCKS[0][0]:
                return "latin"
            if any(start <= code < end for start, end in _ARABIC):
                return "arabic"
            return next((name for end, name in _BLOCKS if code < end), "other")
    return "latin"
