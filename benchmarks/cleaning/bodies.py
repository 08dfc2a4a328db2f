"""Clean articles to dress: ours, and for training those of the development sets."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from benchmarks.cleaning.desk import Article
from benchmarks.cleaning.furniture import languages
from summarizer import split_sentences
from tests.summarizer.pages import PAGES

_ROOT = Path(__file__).resolve().parents[2]
DEVELOPMENT = _ROOT / "../shared/data"


def ours() -> list[Article]:
    """Articles of our own: the seeds', without their furniture, and those of the tests."""
    marked = tomllib.loads((_ROOT / "tests/seeds/expected.toml").read_text(encoding="utf-8"))
    found = [
        _seed(_ROOT / "seeds/articles" / name, facts) for name, facts in marked["articles"].items()
    ]
    for page in PAGES:
        prose = tuple(line.text.strip() for line in page.of("P"))
        if page.title is not None and len(prose) > 1 and page.name[:2] in languages():
            found.append(Article(page.title, prose, page.name[:2]))
    return [article for article in found if article.language in languages()]


def _seed(path: Path, facts: dict[str, Any]) -> Article:
    lines = path.read_text(encoding="utf-8").splitlines()
    foreign = {*facts["noise"], *facts["other_article"], *facts["headings"], facts.get("title")}
    comments = facts.get("noise_from_line_to_end", len(lines) + 1)
    header = dict(line.split(": ", 1) for line in lines[: lines.index("")])
    prose = [
        line.strip()
        for number, line in enumerate(lines, 1)
        if lines.index("") < number - 1 < comments - 1 and number not in foreign and line.strip()
    ]
    return Article(header["title"], tuple(prose), facts["language"])


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
