"""Where sources differ: within a story, and between stories on what happened only once. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.model import Unread
from bot.quotes import Conflict, Quote
from bot.stories.assign import as_document
from summarizer import find_disagreements


def within(articles: Sequence[Unread]) -> tuple[Conflict, ...]:
    """Where the articles of one story cannot all be right."""
    return _found(articles, one_story=True) if len(articles) > 1 else ()


def between(articles: Sequence[Unread], stories: Mapping[int, int]) -> tuple[Conflict, ...]:
    """The same of articles of several stories; ``stories``: for an article's id its story's.

    What differs within one story alone is that story's own.
    """
    return tuple(
        found
        for found in _found(articles, one_story=False)
        if len({stories[sentence.article_id] for sentence in found.sentences}) > 1
    )


def _found(articles: Sequence[Unread], *, one_story: bool) -> tuple[Conflict, ...]:
    documents = [as_document(article) for article in articles]
    by_id = {str(article.id): article for article in articles}
    return tuple(
        Conflict(
            found.what,
            tuple(_quote(sentence.text, by_id[sentence.source]) for sentence in found.sentences),
        )
        for found in find_disagreements(documents, one_story=one_story)
    )


def _quote(text: str, article: Unread) -> Quote:
    return Quote(text, article.id, article.source, article.url, article.published_at)
