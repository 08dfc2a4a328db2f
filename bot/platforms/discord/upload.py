"""Messages that come with a file: what is said in the JSON, and what goes beside it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import discord

from bot.message import Attachment
from bot.pieces.attached import ATTACHED, shortened, unpacked
from bot.platforms.discord.markdown import escape, units

_MOST_CONTENT = 2000


def taken_apart(body: Mapping[str, object]) -> tuple[dict[str, Any], Attachment | None]:
    """A message as Discord reads it, and the file that it names, if it has one."""
    made: dict[str, Any] = {name: value for name, value in body.items() if name != ATTACHED}
    attached = unpacked(body)
    if attached is None:
        return made, None
    named = {"id": "0", "filename": attached.name}
    if attached.shown and attached.alt:
        named["description"] = attached.alt
    made["attachments"] = [named]
    if attached.shown and made.get("embeds"):
        # In the frame that it belongs to, rather than above all of them.
        first, *others = made["embeds"]
        made["embeds"] = [{**first, "image": {"url": f"attachment://{attached.name}"}}, *others]
    return made, attached


def sent_with(payload: object, attached: Attachment | None) -> dict[str, Any]:
    """What a request is given: the JSON alone, or a form of it and the file."""
    if attached is None:
        return {"json": payload}
    file = discord.File(io.BytesIO(attached.content), attached.name)
    form = [
        {"name": "payload_json", "value": json.dumps(payload, ensure_ascii=False)},
        {
            "name": "files[0]",
            "value": attached.content,
            "filename": attached.name,
            "content_type": attached.media,
        },
    ]
    return {"form": form, "files": [file]}


def in_words(body: Mapping[str, object]) -> dict[str, Any]:
    """The same message where no file may go: its words stand for it."""
    made: dict[str, Any] = {name: value for name, value in body.items() if name != ATTACHED}
    attached = unpacked(body)
    if attached is None or not attached.alt:
        return made
    before = str(made.get("content") or "")
    said = escape(attached.alt)
    if said not in before:
        room = _MOST_CONTENT - units(before) - 2
        made["content"] = f"{before}\n\n{shortened(said, room)}".strip() if room > 0 else before
    return made
