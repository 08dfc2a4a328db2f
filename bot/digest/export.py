"""Stories as JSON, the same wherever they are asked for: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.digest.header import minutes
from bot.digest.select import Selection
from bot.letters import letters
from bot.model import Story, StorySentence

Json = dict[str, object]


def story_json(story: Story, because: Sequence[str] = ()) -> Json:
    """One story with its sources; every sentence names the source that it stands in."""
    dated = [a.published_at for a in story.articles if a.published_at is not None]
    return {
        "id": letters(story.id),
        "title": story.title,
        "url": story.best.url,
        "language": story.language,
        "published_at": _moment(max(dated, default=None)),
        "sources": [
            {"name": a.source, "url": a.url, "published_at": _moment(a.published_at)}
            for a in story.articles
        ],
        "sentences": [_sentence(story, s) for s in story.sentences if not s.more],
        "disagreements": [
            {
                "what": c.what,
                "sentences": [{"text": s.text, "source": s.source} for s in c.sentences],
            }
            for c in story.disagreements
        ],
        "because": [*because, *story.because],
    }


def digest_json(title: str, selection: Selection) -> Json:
    """A digest: its stories, those in brief, and the minutes that it takes to read."""
    return {
        "title": title,
        "stories": [story_json(c.story, c.because) for c in selection.full],
        "in_brief": [
            *(story_json(c.story, c.because) for c in selection.brief),
            *(story_json(m.story, m.because) for m in selection.moved),
        ],
        "minutes": minutes(selection),
    }


def _sentence(story: Story, sentence: StorySentence) -> Json:
    sources = {article.id: article.source for article in story.articles}
    return {"text": sentence.text, "source": sources.get(sentence.article_id, "")}


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
