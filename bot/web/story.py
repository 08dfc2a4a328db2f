"""The page of one story: its timeline, its sources side by side, where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from bot.letters import letters, story_id
from bot.model import Article, Story, StorySentence
from bot.store import moves, stories
from bot.web.visit import Answer, Elsewhere, NothingThereError, Shown, Visit

_MOST_SOURCES = 60
_OWN = 3  # sentences of each source


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the article that it stands in."""

    sentence: StorySentence
    article: Article


@dataclass(frozen=True, slots=True)
class Source:
    """What one source reports: its newest article, its own sentences, its earlier articles.

    ``copy_of``: the source whose text it carries again.
    """

    article: Article
    sentences: tuple[StorySentence, ...]
    earlier: tuple[Article, ...]
    copy_of: str | None


async def story(visit: Visit) -> Answer:
    """All that everybody may know of a story; one that was merged away leads on."""
    name = visit.args["id"]
    number = story_id(name)
    if number is None:
        raise NothingThereError("There is no such story here.")
    merged = await moves.merged_into(visit.tx, number)
    if merged is not None:
        return Elsewhere(f"/story/{letters(merged)}")
    found = await stories.get(visit.tx, None, number)
    if found is None:
        raise NothingThereError(
            "There is no such story here, or no longer: articles are kept for "
            f"{visit.site.keep_days} days."
        )
    if name != letters(number):
        return Elsewhere(f"/story/{letters(number)}", for_good=True)
    parts = [move.to_id for move in await moves.split_from(visit.tx, number)]
    values = {
        "title": found.title,
        "story": found,
        "told": _told(found),
        "sources": sources(found),
        "timeline": _timeline(found),
        "split": await stories.many(visit.tx, None, parts),
    }
    return Shown("story.html", values)


def sources(story: Story) -> list[Source]:
    """Each source once, by its newest article, the newest first."""
    by_id = {article.id: article for article in story.articles}
    found = []
    for name in story.sources[:_MOST_SOURCES]:
        newest, *earlier = (article for article in story.articles if article.source == name)
        original = by_id.get(newest.copy_of) if newest.copy_of is not None else None
        own = tuple(s for s in newest.sentences if not s.more and s.text != newest.title)
        found.append(
            Source(
                newest,
                own[:_OWN],
                tuple(earlier),
                None if original is None or original.source == name else original.source,
            )
        )
    return found


def _told(story: Story) -> list[Told]:
    by_id = {article.id: article for article in story.articles}
    return [
        Told(sentence, by_id[sentence.article_id])
        for sentence in story.sentences
        if sentence.article_id in by_id and sentence.text != story.title
    ]


def _timeline(story: Story) -> list[tuple[object, Article]]:
    """Every day that is spoken of, by the first to say it, with the article."""
    by_id = {article.id: article for article in story.articles}
    days = {each.day: each for each in reversed(story.timeline)}
    return [
        (each, by_id[each.article_id])
        for each in sorted(days.values(), key=lambda dated: dated.day)
        if each.article_id in by_id
    ]
