"""What a campaign says: promises, what was done to break them, and what was measured."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Promise:
    """One line of a campaign's table; ``kept`` None: measured only, nothing was promised."""

    what: str
    done: str
    figure: str
    kept: bool | None = None


def table(title: str, promises: Sequence[Promise], seconds: float) -> str:
    """The promises as lines of text, with the time that they took."""
    words = {True: "kept", False: "BROKEN", None: "measured"}
    rows = [("promise", "done", "figure", "")]
    rows += [(each.what, each.done, each.figure, words[each.kept]) for each in promises]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [f"{title}, {seconds:.1f} s"]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append(" | ".join(cells).rstrip())
    return "\n".join(lines)


def campaign(title: str, run: Callable[[bool], Sequence[Promise]]) -> int:
    """Run from the command line (``--quick``: seconds); 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--quick", action="store_true", help="seconds instead of minutes")
    quick: bool = parser.parse_args().quick
    start = perf_counter()
    promises = run(quick)
    print(table(title, promises, perf_counter() - start))
    return int(any(each.kept is False for each in promises))
