"""Calls that must succeed sooner or later: tried again, slower each time, without an end."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.platforms.patience import Patience
from bot.platforms.telegram.api import Api, Flood, TokenRefused, without_token

log = logging.getLogger(__name__)

_CONFLICT_SECONDS = 10.0
_STORAGE = "updates could not be stored"
_STORAGE_SECONDS = 10.0

T = TypeVar("T")


@dataclass(slots=True)
class Connection:
    """The bot's API, with patience."""

    api: Api
    patience: Patience
    conflict_seconds: float = _CONFLICT_SECONDS

    async def insist(self, call: Callable[[], Awaitable[T]]) -> T:
        """Call until it works. Raises TokenRefused; nothing else ends it but being cancelled."""
        self.patience.rest()
        while True:
            try:
                result = await call()
            except InvalidToken:
                raise TokenRefused from None  # the library's text may hold the token
            except TelegramError as error:
                await self._pause(error)
            except TokenRefused:
                raise
            except Exception:
                # A full disk, a locked database: the updates wait at Telegram meanwhile.
                log.exception("telegram: %s", _STORAGE)
                await self.patience.pause(_STORAGE, most=_STORAGE_SECONDS)
            else:
                self.patience.heard()
                return result

    async def _pause(self, error: TelegramError) -> None:
        text = without_token(error, self.api.token)
        if isinstance(error, Conflict):
            text = f"another program polls this token, or has set a webhook for it ({text})"
            await self.patience.pause(text, wait=self.conflict_seconds)
        else:
            least = error.seconds if isinstance(error, Flood) else 0.0
            await self.patience.pause(text, least=least)
