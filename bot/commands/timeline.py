"""What happened when, of all that was told on a topic or a name."""

from __future__ import annotations

from bot.commands.command import Asked
from bot.commands.reading import look_up, matched, nothing_found, topic_example, wish_of
from bot.commands.request import Answer
from bot.digest.card import dated_line
from bot.digest.chronicle import chronicle
from bot.message import Bullets, Button, Message, Paragraph, span
from bot.texts.said import Wrong

_MOST = 10


async def timeline(asked: Asked) -> Answer:
    """The last days that stories on it speak of, each by a source's own sentence."""
    wish = wish_of(asked.args)
    if not wish:
        raise Wrong(
            "timeline-which", line=(await topic_example(asked)).replace("topic", "timeline")
        )
    found = asked.prepared.about
    if found is None:
        found = await look_up(asked.tx, asked.chat.id, wish, asked.now)
    if not found.stories:
        return await nothing_found(asked, wish)
    days = chronicle(found.stories)[-_MOST:]
    about = matched(asked, found)
    if not days:
        return asked.say(asked.texts("timeline-none", topic=about))
    title = Paragraph((span(asked.texts("timeline-title", topic=about)),))
    lines = tuple(dated_line(dated, article, asked.texts) for dated, article in days)
    button = Button(wish, f"/topic {wish}")
    return asked.show(Message(((title, Bullets(lines)),), ((button,),)))
