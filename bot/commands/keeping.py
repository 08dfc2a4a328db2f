"""Stories put aside: save, saved."""

from __future__ import annotations

from bot.commands.command import Asked, lines_together
from bot.commands.picked import picked
from bot.commands.request import Answer
from bot.letters import letters
from bot.message import Bullets, Button, Line, Message, Paragraph, Span, span
from bot.store import saved

_MOST_SHOWN = 20


async def save(asked: Asked) -> Answer:
    """Put a story aside for whoever asks."""
    story = (await picked(asked)).story
    here = asked.request
    await saved.add(asked.tx, here.address.platform, here.person, story, asked.now)
    undo = Button(asked.texts("button-undo"), f"/unsave {letters(story.id)}", private=True)
    said = asked.texts("saved-one", title=story.title)
    return asked.show(lines_together(said, buttons=((undo,),)))


async def unsave(asked: Asked) -> Answer:
    """Take a story out again."""
    story = (await picked(asked)).story
    here = asked.request
    gone = await saved.remove(asked.tx, here.address.platform, here.person, story.id)
    key = "unsaved" if gone else "saved-not-there"
    return asked.say(asked.texts(key, title=story.title), ok=gone)


async def show_saved(asked: Asked) -> Answer:
    """What the person put aside, the newest first."""
    here, texts = asked.request, asked.texts
    kept = await saved.of_person(asked.tx, here.address.platform, here.person, _MOST_SHOWN)
    if not kept:
        return asked.say(texts("saved-none"))
    lines: tuple[Line, ...] = tuple(
        (
            Span(one.title, url=one.url),
            span(f" · {one.source} · {texts.day(one.at.date(), 'pattern-day')} · "),
            span(f"/story {letters(one.story_id)}"),
        )
        for one in kept
    )
    title = Paragraph((span(texts("saved-title")),))
    return asked.show(Message(((title, Bullets(lines)),)))
