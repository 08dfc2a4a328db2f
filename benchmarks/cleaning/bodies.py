"""Clean articles to dress: ours, and for training those of the development sets."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.cleaning.desk import Article
from summarizer import split_sentences

_ROOT = Path(__file__).resolve().parents[2]
DEVELOPMENT = _ROOT / "../shared/data"


def ours() -> list[Article]:
    """The articles that the project ships: what a new installation starts with."""
    found = []
    for path in sorted((_ROOT / "seeds/articles").glob("*.txt")):
        header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        facts = dict(line.split(": ", 1) for line in header.splitlines() if ": " in line)
        blocks = [" ".join(block.split()) for block in body.split("\n\n")]
        prose = [block for block in blocks if block[-1:] in ".!?\"”“»" and len(block) > 60]
        found.append(Article(facts["title"], tuple(prose), facts["language"]))
    return found


def development(limit: int) -> list[Article]:
    """Articles of the development sets: English and Vietnamese, ``limit`` of each set."""
    found: list[Article] = []
    for name in ("bbc", "news_summary", "vietnews"):
        lines = (DEVELOPMENT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        language = "vi" if name == "vietnews" else "en"
        for line in lines[:limit]:
            record = json.loads(line)
            title, text = record.get("title") or "", record["text"]
            if name == "news_summary":
                text = _paragraphs(text)
            prose = tuple(p for p in (" ".join(b.split()) for b in text.split("\n")) if _reads(p))
            if len(prose) >= 3 and 10 <= len(title) <= 140:
                found.append(Article(title.strip(), prose, language))
    return found


def _reads(paragraph: str) -> bool:
    return len(paragraph) > 40 and paragraph[-1] in ".!?\"”'"


def _paragraphs(text: str) -> str:
    sentences = [sentence.text for sentence in split_sentences(text, language="en")]
    return "\n".join(" ".join(sentences[i : i + 2]) for i in range(0, len(sentences), 2))
