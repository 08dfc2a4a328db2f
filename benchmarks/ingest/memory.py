"""What processes hold in memory, in bytes: proportional sets (PSS), as Linux counts them."""

from __future__ import annotations

import resource
from pathlib import Path


def family(pid: int) -> int:
    """The sum of the proportional sets of a process and all that it started."""
    total = 0
    for each in [pid, *_descendants(pid)]:
        total += _pss(each)
    return total


def peak_of_children() -> int:
    """The largest resident set of any process that we started and that has ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _pss(pid: int) -> int:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it has just ended
    return sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))


def _descendants(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in path.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *_descendants(child)]
    return found
