"""A digest as a platform would get it, and as it would look there."""

from __future__ import annotations

import json
from collections.abc import Callable

from bot.message import Message, Part

Split = Callable[[Message], tuple[Part, ...]]


def parts_on(platform: str, compose: Callable[[Split], tuple[Part, ...]]) -> tuple[Part, ...]:
    """The parts of what ``compose`` makes with the platform's way of cutting a message."""
    return compose(_on_discord if platform == "discord" else _on_telegram)


def as_sent(platform: str, parts: tuple[Part, ...]) -> str:
    """What is sent: Telegram's HTML, or a line of JSON for each of Discord's messages."""
    if platform == "telegram":
        return "\n\n".join(str(part.body["text"]) for part in parts)
    from bot.platforms.discord.send import sent_to_channels

    return "\n".join(json.dumps(sent_to_channels(p.body), ensure_ascii=False) for p in parts)


def preview(platform: str, parts: tuple[Part, ...]) -> str:
    """A page that looks like the platform."""
    if platform == "discord":
        from bot.platforms.discord.preview import page
    else:
        from bot.platforms.telegram.preview import page
    return page(parts)


def _on_telegram(message: Message) -> tuple[Part, ...]:
    from bot.platforms.telegram.render import render

    return render(message, "private", None)


def _on_discord(message: Message) -> tuple[Part, ...]:
    from bot.platforms.discord.render import render

    return render(message)
