"""Links that open the private chat with a command: ``https://t.me/BOT?start=story_abc``.

A link is anyone's to make and a tap on it is quickly done, so that only commands that show
something may travel this way; whatever else stands in a link stays an argument of /start.
"""

from __future__ import annotations

import re

READING = frozenset({"help", "latest", "search", "settings", "story", "topic", "topics", "why"})
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


def deep_link(command: str, username: str | None) -> str | None:
    """The link for a command such as "/story abc", or None where no link can carry it."""
    words = command.removeprefix("/").split()
    payload = "_".join(words)
    if not words or words[0] not in READING or any("_" in word for word in words):
        return None  # a word with "_" would come back as two words
    return start_link(payload, username)


def start_link(payload: str, username: str | None) -> str | None:
    """The link that says "/start payload" to the bot, or None where no link can carry it."""
    if not username or not _PAYLOAD.match(payload):
        return None
    return f"https://t.me/{username}?start={payload}"


def command_of(payload: str) -> tuple[str, str] | None:
    """The command and its arguments that a link carries, or None if it is another payload."""
    name, *args = payload.split("_")
    if name not in READING or not _PAYLOAD.match(payload):
        return None
    return name, " ".join(word for word in args if word)
