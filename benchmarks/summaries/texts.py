"""The development sets: articles with summaries that people wrote, and how they are split."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
SETS = {"inshorts": "news_summary", "cnn": "cnndm", "vietnamese": "vietnews"}
"""Our name of a set → its file. The set called bbc is left out: a program made its references."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its reference summary; ``training`` by a hash of its id, half of them."""

    id: str
    set: str
    language: str
    title: str | None
    text: str
    summary: str
    training: bool


def read_set(name: str) -> list[Article]:
    """All articles of a set, in the file's order. FileNotFoundError where it is not there."""
    articles = []
    language = "vi" if name == "vietnamese" else "en"
    with (DATA / f"{SETS[name]}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            digest = int(hashlib.sha256(row["id"].encode()).hexdigest(), 16)
            articles.append(
                Article(
                    row["id"],
                    name,
                    language,
                    row["title"] or None,
                    row["text"],
                    row["summary"],
                    digest % 2 == 0,
                )
            )
    return articles
