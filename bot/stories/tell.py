"""How a story is told from its articles: its headline, its language, its sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Enrichment, StorySentence, Unread
from bot.stories.assign import as_document
from bot.stories.read import read
from summarizer import ChosenSentence, EmptyText, summarize_story

_WITH_MORE = 6


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a story besides its articles."""

    title: str
    language: str
    sentences: tuple[StorySentence, ...]
    fresh_at: datetime


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
    return Told(told.title, told.language, (*own, *added), fresh_at)


def _chosen(articles: Sequence[Unread]) -> tuple[ChosenSentence, ...]:
    if len(articles) == 1:
        return ()
    documents = [as_document(article) for article in articles]
    try:
        return summarize_story(documents, sentences=_WITH_MORE).sentences
    except EmptyText:
        return ()
