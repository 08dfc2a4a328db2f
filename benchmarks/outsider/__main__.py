"""What becomes of what outsiders wrote: ``python -m benchmarks.outsider [--lines]``."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from benchmarks.outsider.stories import FIRST, SECOND, judged
from summarizer import clean, same_name, summarize
from tests.summarizer.pages import Page, read_page


def judge(page: Page, *, tell: bool) -> Counter[str]:
    """How many lines of each mark there are, and how many of them were kept."""
    counted = Counter[str]()
    kept = [(p.start, p.end) for p in clean(page.text).paragraphs if p.keep]
    said = [(s.start, s.end) for s in summarize(page.text).sentences]
    counted["sentences"] = len(said)
    for line in page.lines:
        shown = any(first < line.end and last > line.start for first, last in kept)
        counted[line.kind] += 1
        counted[f"{line.kind} kept"] += shown
        quoted = any(first < line.end and last > line.start for first, last in said)
        counted["foreign"] += quoted and line.kind in "NC"
        if tell and shown is (line.kind in "NC"):
            print(f"{page.name} {line.kind}: {line.text[:90]}")
    return counted


def pages(folder: Path, *, tell: bool) -> None:
    """What of the pages was kept."""
    found = [judge(read_page(path), tell=tell) for path in sorted(folder.glob("pages/*.txt"))]
    total = sum(found, Counter[str]())
    print(f"{len(found)} pages")
    print(f"noise kept      {total['N kept']:4} of {total['N']}")
    print(f"comments kept   {total['C kept']:4} of {total['C']}")
    print(f"article lost    {total['P'] - total['P kept']:4} of {total['P']}")
    print(f"summary's sentences from noise or comments {total['foreign']} of {total['sentences']}")


def names(folder: Path) -> None:
    """How many spellings were taken for one name, and how many others."""
    right, every, wrong = 0, 0, 0
    for row in (folder / "names.tsv").read_text("utf-8").splitlines():
        one, others = (part.strip("\t").split("\t") for part in row.split("!"))
        pairs = list(combinations(one, 2))
        right += sum(bool(same_name(a, b)) for a, b in pairs)
        every += len(pairs)
        wrong += sum(bool(same_name(a, b)) for a in one for b in others)
    precision, recall = right / (right + wrong), right / every
    f1 = 2 * precision * recall / (precision + recall)
    print(f"names: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def main() -> None:
    """Print both outsiders' figures."""
    for folder in (FIRST, SECOND):
        print(f"--- {folder.name}")
        pages(folder, tell="--lines" in sys.argv)
        names(folder)
        said, found = judged(folder)
        print(f"stories: {said}; P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}")


if __name__ == "__main__":
    main()
