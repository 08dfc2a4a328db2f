"""The table of known names: which entities a spelling may stand for.

``data/names/known.txt`` is sorted by spelling and mapped into memory; a look-up halves its way to
the line, so only the pages that it touches are ever read (``tools/names.py`` builds the file).
"""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from ..folding import fold_word
from ..types import MentionKind

_TABLE: Final = Path(__file__).parents[1] / "data" / "names" / "known.txt"
_LONGEST_ACRONYM: Final = 6
_BLOCK: Final = 2048  # bytes that are searched through


@dataclass(frozen=True, slots=True)
class KnownName:
    """An entity of the table: ``name`` is its display form."""

    kind: MentionKind
    name: str


NOBODY: Final[frozenset[KnownName]] = frozenset()


class NameTable:
    """A table of spellings on disk, read where it is asked. ``OSError`` when it is not there."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        last = self._bytes.rfind(b"\n", 0, -1)
        self._blocks = range(last // _BLOCK + 1)
        self._first: dict[int, bytes] = {}

    def who(self, spelling: str) -> frozenset[KnownName]:
        """The entities that a spelling may stand for; case, accents and hyphens do not count."""
        plain = " ".join(spelling.replace("-", " ").split())
        found = self._entry(fold_word(plain))
        if len(plain) <= _LONGEST_ACRONYM and plain.isupper():
            found |= self._entry(f"={plain}")
        return found

    def between(self, first: str, last: str) -> Iterator[tuple[str, str]]:
        """Every (folded spelling, whose, for ``entities``) from ``first`` up to ``last``."""
        start, end = self._find(first.encode()), self._find(last.encode())
        for line in self._bytes[start:end].decode().splitlines():
            key, _, who = line.partition("\t")
            yield key, who

    def _entry(self, key: str) -> frozenset[KnownName]:
        if not key:
            return NOBODY
        wanted = f"\n{key}\t".encode()
        block = bisect_right(self._blocks, wanted[1:], key=self._first_line) - 1
        start = max(0, block * _BLOCK - 1)
        found = self._bytes.find(wanted, start, start + _BLOCK + len(wanted))
        if found < 0:
            return NOBODY
        start = found + len(wanted)
        return entities(self._bytes[start : self._bytes.find(b"\n", start)].decode())

    def _first_line(self, block: int) -> bytes:
        """The spelling of the first line that begins in a block, or after it, with its tab."""
        found = self._first.get(block)
        if found is None:
            start = self._bytes.find(b"\n", max(0, block * _BLOCK - 1)) + 1
            found = self._first[block] = self._bytes[start : self._bytes.find(b"\t", start) + 1]
        return found

    def _find(self, wanted: bytes) -> int:
        """Where the first line stands that is not smaller than ``wanted``."""
        low, high = 0, len(self._bytes)
        while low < high:
            middle = (low + high) // 2
            start = self._bytes.rfind(b"\n", low, middle) + 1 or low
            end = self._bytes.find(b"\n", start) + 1 or high
            if self._bytes[start : min(end, start + len(wanted))] < wanted:
                low = end
            else:
                high = start
        return low


@lru_cache(maxsize=4096)
def entities(written: str) -> frozenset[KnownName]:
    """The entities that a line of the table has after its tab."""
    rows = (row.partition(" ") for row in written.split("|"))
    return frozenset(KnownName(cast(MentionKind, kind), name) for kind, _, name in rows)


@lru_cache(maxsize=1)
def known_names() -> NameTable:
    """The table that ships with the package."""
    return NameTable(_TABLE)


@lru_cache(maxsize=16384)
def who_is(spelling: str) -> frozenset[KnownName]:
    """The known entities that a spelling may stand for; empty for one that is not known."""
    return known_names().who(spelling)
