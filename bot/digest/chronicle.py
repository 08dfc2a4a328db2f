"""What happened when in several stories on one topic: pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.model import Article, Story
from bot.quotes import Dated


def chronicle(stories: Sequence[Story]) -> list[tuple[Dated, Article]]:
    """The days that the stories speak of, in order, each by one sentence with its article.

    Of several for one day a sentence with a sure date goes before one whose year was inferred,
    then the story that more sources tell on their own.
    """
    best: dict[tuple[date, bool], tuple[tuple[bool, int, int], Dated, Article]] = {}
    for place, story in enumerate(stories):
        by_id = {article.id: article for article in story.articles}
        for dated in story.timeline:
            article = by_id.get(dated.article_id)
            if article is None:
                continue  # an article that this chat may not see
            rank = (not dated.certain, -len(story.witnesses), place)
            day = (dated.day, dated.whole_month)
            if day not in best or rank < best[day][0]:
                best[day] = (rank, dated, article)
    said: dict[str, tuple[Dated, Article]] = {}
    for day in sorted(best, key=lambda key: (key[0], not key[1])):
        _, dated, article = best[day]
        said.setdefault(dated.text, (dated, article))
    return list(said.values())
