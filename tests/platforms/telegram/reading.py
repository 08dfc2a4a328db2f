"""Messages read back from what is sent: by Telegram's own rules for HTML."""

from __future__ import annotations

import re

from bot.message import Block, Message, Paragraph, Span
from bot.platforms.telegram.render import render
from tests.fakes.bot_api import parse_html, utf16_length
from tests.fakes.bot_api.markup import Parsed

NUMBER = re.compile(r"\s*\((\d+)/(\d+)\)\Z")
URL = "https://news.example/a?b=1&c=%22x%22"


def read(message: Message) -> list[Parsed]:
    """The message's parts as Telegram's parser reads them; each must be fit to be sent."""
    parts = render(message, "private", "news_bot")
    found = []
    for part in parts:
        source = part.body["text"]
        assert isinstance(source, str)
        parsed = parse_html(source)
        assert parsed.notes == []
        assert parsed.text == part.text
        assert 0 < utf16_length(parsed.text) <= 4096
        assert len(parsed.entities) <= 100
        found.append(parsed)
    return found


def unnumbered(parts: list[Parsed]) -> list[str]:
    """The parts' own text, once the numbers are seen to be right."""
    if len(parts) == 1:
        return [parts[0].text]
    for number, part in enumerate(parts, start=1):
        found = NUMBER.search(part.text)
        assert found is not None
        assert found.groups() == (str(number), str(len(parts)))
    return [NUMBER.sub("", part.text) for part in parts]


def styled(part: Parsed, kind: str) -> list[str]:
    data = part.text.encode("utf-16-le")
    return [
        data[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in part.entities
        if e["type"] == kind
    ]


def paragraph(text: str, url: str | None = None) -> tuple[Block, ...]:
    return (Paragraph((Span(text, url=url),)),)
