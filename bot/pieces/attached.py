"""An attachment in a part's body: as JSON, so that it waits in the store with the rest of it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import replace

from bot.message import Attachment, Message, plain, text_of
from bot.pieces.text import visible

#: Where it stands in a body; its content is dropped there once the part was sent.
ATTACHED = "attached"
#: Both platforms take about so many characters beside a picture.
MOST_ALT = 1000


def packed(attached: Attachment) -> dict[str, str]:
    """The attachment as JSON."""
    return {
        "name": attached.name,
        "media": attached.media,
        "alt": shortened(attached.alt),
        "content": base64.b64encode(attached.content).decode("ascii"),
    }


def unpacked(body: Mapping[str, object]) -> Attachment | None:
    """The attachment that goes with a part; None if there is none, or not any more."""
    held = body.get(ATTACHED)
    if not isinstance(held, Mapping) or "content" not in held:
        return None
    try:
        content = base64.b64decode(str(held["content"]), validate=True)
    except binascii.Error:
        return None
    name, media = str(held.get("name", "file")), str(held.get("media", ""))
    return Attachment(name, media, content, str(held.get("alt", "")))


def shortened(alt: str, most: int = MOST_ALT) -> str:
    """Words beside a picture, no longer than platforms take."""
    return alt if len(alt) <= most else f"{alt[: most - 1]}…"


def readable(message: Message) -> Message:
    """The same message; a picture without a text says in words what it shows."""
    if message.attached is None or visible(text_of(message)):
        return message
    words = message.attached.alt or message.attached.name
    return replace(message, sections=plain(shortened(words)).sections)
