"""What a day leaves behind: memory, open files, the database's size; on Linux."""

from __future__ import annotations

import gc
import resource
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmarks.faults.promises import Promise
from bot.store.digests import MEMORY

_CACHE = type(lru_cache(abs))
_GROWTH = 1.05
_DATABASE_GROWTH = 1.25


@dataclass(frozen=True, slots=True)
class Evening:
    """What a day left: memory and database in bytes, open files, entries of caches.

    ``waiting``: for how many seconds the part that has been owed for longest is owed; 0: none is.
    """

    memory: int
    files: int
    database: int
    cached: int
    waiting: float


def forget_words() -> int:
    """Empty our caches, which fill slowly with the words of the news; gives their entries.

    Until they are full, which takes months, they would hide a leak, or look like one.
    """
    entries = 0
    for cache in _caches():
        entries += cache.cache_info().currsize
        cache.cache_clear()
    return entries


def cache_limits() -> tuple[int, int]:
    """How many entries our caches may have together, and how many caches have no limit."""
    limits = [cache.cache_info().maxsize for cache in _caches()]
    return sum(limit or 0 for limit in limits), limits.count(None)


def _caches() -> list[Any]:
    ours = ("bot.", "summarizer.")
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, _CACHE) and str(getattr(each, "__module__", None)).startswith(ours)
    ]


def memory() -> int:
    """Bytes of memory that this process holds, what is garbage let go before."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def open_files() -> int:
    """How many file descriptors this process has."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def on_disk(database: Path) -> int:
    """Bytes of the database and of what was not yet moved into it."""
    wal = Path(f"{database}-wal")
    return database.stat().st_size + (wal.stat().st_size if wal.exists() else 0)


def flat(evenings: Sequence[Evening], *, judged: bool) -> list[Promise]:
    """Over the last two thirds, when all caches are warm; the database once it forgets as much
    as it learns, which is when the first digests are forgotten."""
    later = evenings[len(evenings) // 3 :]
    full = evenings[min(MEMORY.days + 2, 2 * len(evenings) // 3) :]
    found = []
    for what, unit, values, most in (
        ("memory is flat", "MB", [e.memory / 1e6 for e in later], _GROWTH),
        ("open files are flat", "", [float(e.files) for e in later], _GROWTH),
        ("the database is bounded", "MB", [e.database / 1e6 for e in full], _DATABASE_GROWTH),
    ):
        figure = f"{values[0]:.1f} → {values[-1]:.1f} {unit} (most {max(values):.1f})"
        kept = values[-1] <= values[0] * most
        done = f"{len(values)} last evenings of {len(evenings)}, at most +{most - 1:.0%}"
        found.append(Promise(what, done, figure, kept if judged else None))
    most, endless = cache_limits()
    done = f"emptied each evening, before memory is measured; {most:,} at most together"
    figure = f"{max(e.cached for e in evenings):,} on a day; {endless} caches of constants"
    found.append(Promise("(what the news leaves in caches of words)", done, figure))
    return found
