"""The platforms side by side: how each cuts and sends, and what a reader gets."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.message import Message, Part
from bot.platforms.console.platform import Console
from bot.platforms.discord import render as on_discord
from bot.platforms.telegram import render as on_telegram
from tests.fakes.bot_api import parse_html, utf16_length
from tests.fakes.discord_api.limits import within
from tests.fakes.platform import FakePlatform


@dataclass(frozen=True)
class Shown:
    """A platform: ``split``, what a reader sees of a body, and what is wrong with a body."""

    name: str
    split: Callable[[Message], tuple[Part, ...]]
    read: Callable[[Mapping[str, Any]], str]
    wrong: Callable[[Mapping[str, Any]], list[str]]

    def __str__(self) -> str:
        return self.name


def _telegram_wrong(body: Mapping[str, Any]) -> list[str]:
    parsed = parse_html(body["text"])
    fine = 0 < utf16_length(parsed.text) <= 4096 and len(parsed.entities) <= 100
    return [*parsed.notes, *([] if fine else ["limits"])]


def _telegram_read(body: Mapping[str, Any]) -> str:
    return re.sub(r"\n\n\(\d+/\d+\)\Z", "", parse_html(body["text"]).text)


def _discord_read(body: Mapping[str, Any]) -> str:
    from bot.platforms.discord.preview import html as shown

    content = re.sub(r"\n\n\(\d+/\d+\)\Z", "", body.get("content", ""))
    texts = [content]
    for embed in body.get("embeds", []):
        texts += [embed.get("title", ""), embed.get("description", "")]
    return "\n".join(html.unescape(re.sub(r"<[^>]+>", "", shown(text))) for text in texts)


def _text(body: Mapping[str, Any]) -> str:
    return str(body["text"])


def _fine(body: Mapping[str, Any]) -> list[str]:
    return []


PLATFORMS = (
    Shown(
        "telegram",
        lambda m: on_telegram.render(m, "private", None),
        _telegram_read,
        _telegram_wrong,
    ),
    Shown("discord", on_discord.render, _discord_read, within),
    Shown("console", lambda m: Console(io.StringIO()).split(m, "console"), _text, _fine),
    Shown("fake", lambda m: FakePlatform().split(m, "private"), _text, _fine),
)
