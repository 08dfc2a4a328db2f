"""How many of the cases that an outsider wrote are split exactly."""

from __future__ import annotations

import tomllib
from pathlib import Path

from summarizer import split_sentences

CASES = Path(__file__).parents[1] / "summarizer" / "sentences.tsv"
FIGURES = Path(__file__).parent / "figures.toml"


def is_exact(line: str) -> bool:
    """Is the joined text split into the very same sentences again?"""
    code, _, wanted = line.partition("\t")
    pieces = [piece.strip() for piece in wanted.split("⏎")]
    gap = "" if code in ("zh", "ja") else " "
    text = gap.join(pieces).replace(" ⁀", "").replace("⁀", "")
    found = [sentence.text for sentence in split_sentences(text, language=code)]
    return found == [piece.removeprefix("⁀") for piece in pieces]


def test_the_share_of_exact_cases_only_rises() -> None:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) >= 300
    exact = sum(map(is_exact, lines)) / len(lines)
    assert exact >= tomllib.loads(FIGURES.read_text("utf-8"))["sentences"]["exact"], exact
