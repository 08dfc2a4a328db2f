"""Summaries against what people wrote: python -m benchmarks.summaries

Every system sees the same articles, the test halves of the development sets, with the same
budget of 60 words. Other tables: --speed, --readability, --furniture.
"""

from __future__ import annotations

import argparse

from .quality import HEADER, row, score
from .systems import systems
from .texts import SETS, read_set


def quality(names: list[str], most: int | None, wanted: str | None) -> None:
    """Print one table a set."""
    for name in names:
        articles = [each for each in read_set(name) if not each.training][:most]
        print(f"\n{name}: {len(articles)} articles\n\n{HEADER}")
        every = systems()
        lead = score(every["lead"], articles)
        for system, run in every.items():
            if wanted is None or wanted in system:
                scores = lead if system == "lead" else score(run, articles)
                print(row(system, scores, lead), flush=True)


def main() -> None:
    """Read the command line and print what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__, prog="benchmarks.summaries")
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--most", type=int, help="articles of a set")
    parser.add_argument("--only", help="systems whose name holds this")
    options = parser.parse_args()
    quality(options.sets, options.most, options.only)


if __name__ == "__main__":
    main()
