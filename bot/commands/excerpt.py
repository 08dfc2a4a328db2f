"""The summary of a text that was sent or forwarded: its own sentences, word for word."""

from __future__ import annotations

from bot.message import Message, Paragraph, Span, plain, span
from bot.texts.catalogue import Texts
from bot.texts.said import Said
from summarizer import Summary


def excerpt(made: Summary | Said, texts: Texts, source: tuple[str, str] | None = None) -> Message:
    """The summary with its title and a note, or why there is none; ``source``: (name, address)."""
    if isinstance(made, Said):
        return plain(texts.say(made))
    note = texts("summary-sentences", number=len(made.sentences))
    named = () if source is None else (Span(source[0], url=source[1]), span(" · "))
    section = [Paragraph((span(made.text),)), Paragraph((*named, Span(note, italic=True)))]
    if made.title is not None:
        section.insert(0, Paragraph((Span(made.title, bold=True),)))
    return Message((tuple(section),))
