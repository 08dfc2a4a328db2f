"""A service that is killed and started again, over and over, on one database."""

from __future__ import annotations

import asyncio
import signal
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.faults.arrivals import Account, in_flight, sound
from tests.fakes.bot_api import TOKEN, BotApi
from tests.run.service import Service

_LOOK = 0.004
_PATIENCE = 60.0  # seconds: on a busy machine a start alone takes ten
_ANSWER = 0.04


@dataclass(slots=True)
class Lives:
    """Lives of one service; ``births`` in monotonic seconds, the others one entry a kill."""

    service: Service
    api: BotApi
    births: list[float] = field(default_factory=list)
    flying: list[int] = field(default_factory=list)
    early: int = 0
    unsound: int = 0

    @property
    def database(self) -> Path:
        """The file that every life works on."""
        return self.service.folder / "data" / "newsdigest.db"

    async def begin(self) -> None:
        """A new life."""
        self.births.append(time.monotonic())
        await self.service.start()

    async def kill_after(self, messages: int, seconds: float) -> None:
        """kill -9 so many seconds after so many messages of this life arrived."""
        before = len(self.api.sent)
        deadline = time.monotonic() + _PATIENCE
        while messages and len(self.api.sent) - before < messages:
            if time.monotonic() > deadline:
                break
            await asyncio.sleep(_LOOK)
        await asyncio.sleep(seconds)
        await self.service.kill()
        self.early += len(self.api.sent) == before
        self.flying.append(in_flight(self.database))
        self.unsound += not sound(self.database)

    async def finish(self, owed: Callable[[], int], seconds: float) -> int:
        """A last life, which ends in good order once nothing is owed or after so many seconds."""
        await self.begin()
        try:
            async with asyncio.timeout(seconds):
                while owed():  # noqa: ASYNC110 -- the service is another process
                    await asyncio.sleep(0.2)
        except TimeoutError:
            print("\n".join(self.service.log[-20:]))
        status = await self.service.stop()
        if status == -signal.SIGTERM:
            status = (
                0  # the last life had nothing left to do, and was told to end while Python began
            )
        self.unsound += not sound(self.database)
        return status

    def repeats(self, account: Account) -> list[int]:
        """For each kill how many parts came again that had arrived in the life that it ended."""
        found: Counter[int] = Counter()
        for times in account.repeated.values():
            for moment in times[:-1]:
                found[bisect_right(self.births, moment) - 1] += 1
        return [found[number] for number in range(len(self.births))]


def telegram(folder: Path, api: BotApi, **settings: str) -> Service:
    """An installation in ``folder`` that talks to this server; anybody may use it."""
    return Service(
        folder,
        {
            "NEWSDIGEST_TELEGRAM_TOKEN": TOKEN,
            "NEWSDIGEST_TELEGRAM_BASE_URL": api.url,
            "NEWSDIGEST_ACCESS": "open",
            "NEWSDIGEST_LANGUAGES": "none",
            **settings,
        },
    )


def far_away(api: BotApi, rng: Random) -> None:
    """Give answers a way to go: half are late after the message was taken, half before."""
    api.delay(_ANSWER, "sendMessage", times=None, where=lambda _: rng.random() < 0.5)
    api.delay(_ANSWER, "sendMessage", times=None, accepted=False)
