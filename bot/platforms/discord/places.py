"""Where a message for an address goes: a person's private channel, a channel, a forum's post."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import discord
from discord.http import HTTPClient, Route

from bot.model import Address

_MOST = 50_000
#: Discord's numbers: no text can be sent to this kind of channel.
NO_TEXT = frozenset({50008, 50024})
_FORUMS = (discord.ChannelType.forum, discord.ChannelType.media)

Known = Callable[[int], object]


@dataclass(slots=True)
class Places:
    """Looks up channels, and remembers the private ones. ``known``: a channel from the cache."""

    http: Callable[[], HTTPClient]
    known: Known
    _private: dict[str, str] = field(default_factory=dict)

    async def channel_of(self, address: Address) -> str:
        """The channel to send to. Raises Failures."""
        if address.thread is not None:
            return address.thread
        if address.chat not in self._private:
            opened = await self.http().request(
                Route("POST", "/users/@me/channels"), json={"recipient_id": address.chat}
            )
            self.learn(address.chat, str(opened["id"]))
        return self._private[address.chat]

    def learn(self, person: str, channel: str) -> None:
        """A person's private channel."""
        if len(self._private) >= _MOST:
            self._private.clear()
        self._private[person] = channel

    def is_forum(self, channel: str) -> bool:
        """Whether this channel is known to hold posts rather than messages."""
        found = self.known(int(channel)) if channel.isdecimal() else None
        return getattr(found, "type", None) in _FORUMS
