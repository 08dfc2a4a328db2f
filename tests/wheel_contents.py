"""Does a wheel hold every file of the packages? ``wheel_contents.py WHEEL CHECKOUT``."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

# What each folder of the checkout is called in the wheel.
FOLDERS = {"bot": "bot", "summarizer": "summarizer", "seeds": "bot/seeds"}
# Without one of each kind the comparison would have looked at the wrong folders.
KINDS = {
    "seeds": "bot/seeds/feeds.opml",
    "sample articles": "bot/seeds/articles/",
    "templates": "bot/web/templates/",
    "migrations": "bot/store/migrations/",
    "the bot's data": "bot/data/",
    "the catalogues of texts": "bot/texts/en.ftl",
    "the summarizer's data": "summarizer/data/",
}


def expected(checkout: Path) -> Iterator[str]:
    """The wheel's name of every file that belongs into it."""
    for folder, name in FOLDERS.items():
        for path in sorted((checkout / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{name}/{path.relative_to(checkout / folder).as_posix()}"


def main(wheel: Path, checkout: Path) -> str | None:
    """Print how many files were found; gives what is wrong, if anything is."""
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = set(expected(checkout))
    if missing := sorted(wanted - held):
        return f"not in the wheel: {', '.join(missing)}"
    if absent := [kind for kind, at in KINDS.items() if not any(n.startswith(at) for n in held)]:
        return f"nothing in the wheel for: {', '.join(absent)}"
    strays = sorted(n for n in held - wanted if ".dist-info/" not in n)
    if strays:
        return f"in the wheel, but not of the packages: {', '.join(strays)}"
    print(f"{len(wanted)} files: {', '.join(KINDS)} and all modules")
    return None


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
