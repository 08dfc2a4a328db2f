"""Where sources differ: within a story, and between stories on what happened only once. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.model import Difference, StorySentence, Unread
from bot.stories.assign import as_document
from summarizer import find_disagreements


def within(articles: Sequence[Unread]) -> tuple[Difference, ...]:
    """Where the articles of one story cannot all be right."""
    return _found(articles) if len(articles) > 1 else ()


def between(articles: Sequence[Unread], stories: Mapping[int, int]) -> tuple[Difference, ...]:
    """The same of articles of several stories; ``stories``: for an article's id its story's.

    What differs within one story alone is that story's own.
    """
    return tuple(
        found
        for found in _found(articles)
        if len({stories[sentence.article_id] for sentence in found.sentences}) > 1
    )


def _found(articles: Sequence[Unread]) -> tuple[Difference, ...]:
    return tuple(
        Difference(found.what, tuple(StorySentence(s.text, int(s.source)) for s in found.sentences))
        for found in find_disagreements([as_document(article) for article in articles])
    )
