"""Pages of our own invention, each line marked with what it is; the files are in ``pages/``.

``T|`` the title, ``P|`` the article's text, ``H|`` a heading, ``C|`` readers' comments, ``N|``
everything else on the page (in the older pages the comments too). ``UNSEEN`` and ``LATER`` are
pages that the cleaner was neither written for nor trained on: keep it so. ``FRESH`` were written
before the third training, which saw them only after their first run had been noted. ``OUTSIDE``
are by three writers who knew nothing of the cleaner, and were noted before the fourth training.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class MarkedLine:
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    name: str
    text: str
    lines: tuple[MarkedLine, ...]

    def of(self, kinds: str) -> list[MarkedLine]:
        return [line for line in self.lines if line.kind in kinds]

    @property
    def title(self) -> str | None:
        return next((line.text.strip() for line in self.of("T")), None)


def read_page(path: Path) -> Page:
    lines: list[MarkedLine] = []
    start = 0
    for raw in path.read_text(encoding="utf-8").splitlines():
        marked = raw[1:3] == "| "
        body = raw[3:] if marked else raw
        if body.strip():
            lines.append(MarkedLine(raw[0], body, start, start + len(body)))
        start += len(body) + 1
    text = "\n".join(
        raw[3:] if raw[1:3] == "| " else raw
        for raw in path.read_text(encoding="utf-8").splitlines()
    )
    return Page(path.stem, text, tuple(lines))


def read_folder(name: str) -> tuple[Page, ...]:
    folder = Path(__file__).parent / name
    return tuple(read_page(path) for path in sorted(folder.glob("*.txt")))


PAGES, UNSEEN, LATER, FRESH = map(
    read_folder, ("pages", "unseen_pages", "later_pages", "fresh_pages")
)
OUTSIDE_FIRST, OUTSIDE_SECOND, OUTSIDE_THIRD = map(
    read_folder, ("outside_pages/one", "outside_pages/two", "outside_pages/three")
)
OUTSIDE = OUTSIDE_FIRST + OUTSIDE_SECOND + OUTSIDE_THIRD
