"""What is found out before the transaction, since it takes the network or much work."""

from __future__ import annotations

import asyncio
import re

from bot.commands.command import FindChannel, Prepared
from bot.commands.request import Request
from bot.commands.wording import plural
from bot.message import Message, Paragraph, Span, plain, span
from summarizer import EmptyText, summarize

#: A private text longer than this, in characters, is an article to be summarised.
LONG_TEXT = 600
_CHANNEL = re.compile(
    r"\s*(?:@|(?:https?://)?t\.me/)([A-Za-z][A-Za-z0-9_]{2,31})/?(?:\s+(.*))?\s*", re.DOTALL
)


def is_article(request: Request) -> bool:
    """Is this a text to be summarised, rather than words to be looked up?"""
    private = request.kind in ("private", "console")
    return request.command is None and private and len(request.args.strip()) > LONG_TEXT


def names_channel(args: str) -> tuple[str, str] | None:
    """The ``@channel`` that arguments begin with, and the rest; None if they do not."""
    found = _CHANNEL.fullmatch(args)
    return None if found is None else (f"@{found[1]}", found[2] or "")


async def channel_of(request: Request, find_channel: FindChannel | None) -> Prepared:
    """Ask the platform whether the named channel is this person's to set up."""
    named = names_channel(request.args)
    if named is None:
        return Prepared()
    name, rest = named
    if find_channel is None:
        return Prepared(name, rest, "Channels cannot be set up from here. This chat: /settings")
    return Prepared(name, rest, await find_channel(name, request.person))


async def summary_of(text: str) -> Prepared:
    """The summary of a text that was sent or forwarded: its own sentences, word for word."""
    return Prepared(summary=await asyncio.to_thread(_summary, text))


def _summary(text: str) -> Message:
    try:
        made = summarize(text)
    except EmptyText:
        return plain("I found no sentences to summarise in this.")
    number = plural(len(made.sentences), "sentence", "sentences")
    sentences = Paragraph((span(made.text),))
    said = Paragraph((Span(f"{number} of the text, word for word", italic=True),))
    if made.title is None:
        return Message(((sentences, said),))
    return Message(((Paragraph((Span(made.title, bold=True),)), sentences, said),))
