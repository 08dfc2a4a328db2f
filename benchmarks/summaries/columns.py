"""Columns: how many of their main sentences are chosen, against first and random ones.

``columns/*.txt`` are of our own making: the first line is the title, "* " stands before each of
the three sentences that hold what the writer wants.
"""

from __future__ import annotations

from pathlib import Path

from summarizer import split_sentences, summarize

_FOLDER = Path(__file__).with_name("columns")
_MARK = "* "
HEADER = "| columns | main sentences: ours | first three | by chance |\n|---|---:|---:|---:|"


def read_column(path: Path) -> tuple[str, str, set[int]]:
    """(title, text, where its main sentences start)."""
    title, _, marked = path.read_text(encoding="utf-8").partition("\n")
    text, starts = "", set[int]()
    for number, piece in enumerate(marked.split(_MARK)):
        if number:
            starts.add(len(text))
        text += piece
    return title, text, starts


def row() -> str:
    """One line of the table, Markdown."""
    ours = first = chance = total = 0.0
    paths = sorted(_FOLDER.glob("*.txt"))
    for path in paths:
        title, text, starts = read_column(path)
        sentences = split_sentences(text)
        ours += sum(each.start in starts for each in summarize(text, title=title).sentences)
        first += sum(each.start in starts for each in sentences[:3])
        chance += 3 * len(starts) / len(sentences)
        total += len(starts)
    return f"| {len(paths)} | {ours:.0f} of {total:.0f} | {first:.0f} | {chance:.1f} |"
