"""Summaries do not get worse: figures of fixed samples, which only go up."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.summaries.columns import read_column
from summarizer import summarize

ROOT = Path(__file__).resolve().parents[2]
_PINNED = tomllib.loads(Path(__file__).with_name("figures.toml").read_text("utf-8"))
FIGURES, COLUMNS = _PINNED["summaries"], _PINNED["columns"]
SETS = {"inshorts": "news_summary", "cnn": "cnndm", "vietnamese": "vietnews"}
_SAMPLE = 120  # every set's last articles


def _pairs(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(word[:6] for word in re.findall(r"[^\W_]+", text.lower())))


def _shared(summary: str, reference: str) -> float:
    """F1 of the word pairs, percent: ROUGE-2 with our crude stems, so that it needs no package."""
    mine, theirs = _pairs(summary), _pairs(reference)
    return 200 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


@pytest.mark.shared
@pytest.mark.parametrize("name", SETS)
def test_summaries_share_as_much_with_those_that_people_wrote(name: str) -> None:
    file = ROOT / "../shared/data" / f"{SETS[name]}.jsonl"
    if not file.exists():
        pytest.skip("the development sets of ../shared are not here")
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()][-_SAMPLE:]
    total = sum(
        _shared(summarize(row["text"], title=row["title"] or None, words=60).text, row["summary"])
        for row in rows
    )
    assert total / len(rows) >= FIGURES[name]


def test_columns_are_summed_up_by_what_their_writers_marked() -> None:
    found = total = 0
    for path in sorted((ROOT / "benchmarks/summaries/columns").glob("*.txt")):
        title, text, starts = read_column(path)
        found += sum(each.start in starts for each in summarize(text, title=title).sentences)
        total += len(starts)
    assert found / total >= COLUMNS["found"]


def test_our_own_articles_are_summed_up_by_whole_quotations_and_named_people() -> None:
    faulty = []
    for page in sorted((ROOT / "seeds" / "articles").glob("*.txt")):
        text = page.read_text("utf-8")
        summary = summarize(text, words=60)
        chosen = [each.text for each in summary.sentences]
        whole = all(summary.text.count(a) == summary.text.count(b) for a, b in ("“”", "«»"))
        if not whole or any(each.endswith("?") for each in chosen) or not 1 <= len(chosen) <= 5:
            faulty.append((page.name, chosen))
    assert faulty == []
