"""One post a digest in a forum, tagged.

Discord knows no key against repeats for posts. So before one is made we look whether it is there
already, which an answer that was lost could not tell us.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from discord.http import HTTPClient, Route

Raw = Mapping[str, Any]

_MOST_TAGS = 5
_TAG_REQUIRED = 1 << 4
_IN_A_POST = ("content", "embeds", "allowed_mentions", "components", "flags")


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum of a server; ``me`` is the bot's own id."""

    http: HTTPClient
    guild: str
    channel: str
    me: str

    async def put(self, body: Mapping[str, object], post: Raw, nonce: Mapping[str, object]) -> str:
        """Make the post that this part begins, or add the part to it; the message's id.

        Raises Failures.
        """
        posts = await self._posts_named(str(post["name"]))
        if post["part"] > 1 and posts:
            route = Route("POST", "/channels/{channel_id}/messages", channel_id=str(posts[0]["id"]))
            return str((await self.http.request(route, json={**body, **nonce}))["id"])
        for there in posts:
            if await self._begins_with(str(there["id"]), body):
                return str(there["id"])
        return await self._begin(body, post)

    async def _begin(self, body: Mapping[str, object], post: Raw) -> str:
        forum = await self.http.request(
            Route("GET", "/channels/{channel_id}", channel_id=self.channel)
        )
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=self.channel)
        message = {name: body[name] for name in _IN_A_POST if name in body}
        wanted = {"name": post["name"], "message": message}
        if tags := tags_for(forum, str(post["about"])):
            wanted["applied_tags"] = tags
        return str((await self.http.request(route, json=wanted))["id"])

    async def _posts_named(self, name: str) -> list[Raw]:
        """Our posts of this name in the forum, the newest first."""
        route = Route("GET", "/guilds/{guild_id}/threads/active", guild_id=self.guild)
        found = (await self.http.request(route)).get("threads", [])
        ours = [
            one
            for one in found
            if str(one.get("parent_id")) == self.channel
            and str(one.get("owner_id")) == self.me
            and one.get("name") == name
        ]
        return sorted(ours, key=lambda one: int(one["id"]), reverse=True)

    async def _begins_with(self, post: str, body: Mapping[str, object]) -> bool:
        """Whether a post's first message says the same."""
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=post)
        params = {"after": "0", "limit": "1"}  # the oldest
        found = await self.http.request(route, params=params)
        return bool(found) and _read(found[0]) == _read(body)


def tags_for(forum: Raw, about: str) -> list[str]:
    """The ids of the forum's tags whose names stand in ``about``; any, where one must be."""
    open_to_us = [tag for tag in forum.get("available_tags") or [] if not tag.get("moderated")]
    fitting = [tag for tag in open_to_us if _names(str(tag.get("name", "")), about)]
    if not fitting and int(forum.get("flags") or 0) & _TAG_REQUIRED:
        fitting = open_to_us[:1]
    return [str(tag["id"]) for tag in fitting[:_MOST_TAGS]]


def _names(tag: str, about: str) -> bool:
    return bool(tag.strip()) and bool(
        re.search(rf"(?<!\w){re.escape(tag.strip())}(?!\w)", about, re.IGNORECASE)
    )


def _read(message: Raw) -> tuple[str, Sequence[tuple[str, str]]]:
    """What is read in a message."""
    embeds = message.get("embeds") or []
    shown = [
        (str(e.get("title") or "").strip(), str(e.get("description") or "").strip()) for e in embeds
    ]
    return str(message.get("content") or "").strip(), shown
