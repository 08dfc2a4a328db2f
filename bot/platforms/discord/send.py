"""Sending one part to where it belongs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import discord
from discord.http import HTTPClient, Route

from bot.errors import SendError
from bot.message import Part
from bot.model import Address
from bot.pieces.attached import ATTACHED
from bot.platforms.discord.answers import Answers, Failures
from bot.platforms.discord.failures import send_error
from bot.platforms.discord.forum import Forum
from bot.platforms.discord.places import NO_TEXT, Places
from bot.platforms.discord.render import SILENT
from bot.platforms.discord.upload import in_words, sent_with, taken_apart

#: (server, channel) → the role that its digests call, if one was asked for.
Mention = Callable[[str, str], Awaitable[str | None]]
_OURS = ("ticket", "post")
_MAX_NONCE = 25
_BAD_FORM = 50035
#: Discord's numbers: a right is missing, as that to attach files; the file is too large.
_NO_FILES = frozenset({50013, 40005})


@dataclass(slots=True)
class Sender:
    """Sends parts; ``me`` gives the bot's own id."""

    http: Callable[[], HTTPClient]
    places: Places
    answers: Answers
    mention: Mention
    me: Callable[[], str]
    _forums: set[str] = field(default_factory=set)

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Send and give the message's id. Raises SendError and nothing else.

        Of two messages to a channel with one key Discord takes the first only, for some minutes.
        """
        try:
            return await self._send(address, silenced(part), key)
        except Failures as error:
            raise send_error(error) from error
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise SendError("Discord's answer was not understood", outcome="unknown") from error

    async def _send(self, address: Address, whole: Mapping[str, Any], key: str) -> str:
        body = sent_to_channels(whole)
        ticket, post = whole.get("ticket"), whole["post"]
        if ticket is not None:
            try:
                return await self.answers.give(ticket, body, post["part"])
            except SendError:
                # Too late to answer in place. In private it can be said all the same; in a
                # server it would be said to all.
                if not ticket["private"]:
                    raise
        elif address.thread is not None and post["part"] == 1 and "embeds" in body:
            body |= calling(await self.mention(address.chat, address.thread))
        return await self._deliver(address, body, post, key)

    async def _deliver(
        self, address: Address, body: Mapping[str, object], post: Mapping[str, Any], key: str
    ) -> str:
        channel = await self.places.channel_of(address)
        nonce = {"nonce": key[-_MAX_NONCE:], "enforce_nonce": True}
        if channel not in self._forums and not self.places.is_forum(channel):
            try:
                return await self._create(channel, {**body, **nonce})
            except discord.HTTPException as error:
                if error.code not in NO_TEXT or address.thread is None:
                    raise
                self._forums.add(channel)
        forum = Forum(self.http(), address.chat, channel, self.me())
        return await forum.put(in_words(body), post, nonce)

    async def _create(self, channel: str, body: Mapping[str, object]) -> str:
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        try:
            sent = await self.http().request(route, **sent_with(*taken_apart(body)))
        except discord.HTTPException as error:
            if ATTACHED in body and (error.status == 413 or error.code in _NO_FILES):
                return await self._create(channel, in_words(body))
            if error.code != _BAD_FORM or "url" not in str(error.text):
                raise
            # One address that Discord doubts must not cost the whole digest.
            sent = await self.http().request(route, json=without_addresses(body))
        return str(sent["id"])


def silenced(part: Part) -> Mapping[str, Any]:
    """The body of a part, without a sound if that is wished."""
    if not part.silent:
        return part.body
    flags = part.body.get("flags")
    return {**part.body, "flags": (flags if isinstance(flags, int) else 0) | SILENT}


def sent_to_channels(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Of a part's body what Discord is sent."""
    return {name: value for name, value in whole.items() if name not in _OURS}


def calling(role: str | None) -> dict[str, object]:
    """What calls a role, and nobody else, above a digest."""
    if role is None:
        return {}
    return {"content": f"<@&{role}>", "allowed_mentions": {"parse": [], "roles": [role]}}


def without_addresses(body: Mapping[str, Any]) -> dict[str, object]:
    """The same message, its headlines no links."""
    bare = [{k: v for k, v in embed.items() if k != "url"} for embed in body.get("embeds", [])]
    return {**body, "embeds": bare} if bare else dict(body)
