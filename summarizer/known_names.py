"""The table of known names: which entities a spelling may stand for.

``data/names/known.txt`` is sorted by spelling and mapped into memory; a look-up halves its way to
the line, so only the pages that it touches are ever read (``tools/names.py`` builds the file).
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from .folding import fold_word
from .types import MentionKind

_TABLE: Final = Path(__file__).parent / "data" / "names" / "known.txt"
_LONGEST_ACRONYM: Final = 6


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

    def who(self, spelling: str) -> frozenset[KnownName]:
        """The entities that a spelling may stand for; case, accents and hyphens do not count."""
        plain = " ".join(spelling.replace("-", " ").split())
        found = self._entry(fold_word(plain))
        if len(plain) <= _LONGEST_ACRONYM and plain.isupper():
            found |= self._entry(f"={plain}")
        return found

    def between(self, first: str, last: str) -> Iterator[tuple[str, frozenset[KnownName]]]:
        """Every (folded spelling, entities) from ``first`` up to but without ``last``."""
        start, end = self._find(first.encode()), self._find(last.encode())
        for line in self._bytes[start:end].decode().splitlines():
            key, _, who = line.partition("\t")
            yield key, _entities(who)

    def _entry(self, key: str) -> frozenset[KnownName]:
        wanted = f"{key}\t".encode()
        start = self._find(wanted)
        if not key or self._bytes[start : start + len(wanted)] != wanted:
            return NOBODY
        end = self._bytes.find(b"\n", start)
        return _entities(self._bytes[start + len(wanted) : end].decode())

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


def _entities(written: str) -> frozenset[KnownName]:
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
