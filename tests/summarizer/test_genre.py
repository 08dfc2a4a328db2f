"""Columns: what they say counts, not where it stands; and reports are not taken for columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.summaries.columns import read_column
from summarizer import clean, summarize

COLUMNS = sorted((Path(__file__).parents[2] / "benchmarks/summaries/columns").glob("*.txt"))
SEEDS = sorted((Path(__file__).parents[2] / "seeds/articles").glob("*.txt"))


def is_column(text: str, title: str | None = None) -> bool:
    return "as a column" in summarize(text, title=title).sentences[0].because[0]


@pytest.mark.parametrize("path", COLUMNS, ids=lambda path: path.stem)
def test_a_column_is_known(path: Path) -> None:
    title, text, _ = read_column(path)
    assert is_column(text, title)


@pytest.mark.parametrize("path", COLUMNS, ids=lambda path: path.stem)
def test_a_column_keeps_what_its_writer_says_of_herself(path: Path) -> None:
    _, text, _ = read_column(path)
    assert all(paragraph.keep for paragraph in clean(text).paragraphs)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_report_is_no_column(path: Path) -> None:
    assert not is_column(path.read_text("utf-8").partition("\n\n")[2])


def test_what_speakers_say_of_themselves_makes_no_column() -> None:
    text = (
        "The ferry to Eastmouth will stay, the council said on Friday.\n"
        "“I was born on that boat,” said Ann Author. “I mean to leave by it.”\n"
        "“I never missed it once,” said her brother, “and I am never late.”\n"
        "The contract with the operator runs for nine years.\n"
    )
    assert not is_column(text)


def test_the_line_above_the_text_tells() -> None:
    text = (
        "A boat is more than a boat\n"
        "The ferry costs the town two million a year, and most of those who vote for it "
        "have never been aboard.\n"
        "A town that counts only what can be counted will lose the night ferry, then the "
        "school, then the shop beside the school.\n"
    )
    assert not is_column(text)
    assert is_column(text, "Opinion | A boat is more than a boat")
