"""All about one story, on one card: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.digest.compose import age, differ, headline, joined, named, quoted, sentences_of
from bot.letters import letters
from bot.message import (
    Bullets,
    Button,
    Heading,
    Line,
    Message,
    Paragraph,
    Section,
    Span,
    span,
)
from bot.model import Article, Story
from bot.quotes import Dated

_MOST_DATED = 6


def story_card(story: Story, *, now: datetime, note: Sequence[Line] = ()) -> Message:
    """A story's summary, its sources with their links, where they differ, and what was when.

    ``note``: lines that stand under the headline.
    """
    head: Section = (headline(story), *(Paragraph(line) for line in note))
    sections: list[Section] = [head]
    if told := joined(sentences_of(story, more=True)):
        sections.append((Paragraph(told),))
    sources = tuple(_source_line(story, source, now) for source in story.sources)
    sections.append((Heading((span(_counted(story)),)), Bullets(sources)))
    for conflict in story.disagreements:
        sides = tuple(quoted(side, now) for side in conflict.sentences)
        sections.append((Heading((span(differ(conflict)),)), Bullets(sides)))
    if len(story.timeline) > 1:
        dated = tuple(_dated_line(story, each) for each in story.timeline[-_MOST_DATED:])
        sections.append((Heading((span("Timeline"),)), Bullets(dated)))
    if story.topics:
        sections.append((Paragraph((span("Topics: " + ", ".join(story.topics)),)),))
    return Message(tuple(sections), ((Button("Why this?", command=f"/why {letters(story.id)}"),),))


def _counted(story: Story) -> str:
    sources, own = len(story.sources), len(story.witnesses)
    if sources == 1:
        return "Source"
    return f"{sources} sources" + (f", {own} in their own words" if own < sources else "")


def _source_line(story: Story, source: str, now: datetime) -> Line:
    """An outlet by name, with its newest report, and its earlier ones behind."""
    newest, *earlier = (article for article in story.articles if article.source == source)
    line: Line = (
        Span(named(story, source), url=newest.url),
        span(f"{_titled(newest, story)} · {_age(newest, now)}{_copied(newest, story)}"),
    )
    for article in earlier:
        line += (span(" · "), Span("earlier", url=article.url), span(f" {_age(article, now)}"))
    return line


def _titled(article: Article, story: Story) -> str:
    return "" if article.title == story.title else f": {article.title}"


def _age(article: Article, now: datetime) -> str:
    return age(article.fresh_at, now, dated=article.published_at is not None)


def _copied(article: Article, story: Story) -> str:
    sources = {each.id: each.source for each in story.articles}
    original = sources.get(article.copy_of) if article.copy_of is not None else None
    return f" · the text of {original}" if original not in (None, article.source) else ""


def _dated_line(story: Story, dated: Dated) -> Line:
    """The day, as far as it is sure, and the source's own sentence that speaks of it."""
    sources = {article.id: article.source for article in story.articles}
    day = f"{dated.day:%B %Y}" if dated.whole_month else f"{dated.day.day} {dated.day:%B %Y}"
    sure = "" if dated.certain else " (year not given)"
    return (span(f"{day}{sure}: “{dated.text}” · {sources[dated.article_id]}"),)
