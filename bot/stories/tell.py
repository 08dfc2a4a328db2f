"""How a story is told from its articles: its headline, its language, its sentences. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Enrichment, StorySentence, Unread
from bot.stories.assign import as_document
from summarizer import detect_language, summarize_story

_SENTENCES = 2
_WITH_MORE = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a story besides its articles."""

    title: str
    language: str
    sentences: tuple[StorySentence, ...]
    fresh_at: datetime


def tell(
    articles: Sequence[Unread], enrichments: Mapping[int, Enrichment], first: Enrichment
) -> Told:
    """The story in the language that most of its articles have; the rest only count as sources."""
    fresh_at = max(a.published_at or a.first_seen_at for a in articles)
    if len(articles) == 1:
        alone = enrichments.get(articles[0].id, first)
        return Told(alone.title, alone.language, alone.sentences, fresh_at)
    languages = {a.id: a.language or detect_language(a.text) for a in articles}
    language = Counter(languages.values()).most_common(1)[0][0]
    spoken = [a for a in articles if languages[a.id] == language]
    if len(spoken) == 1 and spoken[0].id in enrichments:
        alone = enrichments[spoken[0].id]
        return Told(alone.title, language, alone.sentences, fresh_at)
    documents = [as_document(article) for article in spoken]
    main = summarize_story(documents, sentences=_SENTENCES).sentences
    rest = summarize_story(documents, sentences=_WITH_MORE).sentences
    shown = {(s.source, s.start) for s in main}
    sentences = [StorySentence(s.text, int(s.source or 0)) for s in main]
    sentences += [
        StorySentence(s.text, int(s.source or 0), more=True)
        for s in rest
        if (s.source, s.start) not in shown
    ]
    return Told(_headline(spoken) or first.title, language, tuple(sentences), fresh_at)


def _headline(articles: Sequence[Unread]) -> str | None:
    """The earliest report's own headline: the others wrote theirs after it."""
    titled = [a for a in articles if a.title]
    first = min(titled, key=lambda a: (a.published_at or a.first_seen_at, a.id), default=None)
    return first.title if first else None
