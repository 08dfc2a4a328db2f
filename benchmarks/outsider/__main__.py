"""What becomes of the outsider's pages: ``python -m benchmarks.outsider [--lines]``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from summarizer import clean, summarize

PAGES = Path(__file__).parent / "pages"


def lines(path: Path) -> Iterator[tuple[str, int, int]]:
    """Each line's letter, start and end."""
    letters = iter(path.with_suffix(".labels").read_text("utf-8").split())
    at = 0
    for line in path.read_text("utf-8").split("\n"):
        if body := line.strip():
            start = at + line.index(body)
            yield next(letters), start, start + len(body)
        at += len(line) + 1


def judge(path: Path, *, tell: bool) -> Counter[str]:
    """How many lines of each letter there are, and how many of them were kept."""
    text, counted = path.read_text("utf-8"), Counter[str]()
    kept = [(p.start, p.end) for p in clean(text).paragraphs if p.keep]
    said = [(s.start, s.end) for s in summarize(text).sentences]
    counted["sentences"] = len(said)
    for letter, start, end in lines(path):
        shown = any(first < end and last > start for first, last in kept)
        counted[letter] += 1
        counted[f"{letter} kept"] += shown
        counted["foreign"] += letter in "nc" and any(a < end and b > start for a, b in said)
        if tell and shown is (letter in "nc"):
            print(f"{path.name} {letter}: {text[start:end][:90]}")
    return counted


def main() -> None:
    """Print one table."""
    found = [judge(path, tell="--lines" in sys.argv) for path in sorted(PAGES.glob("*.txt"))]
    total = sum(found, Counter[str]())
    print(f"{len(found)} pages")
    print(f"noise kept      {total['n kept']:4} of {total['n']}")
    print(f"comments kept   {total['c kept']:4} of {total['c']}")
    print(f"article lost    {total['a'] - total['a kept']:4} of {total['a']}")
    print(f"summary's sentences from noise or comments {total['foreign']} of {total['sentences']}")


if __name__ == "__main__":
    main()
