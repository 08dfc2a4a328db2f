"""Why a story was shown here, why its articles are one, and what its names and topics come from."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.commands.picked import picked
from bot.commands.request import Answer
from bot.message import Bullets, Line, Message, Paragraph, span
from bot.model import Story
from bot.spellings import folded
from bot.store import digests, names, topics

_MOST_NAMES = 5


async def why(asked: Asked) -> Answer:
    """Every reason that is known, each in a line of its own."""
    found = (await picked(asked)).story
    texts = asked.texts
    told = texts.joined(found.sources)
    lines = [texts("why-reports", number=len(found.articles), sources=told)]
    if shown := await digests.reasons(asked.tx, asked.chat.id, found.id):
        reasons = " · ".join(texts.reason(one) for one in shown)
        lines.insert(0, texts("why-shown", reasons=reasons))
    lines += _together(asked, found)
    quoted = {sentence.article_id for sentence in found.sentences}
    sources = [article.source for article in found.articles if article.id in quoted]
    if sources:
        by = texts.joined(tuple(dict.fromkeys(sources)))
        lines.append(texts("why-sentences", sources=by))
    lines += [*await _topics(asked, found), *await _names(asked, found)]
    items: tuple[Line, ...] = tuple((span(line),) for line in lines)
    title = Paragraph((span(texts("why-title", title=found.title)),))
    return asked.show(Message(((title, Bullets(items)),)), (found,))


def _together(asked: Asked, story: Story) -> list[str]:
    """Why its reports are one story; nothing where others joined them that are hidden here."""
    if len(story.articles) < 2 or not story.because:
        return []
    told: dict[tuple[str, ...], list[str]] = {}
    for article in story.articles:
        if article.because:
            told.setdefault(article.because, []).append(article.source)
    return [
        asked.texts(
            "why-together",
            source=asked.texts.joined(tuple(dict.fromkeys(sources))),
            reason="; ".join(asked.texts.reason(one) for one in because),
            number=len(set(sources)),
        )
        for because, sources in told.items()
    ]


async def _topics(asked: Asked, story: Story) -> list[str]:
    """Each topic with the words that earned it."""
    earned = await topics.because(asked.tx, [article.id for article in story.articles])
    return [
        asked.texts("why-topic", topic=topic, words=", ".join(word.rstrip("*") for word in words))
        for topic, words in earned.items()
    ]


async def _names(asked: Asked, story: Story) -> list[str]:
    """Which spellings were taken for another name, and why."""
    spelled = dict.fromkeys(name for article in story.articles for name in article.names)
    shown = await names.shown_for(asked.tx, asked.chat.id, list(spelled))
    other = [
        (name, *shown[name])
        for name in spelled
        if name in shown and folded(shown[name][0]) != folded(name)
    ]
    return [
        asked.texts("why-name", name=name, shown=whom, reason=asked.texts.reason(because))
        for name, whom, because in other[:_MOST_NAMES]
    ]
