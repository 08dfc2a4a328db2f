"""What a day leaves behind: memory, open files, the database's size; on Linux."""

from __future__ import annotations

import gc
import resource
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.promises import Promise

_GROWTH = 1.05
_DATABASE_GROWTH = 1.25


@dataclass(frozen=True, slots=True)
class Evening:
    """What a day left: memory and database in bytes, open files, parts still owed."""

    memory: int
    files: int
    database: int
    owed: int


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
    """Over the last two thirds, when all caches are warm and pruning has begun."""
    later = evenings[len(evenings) // 3 :]
    found = []
    for what, unit, values, most in (
        ("memory is flat", "MB", [e.memory / 1e6 for e in later], _GROWTH),
        ("open files are flat", "", [float(e.files) for e in later], _GROWTH),
        ("the database is bounded", "MB", [e.database / 1e6 for e in later], _DATABASE_GROWTH),
    ):
        figure = f"{values[0]:.1f} → {values[-1]:.1f} {unit} (most {max(values):.1f})"
        kept = values[-1] <= values[0] * most
        done = f"{len(later)} last evenings of {len(evenings)}, at most +{most - 1:.0%}"
        found.append(Promise(what, done, figure, kept if judged else None))
    return found
