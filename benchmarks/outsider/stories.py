"""Pairs of stories by an outsider, and texts that only look like one of them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from benchmarks.stories.bcubed import BCubed, bcubed
from summarizer import Document, group_documents

HERE = Path(__file__).parent
FIRST, SECOND = HERE / "first", HERE / "second"


def documents(folder: Path = FIRST) -> tuple[list[Document], list[str]]:
    """The texts, and the story of each."""
    lines = (folder / "stories.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    made = [
        Document(
            row["id"],
            row["text"],
            row["title"],
            datetime.fromisoformat(row["published_at"]),
            row["source"],
            row["language"],
        )
        for row in rows
    ]
    return made, [row["story"] for row in rows]


def judged(folder: Path) -> tuple[str, BCubed]:
    """How many of the pairs were found, those in two languages by themselves, and B-cubed."""
    texts, gold = documents(folder)
    home = {one: group.id for group in group_documents(texts) for one in group.ids}
    told: dict[str, list[Document]] = {}
    for text, story in zip(texts, gold, strict=True):
        told.setdefault(story, []).append(text)
    pairs = [pair for pair in told.values() if len(pair) > 1]
    found = [pair for pair in pairs if len({home[text.id] for text in pair}) == 1]
    abroad = [pair for pair in pairs if len({text.language for text in pair}) > 1]
    both = sum(pair in found for pair in abroad)
    said = f"{len(found)} of {len(pairs)} pairs, in two languages {both} of {len(abroad)}"
    return said, bcubed([home[text.id] for text in texts], gold)
