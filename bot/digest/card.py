"""All about one story, on one card: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from bot.digest.compose import age, differ, headline, joined, named, quoted, sentences_of
from bot.digest.walled import walled
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
    said,
    span,
)
from bot.model import Article, Story
from bot.quotes import Dated
from bot.texts.catalogue import Texts

_MOST_DATED = 6
_LONGEST_NAME = 60
_MOST_FEEDS = 3
#: All that is known; what fits on a telephone, its sources by name; its sources alone.
View = Literal["whole", "brief", "sources"]


def story_card(
    story: Story,
    *,
    now: datetime,
    texts: Texts,
    note: Sequence[Line] = (),
    view: View = "whole",
) -> Message:
    """A story's summary, its sources with their links, where they differ, and what was when.

    ``note``: lines that stand under the headline.
    """
    head: Section = (headline(story), *(Paragraph(line) for line in note))
    sections: list[Section] = [head]
    told = joined(sentences_of(story, more=view == "whole"))
    if told and view != "sources":
        sections.append((Paragraph(told),))
    sections.append(_sources(story, now, texts, brief=view == "brief"))
    if view == "sources":
        return Message(tuple(sections))
    for conflict in story.disagreements:
        sides = tuple(quoted(side, now, texts) for side in conflict.sentences)
        sections.append((Heading((span(differ(conflict, texts)),)), Bullets(sides)))
    if view == "whole" and (shown := _timeline(story)):
        by_id = {article.id: article for article in story.articles}
        dated = tuple(dated_line(each, by_id[each.article_id], texts) for each in shown)
        sections.append((Heading((span(texts("card-timeline")),)), Bullets(dated)))
    if story.topics:
        topics = texts("card-topics", topics=", ".join(story.topics))
        sections.append((Paragraph((span(topics),)),))
    why = Button(texts("button-why"), command=f"/why {letters(story.id)}")
    return Message(tuple(sections), ((why,),))


def has_more(story: Story) -> bool:
    """Does the whole card say more than the brief one?"""
    brief, whole = (sentences_of(story, more=more) for more in (False, True))
    return len(brief) < len(whole) or bool(_timeline(story))


def _timeline(story: Story) -> list[Dated]:
    """The last days that are spoken of, each by the first to say it; one day is no line."""
    days = {each.day: each for each in reversed(story.timeline)}
    shown = [each for each in story.timeline if days[each.day] is each]
    return shown[-_MOST_DATED:] if len(days) > 1 else []


def _sources(story: Story, now: datetime, texts: Texts, *, brief: bool) -> Section:
    """Who told it: a line for each or, ``brief``, their names in one."""
    counted = _counted(story, texts)
    if not brief or len(story.sources) == 1:
        lines = tuple(_source_line(story, source, now, texts) for source in story.sources)
        return (Heading((span(counted),)), Bullets(lines))
    line: Line = (span(f"{counted}: "),)
    for number, source in enumerate(story.sources):
        newest = next(article for article in story.articles if article.source == source)
        line += (*((span(" · "),) if number else ()), said(named(story, source), newest.url))
    return (Paragraph(line),)


def _counted(story: Story, texts: Texts) -> str:
    sources, own = len(story.sources), len(story.witnesses)
    if sources == 1:
        return texts("card-source")
    key = "card-sources-own" if own < sources else "card-sources"
    return texts(key, number=sources, own=own)


def _source_line(story: Story, source: str, now: datetime, texts: Texts) -> Line:
    """An outlet by name, with its newest report, and its earlier ones behind."""
    newest, *earlier = (article for article in story.articles if article.source == source)
    line: Line = (
        said(named(story, source), newest.url),
        said(f"{_titled(newest, story)}{_by(newest)} · {_age(newest, now, texts)}"),
        said(f"{walled(newest, texts)}{_also(newest, texts)}{_copied(newest, story, texts)}"),
    )
    for article in earlier:
        fresh = _age(article, now, texts)
        line += (span(" · "), Span(texts("card-earlier"), url=article.url), span(f" {fresh}"))
    return line


def _titled(article: Article, story: Story) -> str:
    return "" if article.title == story.title else f": {article.title}"


def _by(article: Article) -> str:
    """The author's name, where it is one: not an account ("admin"), not the outlet once more."""
    name = article.author or ""
    account = name.islower() and " " not in name
    outlet = name.casefold() in article.source.casefold()
    if not name or account or outlet or len(name) > _LONGEST_NAME:
        return ""
    return f" · {name}"


def _age(article: Article, now: datetime, texts: Texts) -> str:
    return age(article.fresh_at, now, texts, dated=article.published_at is not None)


def _also(article: Article, texts: Texts) -> str:
    if not article.also:
        return ""
    return f" · {texts('card-also', feeds=', '.join(article.also[:_MOST_FEEDS]))}"


def _copied(article: Article, story: Story, texts: Texts) -> str:
    sources = {each.id: each.source for each in story.articles}
    original = sources.get(article.copy_of) if article.copy_of is not None else None
    if original is None or original == article.source:
        return ""
    return f" · {texts('card-copy', source=original)}"


def dated_line(dated: Dated, article: Article, texts: Texts) -> Line:
    """The day, as far as it is sure, and the source's own sentence that speaks of it."""
    day = texts.day(dated.day, "pattern-month" if dated.whole_month else "pattern-date")
    if not dated.certain:
        day = texts("card-date-unsure", day=day)
    return (
        span(f"{day}: {texts('quoted', text=dated.text)} · "),
        said(article.source, article.url),
    )
