"""Articles dressed in furniture that the cleaner has not seen: what does it cost the summary?

Each text is broken into paragraphs of two sentences; menus go on top, advertisements, teasers and
pitches between, more teasers and readers' comments below. The templates are ``templates.toml``.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from summarizer import split_sentences

from .quality import interval, score
from .systems import systems
from .texts import Article

_FILE = Path(__file__).with_name("templates.toml")
_SYSTEMS = ("newsdigest", "lead", "sumy lexrank", "sumy textrank")
Templates = dict[str, list[str]]
HEADER = "| system | clean | dressed | R-1 lost |\n|---|---:|---:|---|"


def rows(articles: Sequence[Article]) -> list[str]:
    """One line of the table a system, Markdown."""
    every = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    clean = [replace(each, text="\n".join(_paragraphs(each))) for each in articles]
    worn = [_dress(each, articles, every[each.language]) for each in articles]
    made = []
    for name in _SYSTEMS:
        run = systems()[name]
        before, after = score(run, clean), score(run, worn)
        low, high = interval(before, after)[:, 0]
        means = np.array([before.mean(axis=0)[0], after.mean(axis=0)[0]])
        lost = f"{means[0] - means[1]:+.2f} [{low:+.2f}, {high:+.2f}]"
        made.append(f"| {name} | {means[0]:.1f} | {means[1]:.1f} | {lost} |")
    return made


def _paragraphs(article: Article) -> list[str]:
    found = [each.text for each in split_sentences(article.text, language=article.language)]
    return [" ".join(found[place : place + 2]) for place in range(0, len(found), 2)]


def _dress(article: Article, others: Sequence[Article], known: Templates) -> Article:
    rng = random.Random(article.id)
    other = rng.choice([each for each in others if each.id != article.id])

    def some(kind: str, least: int, most: int) -> list[str]:
        chosen = rng.sample(known[kind], min(len(known[kind]), rng.randint(least, most)))
        return [_filled(each, other, rng) for each in chosen]

    lines = [*some("top", 1, 4), *([article.title] if article.title else [])]
    inserts = some("middle", 1, 4)
    body = _paragraphs(article)
    for insert in inserts:
        body.insert(rng.randrange(1, len(body) + 1), insert)
    lines += [*body, *some("bottom", 1, 4)]
    if rng.random() < 0.7:
        lines.append(rng.choice(known["comments_head"]))
        kind = rng.choice(known["comments"])
        for comment in rng.sample(known["said"], rng.randint(2, 4)):
            user, count = rng.choice(known["users"]), rng.randint(1, 90)
            lines.append(kind.format(user=user, comment=comment, n=count))
    return replace(article, text=rng.choice(["\n", "\n\n"]).join(lines))


def _filled(template: str, other: Article, rng: random.Random) -> str:
    first = split_sentences(other.text, language=other.language)[0].text
    heading = other.title or " ".join(first.split()[: rng.randint(6, 9)]).rstrip(",;:.")
    return template.format(teaser=first, heading=heading)
