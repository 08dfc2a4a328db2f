"""Staying connected: logging in and listening again and again, slower each time, without an end."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

import aiohttp
import discord

from bot.errors import NewsdigestError
from bot.platforms.discord.answers import Failures
from bot.platforms.discord.buckets import Flood
from bot.platforms.discord.client import Client
from bot.platforms.discord.failures import told
from bot.platforms.patience import LAST_SECONDS, Patience

log = logging.getLogger(__name__)

_GOODBYE_SECONDS = 0.4
_TOKEN_CLOSES = 4004
_SETTINGS_CLOSE = frozenset({4010, 4011, 4012, 4013, 4014})


class TokenRefused(NewsdigestError):
    """Discord does not know this token (any more): nothing works until the setting is right."""

    def __init__(self) -> None:
        super().__init__(
            "NEWSDIGEST_DISCORD_TOKEN: Discord refuses this token; "
            "copy the current one from the developer portal (Bot, Reset Token)"
        )


@dataclass(slots=True)
class Connection:
    """The client, with patience."""

    client: Client
    token: str
    patience: Patience
    _listening: asyncio.Task[None] | None = None

    async def enter(self) -> None:
        """Log in. Raises TokenRefused, Failures."""
        try:
            await self.client.login(self.token)
        except discord.LoginFailure:
            raise TokenRefused from None
        except (KeyError, TypeError, ValueError) as error:
            await self.client.http.close()
            raise aiohttp.ClientPayloadError("Discord's answer was not understood") from error
        except BaseException:
            await self.client.http.close()  # the library opens another session the next time
            raise
        self.patience.heard()

    async def stay(self) -> None:
        """Listen until cancelled. Raises TokenRefused; nothing else ends it."""
        clock = self.patience.clock
        while True:
            try:
                if self.client.is_closed():
                    self.client.clear()
                if self.client.user is None:
                    await self.enter()
                before = clock.monotonic()
                try:
                    await self._listen()
                finally:
                    if clock.monotonic() - before > LAST_SECONDS:
                        self.patience.rest()
            except discord.ConnectionClosed as error:
                if error.code == _TOKEN_CLOSES:
                    raise TokenRefused from None
                await self._pause(error)
            except (discord.GatewayNotFound, OSError, *Failures) as error:
                await self._pause(error)
            except Exception as error:
                # The gateway said what the library cannot read: only a new session is sure.
                log.exception("discord: the gateway was not understood")
                await self._hang_up()
                await self._pause(error)

    async def _listen(self) -> None:
        """Listen until the client gives up. Raises what it raises.

        Told to end, we do not wait for it: the library says goodbye to a gateway for half a minute.
        """
        self._listening = asyncio.create_task(self.client.connect(reconnect=True))
        try:
            await asyncio.wait([self._listening])
        finally:
            self._listening.cancel()
        self._listening.result()

    async def _hang_up(self) -> None:
        """Leave the gateway, if we are there; we stay logged in."""
        if not self.client.ws:
            return
        leaving = asyncio.create_task(self.client.ws.close())
        _, late = await asyncio.wait([leaving], timeout=_GOODBYE_SECONDS)
        for task in late:
            task.cancel()

    async def close(self) -> None:
        """Close the client, without waiting long for a gateway that went away."""
        ending = [asyncio.create_task(self.client.close())]
        if self._listening is not None:
            ending.append(self._listening)
        _, late = await asyncio.wait(ending, timeout=_GOODBYE_SECONDS)
        if late:
            await self.client.http.close()
            for task in late:
                task.cancel()
            await asyncio.wait(late, timeout=_GOODBYE_SECONDS)
        await asyncio.sleep(0)  # what the library was told last has begun, and ends by itself

    async def _pause(self, error: BaseException) -> None:
        text = told(error)
        if isinstance(error, discord.ConnectionClosed) and error.code in _SETTINGS_CLOSE:
            text = f"the gateway does not want us as we are ({error.code})"
        await self.patience.pause(text, least=error.seconds if isinstance(error, Flood) else 0.0)
