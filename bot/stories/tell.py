"""How a story is told from its articles: its headline, its language, its sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.model import Enrichment, StorySentence, Unread
from bot.quotes import Conflict, Dated
from bot.stories.assign import as_document
from bot.stories.differ import within
from bot.stories.read import read
from summarizer import ChosenSentence, EmptyText, find_duplicates, summarize_story, timeline

_WITH_MORE = 6
_MOST_DATED = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a story besides its articles.

    ``copies``: for an article that carries the text of another one again, that one's id.
    """

    title: str
    language: str
    sentences: tuple[StorySentence, ...]
    fresh_at: datetime
    differences: tuple[Conflict, ...] = ()
    timeline: tuple[Dated, ...] = ()
    copies: Mapping[int, int] = field(default_factory=dict)


def tell(articles: Sequence[Unread], enrichments: Mapping[int, Enrichment]) -> Told:
    """The story as its best report tells it, and behind a tap what the others add.

    Two sentences of one author follow each other; two of two authors say the same thing twice.
    The best report is the one that says most of what the others say.
    """
    fresh_at = max(a.published_at or a.first_seen_at for a in articles)
    chosen = _chosen(articles)
    best = next((a for a in articles if chosen and str(a.id) == chosen[0].source), articles[0])
    told = enrichments.get(best.id) or read(best, ())
    if told is None:
        raise ValueError(f"article {best.id} was readable once and no longer is")
    known = {sentence.text for sentence in told.sentences}
    added = [
        StorySentence(sentence.text, int(sentence.source or 0), more=True)
        for sentence in chosen
        if sentence.source != str(best.id) and sentence.text not in known
    ]
    own = [s for s in told.sentences if not s.more or not added]
    return Told(
        told.title,
        told.language,
        (*own, *added),
        fresh_at,
        differences=within(articles),
        timeline=_timeline(articles),
        copies=_copies(articles),
    )


def _timeline(articles: Sequence[Unread]) -> tuple[Dated, ...]:
    """The story's sentences that give a date, the earliest first."""
    return tuple(
        Dated(
            dated.date.date(),
            dated.text,
            int(dated.source),
            certain=dated.certain,
            whole_month=dated.precision == "month",
        )
        for dated in timeline([as_document(article) for article in articles])[-_MOST_DATED:]
    )


def _copies(articles: Sequence[Unread]) -> dict[int, int]:
    """The articles that carry another one's text again: together they are one witness."""
    if len(articles) == 1:
        return {}
    found = find_duplicates([as_document(article) for article in articles])
    return {int(copy.id): int(copy.of) for copy in found}


def _chosen(articles: Sequence[Unread]) -> tuple[ChosenSentence, ...]:
    if len(articles) == 1:
        return ()
    documents = [as_document(article) for article in articles]
    try:
        return summarize_story(documents, sentences=_WITH_MORE).sentences
    except EmptyText:
        return ()
