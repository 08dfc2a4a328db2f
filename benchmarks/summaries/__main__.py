"""Summaries against what people wrote: python -m benchmarks.summaries

Every system sees the same articles, the test halves of the development sets, with the same
budget of 60 words. Other tables: --speed, --readability, --furniture, --columns.
"""

from __future__ import annotations

import argparse

from . import columns, dressed
from . import speed as rates
from .quality import HEADER, row, score
from .reading import readability
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


def speed(names: list[str], most: int) -> None:
    """Print rates, growth and footprint."""
    print(f"sumy's tokenizer: {type(rates.find_tokenizer()).__name__}")
    print("| set | ours, docs/s | LexRank | | TextRank | | floor |")
    for name in names:
        rates.report(name, read_set(name)[:most])
    rates.growth()
    rates.footprint()


def readable(names: list[str], most: int, *, show: bool) -> None:
    """Print the shares of summaries with faults."""
    print("| set | unresolved opening | torn quotation | other |\n|---|---:|---:|---:|")
    for name in names:
        articles = [each for each in read_set(name) if each.training][:most]
        print(f"| {name} ({len(articles)}) | {readability(articles, show=show)} |", flush=True)


def furniture(names: list[str], most: int) -> None:
    """Print what page furniture costs, a table a set."""
    for name in names:
        articles = [each for each in read_set(name) if not each.training][:most]
        print(f"\n{name}: {len(articles)} articles\n\n{dressed.HEADER}")
        print("\n".join(dressed.rows(articles)), flush=True)


def main() -> None:
    """Read the command line and print what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__, prog="benchmarks.summaries")
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--most", type=int, help="articles of a set")
    parser.add_argument("--only", help="systems whose name holds this")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--readability", action="store_true", help="on the training halves")
    parser.add_argument("--furniture", action="store_true", help="dressed in unseen furniture")
    parser.add_argument("--columns", action="store_true", help="opinion columns of our own")
    parser.add_argument("--show", action="store_true", help="with --readability: every fault")
    options = parser.parse_args()
    if options.speed:
        speed(options.sets, options.most or 300)
    elif options.readability:
        readable(options.sets, options.most or 300, show=options.show)
    elif options.columns:
        print(f"{columns.HEADER}\n{columns.row()}")
    elif options.furniture:
        furniture(options.sets, options.most or 300)
    else:
        quality(options.sets, options.most, options.only)


if __name__ == "__main__":
    main()
