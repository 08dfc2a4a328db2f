"""What stands around articles, by language and by kind of line: written for these benchmarks.

Written without a look at the phrase lists that the cleaner has, so that they can test it.
``{name}``, ``{site}``, ``{day}`` and their like are filled in by the page that uses a line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "furniture"
Furniture = dict[str, list[str]]


def languages() -> tuple[str, ...]:
    """The languages that furniture was written for."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))


@cache
def furniture(language: str) -> Furniture:
    """Kind of line → the lines of that kind, in one language."""
    found: Furniture = {}
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        kind, _, listed = line.partition(": ")

        found[kind] = [each.strip() for each in listed.split(" | ") if each.strip()]
    return found
