"""The gateway's socket: what comes over it is made what discord.py's reader takes for granted.

A gateway may compress packets one by one, as ``identify`` allows it to; the reader knows only
whole streams. And what a gateway that is not Discord's own leaves out of its greeting would end
each session with an error.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp
from discord.gateway import DiscordClientWebSocketResponse

_MOST_BYTES = 64_000_000
#: What is there in each greeting of Discord's own.
_GREETING: Mapping[str, Callable[[], object]] = {"guilds": list, "session_id": str}


class Socket(DiscordClientWebSocketResponse):
    """A socket to ``opened``, which a session goes on at where nothing else is said."""

    opened: str = ""

    async def receive(self, timeout: float | None = None) -> aiohttp.WSMessage:  # noqa: ASYNC109 -- aiohttp's
        """The next message."""
        message = await super().receive(timeout)
        if message.type is aiohttp.WSMsgType.BINARY:
            message = aiohttp.WSMessage(aiohttp.WSMsgType.TEXT, _unpacked(message.data), None)
        if message.type is aiohttp.WSMsgType.TEXT and '"READY"' in message.data:
            whole = greeting(message.data, self.opened)
            message = aiohttp.WSMessage(aiohttp.WSMsgType.TEXT, whole, None)
        return message


def _unpacked(packet: bytes) -> str:
    """A packet's JSON. Raises ValueError."""
    unzip = zlib.decompressobj()
    try:
        found = unzip.decompress(packet, _MOST_BYTES)
    except zlib.error as error:
        raise ValueError("a packet of the gateway is damaged") from error
    if unzip.unconsumed_tail:
        raise ValueError("a packet of the gateway is too large")
    return found.decode()


def greeting(text: str, opened: str) -> str:
    """A READY with all that the reader asks for; what is none is left as it is."""
    try:
        packet: Any = json.loads(text)
    except ValueError:
        return text
    if not isinstance(packet, dict) or packet.get("t") != "READY":
        return text
    body = packet.get("d")
    if not isinstance(body, dict):
        return text
    for name, made in _GREETING.items():
        body.setdefault(name, made())
    if not body.get("resume_gateway_url"):
        body["resume_gateway_url"] = opened
    if isinstance(body.get("application"), dict):
        body["application"].setdefault("flags", 0)
    if isinstance(body.get("user"), dict):
        body["user"] = {"discriminator": "0", "avatar": None, **body["user"]}
    return json.dumps(packet)
