"""The story that a person means by a number of the last list, or by its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.commands.command import Asked
from bot.commands.wording import short
from bot.letters import story_id
from bot.model import Story
from bot.store import digests, moves, stories
from bot.texts.said import Wrong


@dataclass(frozen=True, slots=True)
class Picked:
    """The story; ``merged``: the one that was meant went into it. ``parts``: stories that were
    split from it."""

    story: Story
    merged: bool = False
    parts: tuple[Story, ...] = ()


async def picked(asked: Asked) -> Picked:
    """The story that is meant, wherever its articles are by now. Raises Wrong."""
    name = asked.args.strip()
    name = (name.split() or [""])[0].strip("#.()")
    wanted = await _wanted(asked, name)
    found = None if wanted is None else await stories.get(asked.tx, asked.chat.id, wanted)
    if found is not None:
        moved = [move.to_id for move in await moves.split_from(asked.tx, found.id)]
        return Picked(found, parts=tuple(await stories.many(asked.tx, asked.chat.id, moved)))
    target = None if wanted is None else await moves.merged_into(asked.tx, wanted)
    found = None if target is None else await stories.get(asked.tx, asked.chat.id, target)
    if found is None:
        raise Wrong("story-unknown", story=short(name))
    return Picked(found, merged=True)


async def _wanted(asked: Asked, name: str) -> int | None:
    last = await digests.last_list(asked.tx, asked.chat.id)
    if not name:
        raise Wrong("story-which")
    if not re.fullmatch(r"[0-9]{1,4}", name):
        return story_id(name)
    if not last:
        raise Wrong("story-no-list")
    if not 1 <= int(name) <= len(last):
        raise Wrong("story-beyond", number=len(last), line=f"/story {len(last)}")
    return last[int(name) - 1]
