"""The gateway: discord.py's client, with what people do handed on raw.

An interaction or a message in a shape that the library does not know must not be lost, so the
two are taken from it before it makes objects of them. Everything else (identify, heartbeats,
resuming, backing off, the cache of servers and channels) is the library's.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord

from bot.platforms.discord.rest import Rest

log = logging.getLogger(__name__)

Take = Callable[[Mapping[str, object]], None]
Gone = Callable[[str, str | None, str], Awaitable[None]]


#: Without its greeting a session is none.
_NEEDED = "READY"


class Client(discord.Client):
    """``interaction`` and ``message`` take raw payloads; ``gone``: a server or channel is no more.

    ``ready``: connected, for the first time or again. ``entered``: logged in, nothing heard yet.
    """

    def __init__(
        self,
        root: str,
        token: str,
        *,
        interaction: Take,
        message: Take,
        gone: Gone,
        ready: Callable[[], None],
        entered: Callable[[], Awaitable[None]],
    ) -> None:
        # No privileged intent: servers with their channels, and what people write to us alone.
        intents = discord.Intents(guilds=True, dm_messages=True)
        super().__init__(
            intents=intents,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.http = Rest(self.loop, root)
        self.http.token = token
        # The library has no door for either: its HTTP client is made inside, and handlers get
        # objects only.
        self._connection.http = self.http
        self._connection.parsers = {
            event: _patient(event, read) for event, read in self._connection.parsers.items()
        }
        self._connection.parsers["INTERACTION_CREATE"] = interaction
        self._connection.parsers["MESSAGE_CREATE"] = message
        self._gone = gone
        self._tell_ready = ready
        self._entered = entered

    async def setup_hook(self) -> None:
        """Logged in."""
        await self._entered()

    async def on_ready(self) -> None:
        """A new session has begun."""
        self._tell_ready()

    async def on_resumed(self) -> None:
        """The session goes on."""
        self._tell_ready()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """We were removed from a server, or it was deleted."""
        await self._gone(str(guild.id), None, "removed from the server")

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel was deleted."""
        await self._gone(str(channel.guild.id), str(channel.id), "the channel was deleted")

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """A thread or a forum's post was deleted."""
        await self._gone(str(thread.guild_id), str(thread.thread_id), "the thread was deleted")


def _patient(event: str, read: Callable[[Any], None]) -> Callable[[Any], None]:
    """One event that the library cannot read is left out; it would end the session otherwise."""
    if event == _NEEDED:
        return read

    def reads(body: Any) -> None:
        try:
            read(body)
        except Exception:
            log.exception("discord: a %s was not understood", event)

    return reads
