"""Calls that must succeed sooner or later: tried again, slower each time, without an end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.clock import Clock
from bot.platforms.telegram.api import Api, Flood, TokenRefused, without_token

log = logging.getLogger(__name__)

_FIRST_SECONDS, _LAST_SECONDS = 1.0, 30.0
_CONFLICT_SECONDS = 10.0
_STORAGE = "updates could not be stored"
_STORAGE_SECONDS = 10.0

T = TypeVar("T")


@dataclass(slots=True)
class Health:
    """How it goes with Telegram: when it last answered, and what went wrong since then."""

    connected_at: datetime | None = None
    last_error: str | None = None


@dataclass(slots=True)
class Connection:
    """The bot's API, with patience."""

    api: Api
    clock: Clock
    health: Health = field(default_factory=Health)
    first_seconds: float = _FIRST_SECONDS
    conflict_seconds: float = _CONFLICT_SECONDS

    async def insist(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call until it works. Raises TokenRefused; nothing else ends it but being cancelled."""
        wait = self.first_seconds
        while True:
            try:
                result = await call()
            except InvalidToken:
                raise TokenRefused from None  # the library's text may hold the token
            except TelegramError as error:
                await asyncio.sleep(self._note(error, wait))
            except TokenRefused:
                raise
            except Exception:
                # A full disk, a locked database: the updates wait at Telegram meanwhile.
                wait = min(wait, _STORAGE_SECONDS)
                log.exception("telegram: %s; next try in %g s", _STORAGE, wait)
                self.health.last_error = _STORAGE
                await asyncio.sleep(wait)
            else:
                self.health.connected_at = self.clock.now()
                self.health.last_error = None
                return result
            wait = min(wait * 2, _LAST_SECONDS)

    def _note(self, error: TelegramError, wait: float) -> float:
        """Say what went wrong; how many seconds to wait."""
        text = without_token(error, self.api.token)
        seconds = wait
        if isinstance(error, Flood):
            seconds = max(error.seconds, wait)
        elif isinstance(error, Conflict):
            seconds = self.conflict_seconds
            text = f"another program polls this token, or has set a webhook for it ({text})"
        self.health.last_error = text
        log.warning("telegram: %s; next try in %g s", text, seconds)
        return seconds
