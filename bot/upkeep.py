"""Keeping house: room on the disk, old articles, nightly copies. Each is a tick of the service."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.config import Settings
from bot.store import pruning
from bot.store.backup import nightly
from bot.store.ballast import Ballast
from bot.store.db import Database

_SPARE = 0.1


@dataclass(slots=True)
class Upkeep:
    """What is done for the database's file and disk."""

    settings: Settings
    clock: Clock
    db: Database
    ballast: Ballast

    async def tend(self) -> int:
        """While the disk is full, the oldest articles make room in the file for what is new."""
        await asyncio.to_thread(self.ballast.tend)
        return await self.prune(spare=_SPARE) if self.ballast.full else 0

    async def prune(self, spare: float = 0.0) -> int:
        """Forget what is old, a batch at a time; gives how much."""
        gone = 0
        while True:
            async with self.db.write() as tx:
                batch = await pruning.prune(
                    tx,
                    self.clock.now(),
                    keep=timedelta(days=self.settings.keep_days),
                    most_bytes=self.settings.keep_megabytes * 1_000_000,
                    spare=spare,
                )
            gone += batch
            if not batch:
                return gone

    async def back_up(self) -> int:
        """The day's copy, once."""
        today = self.clock.now().date()
        return await asyncio.to_thread(nightly, self.settings.url, today, self.settings.backups)
