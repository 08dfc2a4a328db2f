"""The shell that looks whether all goes well, twice a minute; ``health`` judges what it finds."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.clock import Clock
from bot.health import (
    CALM,
    NEEDED,
    VITAL,
    Finding,
    Record,
    Trouble,
    delivery_stopped,
    disk_full,
    feeds_stopped,
    followed,
    lasting,
    present,
)
from bot.store import vitals
from bot.store.db import Database, told

log = logging.getLogger(__name__)

#: Seconds between two looks.
EVERY = 30.0


class Connected(Protocol):
    """As much of a platform as is looked at."""

    @property
    def connected_at(self) -> datetime | None:
        """When it last answered."""
        ...

    @property
    def last_error(self) -> str | None:
        """What goes wrong at the moment."""
        ...


@dataclass(slots=True)
class Watch:
    """Looks at the database, the ticks, the platforms, the outbox, the feeds and the disk.

    stalled: names of ticks that are overdue at a moment. disk_is_full: as the disk's keeper found
    it. file: the database's; None where it is none.
    """

    db: Database
    clock: Clock
    platforms: Mapping[str, Connected]
    stalled: Callable[[datetime], tuple[str, ...]]
    disk_is_full: Callable[[], bool]
    file: Path | None
    owed: tuple[vitals.Owed, ...] = ()
    free: int | None = None
    records: tuple[Record, ...] = ()
    _began: datetime | None = None
    _receipts: dict[str, datetime] = field(default_factory=dict)

    def arrived(self, platform: str) -> None:
        """A message arrived there."""
        self._receipts[platform] = self.clock.now()

    async def tick(self) -> int:
        """Look; gives how much does not go well."""
        self._began = self._began or self.clock.now()
        found = [*await self._database(), *self._platforms(), *await asyncio.to_thread(self._disk)]
        found += self._ticks()
        before = {each.what for each in lasting(self.records)}
        self.records = followed(self.records, found, self.clock.now())
        for trouble in lasting(self.records):
            if trouble.what not in before:
                log.warning("%s %s: %s", trouble.what, trouble.which, trouble.because)
        return len(lasting(self.records))

    def troubles(self) -> tuple[Trouble, ...]:
        """What does not go well at this moment, the ticks as they are now among it."""
        now = self.clock.now()
        found = [each for each in present(self.records, now) if each.what != "ticks"]
        return (*found, *(Trouble(e.what, e.which, e.because, now) for e in self._ticks()))

    def is_up(self, platform: str) -> bool:
        """Does it answer? One failed attempt is not enough to say no."""
        return not any(t.what == "platform" and t.which == platform for t in self.troubles())

    def settled(self) -> bool:
        """It has looked for so long that what it did not find is not there."""
        return self._began is not None and self.clock.now() - self._began >= CALM

    def all_is_well(self) -> bool:
        """It has looked, and nothing is wrong."""
        return self._began is not None and not self.troubles()

    def size(self) -> int | None:
        """Bytes of the database's file."""
        try:
            return None if self.file is None else self.file.stat().st_size
        except OSError:
            return None

    async def told(self) -> tuple[bool, Mapping[str, object]]:
        """Whether what is vital works, and all that is known, for whoever asks over HTTP."""
        troubles = self.troubles()
        what = {trouble.what for trouble in troubles}
        stalled = self.stalled(self.clock.now())
        facts: dict[str, object] = {
            "status": "stalled" if stalled else "unwell" if what & VITAL else "ok",
            "ready": not what & NEEDED,
            "stalled": list(stalled),
            "outbox": sum(each.depth for each in self.owed),
            "troubles": [_plain(each) for each in troubles],
        }
        for name, platform in self.platforms.items():
            at = platform.connected_at
            facts[name] = {
                "connected": self.is_up(name),
                "connected_at": at.isoformat() if at else None,
                "error": platform.last_error,
            }
        return not what & VITAL, facts

    async def _database(self) -> list[Finding]:
        now = self.clock.now()
        try:
            async with self.db.write() as tx:
                receipts = await vitals.sign(tx, now, self._receipts)
            async with self.db.read() as tx:
                self.owed = tuple(await vitals.owed(tx))
                feeds = await vitals.readable(tx, now)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            return [Finding("database", "", f"it cannot be written: {told(error)}")]
        found = []
        began = self._began or now
        for each in self.owed:
            # Another process may be the one that sends, and yesterday's receipts say nothing.
            receipt = max(began, receipts.get(each.platform, began))
            if why := delivery_stopped(each.oldest_due, receipt, now):
                found.append(Finding("delivery", each.platform, why))
        if why := feeds_stopped(feeds.polled, feeds.failing, feeds.why):
            found.append(Finding("feeds", "", why))
        return found

    def _platforms(self) -> list[Finding]:
        found = []
        for name, platform in self.platforms.items():
            if platform.last_error is not None:
                found.append(Finding("platform", name, platform.last_error))
            elif platform.connected_at is None:
                found.append(Finding("platform", name, "it has not answered yet"))
        return found

    def _ticks(self) -> list[Finding]:
        names = self.stalled(self.clock.now())
        return [Finding("ticks", "", f"not on time: {', '.join(names)}")] if names else []

    def _disk(self) -> list[Finding]:
        if self.file is None:
            return []
        try:
            self.free = shutil.disk_usage(self.file.parent).free
        except OSError as error:
            return [Finding("disk", "", f"the room is not known: {error.strerror}")]
        why = disk_full(self.free, full=self.disk_is_full())
        return [Finding("disk", "", why)] if why else []


def _plain(trouble: Trouble) -> dict[str, str]:
    return {
        "what": trouble.what,
        "which": trouble.which,
        "because": trouble.because,
        "since": trouble.since.isoformat(),
    }
