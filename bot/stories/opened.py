"""The articles of the open stories as grouping sees them: each read once, while it is fresh."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.model import Unread
from bot.store import articles
from bot.store.db import Database
from bot.stories.assign import as_document
from summarizer import Desk, Outline, outline

_WINDOW = timedelta(hours=72)
_MOST = 3_000
_READ_AT_ONCE = 500  # texts in memory


@dataclass(frozen=True, slots=True)
class Opened:
    """Kept from batch to batch, some kilobytes an article; nothing of it is lost with the process.

    An article is read again when somebody has enriched it since: its source had edited it.
    """

    db: Database
    desk: Desk = field(default_factory=Desk)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # one sits at the desk
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)  # one looks what is new
    _read: dict[int, tuple[datetime | None, Outline]] = field(default_factory=dict)

    async def newest(self, now: datetime, most: int = _MOST) -> list[tuple[int, Outline]]:
        """(story's id, article) of what is fresh, the newest first."""
        async with self._reading:
            return await self._newest(now, most)

    async def _newest(self, now: datetime, most: int) -> list[tuple[int, Outline]]:
        async with self.db.read() as tx:
            rows = await articles.opened(tx, since=now - _WINDOW, limit=_MOST)
        read = {number: when for number, (when, _) in self._read.items()}
        known = {number for _, number, when in rows if number in read and read[number] == when}
        for gone in self._read.keys() - known:
            del self._read[gone]
        times = {number: when for _, number, when in rows if number not in known}
        new = list(times)
        for start in range(0, len(new), _READ_AT_ONCE):
            for one in await self._outlines(new[start : start + _READ_AT_ONCE]):
                self._read[int(one.id)] = times[int(one.id)], one
        found = [(story, self._read.get(number)) for story, number, _ in rows[:most]]
        return [(story, kept[1]) for story, kept in found if kept is not None]

    def forget(self, article_ids: Collection[int]) -> None:
        """These are read again: they were enriched just now."""
        for number in article_ids:
            self._read.pop(number, None)

    async def _outlines(self, new: Sequence[int]) -> list[Outline]:
        async with self.db.read() as tx:
            unread = await articles.among(tx, new)
            # Comments and teasers are of other events: articles are compared by what they say.
            texts = await articles.cleaned(tx, new)
        said = [replace(one, text=texts.get(one.id, one.text)) for one in unread]
        return await asyncio.to_thread(_outlined, said)


def _outlined(said: Sequence[Unread]) -> list[Outline]:
    return [outline(as_document(one)) for one in said]
