"""JSON-LD, as pages carry it in scripts: its objects, and those that are the page's own article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

Thing = dict[str, Any]

_LONGEST = 500_000
_ARTICLES = frozenset(
    {
        "AnalysisNewsArticle",
        "Article",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "NewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
    }
)


def loaded(blocks: Sequence[str]) -> list[object]:
    """The blocks that are JSON."""
    found = []
    for block in blocks:
        if not block.strip() or len(block) > _LONGEST:
            continue
        try:
            found.append(json.loads(block))
        except (ValueError, RecursionError):
            continue
    return found


def things(data: Sequence[object]) -> Iterator[Thing]:
    """Every object in them, however deep."""
    waiting = list(data)
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting += [value for value in each.values() if isinstance(value, dict | list)]
        elif isinstance(each, list):
            waiting += each


def the_article(data: Sequence[object]) -> Thing:
    """What the page says of its own article; empty if nothing.

    What stands deeper is about others: lists of the most read, quoted reviews.
    """
    outer = [each for block in data for each in listed(block) if isinstance(each, dict)]
    inner = [
        each
        for thing in outer
        for key in ("@graph", "mainEntity")
        for each in listed(thing.get(key))
        if isinstance(each, dict)
    ]
    articles = (
        thing
        for thing in (*outer, *inner)
        if any(kind in _ARTICLES for kind in listed(thing.get("@type")) if isinstance(kind, str))
    )
    return next(articles, {})


def listed(value: object) -> list[object]:
    """What may stand there once or as a list, as a list."""
    return value if isinstance(value, list) else [value]


def name(value: object) -> str:
    """The first name in a string, an object with a name, or a list of such."""
    for each in listed(value):
        said = each.get("name") if isinstance(each, dict) else each
        if isinstance(said, str) and said.strip():
            return said
    return ""


def address(value: object) -> str:
    """The first address in a string, an object with a url, or a list of such."""
    for each in listed(value):
        said = each.get("url") if isinstance(each, dict) else each
        if isinstance(said, str) and said.strip():
            return said
    return ""
