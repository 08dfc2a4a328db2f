"""When the heartbeat beats, and what it does when nobody hears it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import FetchError
from bot.heartbeat import EVERY, Heartbeat
from tests.builders import HandClock

URL = "https://beat.example/secret-path"


class Outside:
    """A watcher's server, and whether all is well here."""

    def __init__(self, url: str | None = URL) -> None:
        self.clock, self.well, self.broken = HandClock(), True, False
        self.heard: list[str] = []
        self.heartbeat = Heartbeat(url, self._get, lambda: self.well, self.clock)

    async def _get(self, url: str) -> object:
        self.heard.append(url)
        if self.broken:
            raise FetchError("no complete answer within 20 seconds")
        return None

    async def minutes(self, number: int) -> int:
        """How often it beat in so long."""
        before = len(self.heard)
        for _ in range(number * 6):
            self.clock.pass_(timedelta(seconds=10))
            await self.heartbeat.tick()
        return len(self.heard) - before


async def test_it_beats_once_a_minute_while_all_is_well() -> None:
    outside = Outside()
    assert await outside.minutes(10) == 10
    outside.well = False
    assert await outside.minutes(10) == 0
    outside.well = True
    assert await outside.minutes(10) == 10


async def test_without_an_address_it_is_silent() -> None:
    outside = Outside(None)
    assert await outside.minutes(10) == 0


async def test_a_watcher_that_fails_disturbs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    outside = Outside()
    outside.broken = True
    assert await outside.minutes(10) == 10
    assert caplog.text.count("not heard") == 1, "said once"
    outside.broken = False
    outside.clock.pass_(EVERY)
    assert await outside.heartbeat.tick() == 1
    assert "heard again" in caplog.text
    assert "secret-path" not in caplog.text
