"""Watched folders: a shell that reads the article files in them which are new or were changed.

Nobody tells us of a change, so a folder is looked at every minute: names and times first, and only
what is new by them is opened. A file that is removed leaves its article; one that cannot be read
is tried again when it changes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.clock import Clock
from bot.errors import ParseError
from bot.ingest.decide import digest_of
from bot.ingest.files import Found, article_files, read_article
from bot.ingest.workers import Workers
from bot.reading import Feed, NewArticle
from bot.store import entries, feeds, intake
from bot.store.db import Database

log = logging.getLogger(__name__)

#: How often a folder is looked at.
LOOKED_AFTER = timedelta(minutes=1)
_SECONDS = 20.0
_AT_ONCE = 20
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Listing:
    """The article files of a folder, each with when it last changed in any way (nanoseconds)."""

    files: tuple[tuple[Found, int], ...]

    @property
    def newest(self) -> int:
        """When the last of them changed."""
        return max((stamp for _, stamp in self.files), default=0)

    @property
    def mark(self) -> str:
        """Another one when a file came, went or changed."""
        return digest_of(*(f"{file.path}\0{stamp}" for file, stamp in self.files))


def folder_url(path: Path) -> str:
    """The address under which a watched folder is kept."""
    return path.expanduser().resolve().as_uri()


def look(folder: Path) -> Listing:
    """What is there now. Raises ParseError when the folder is not."""
    if not folder.is_dir():
        raise ParseError("there is no such folder")
    files = []
    for found in article_files(folder):
        try:
            about = found.path.stat()
        except OSError:
            continue  # it has just gone
        files.append((found, max(about.st_mtime_ns, about.st_ctime_ns)))
    return Listing(tuple(files))


class Folders:
    """Reads watched folders into the store."""

    def __init__(self, db: Database, workers: Workers, clock: Clock) -> None:
        self._db = db
        self._workers = workers
        self._clock = clock

    async def refresh(self, feed: Feed) -> dict[intake.Saved, int]:
        """Look at a folder; gives how many articles came, changed or stayed. Raises ParseError."""
        folder = Path(unquote(urlsplit(feed.url).path))
        listing = await asyncio.to_thread(look, folder)
        outcomes: dict[intake.Saved, int] = {"added": 0, "updated": 0, "unchanged": 0}
        if listing.mark != feed.etag:
            fresh = await self._fresh(feed, listing)
            for start in range(0, len(fresh), _AT_ONCE):
                for outcome in await self._take(feed, fresh[start : start + _AT_ONCE]):
                    outcomes[outcome] += 1
        await self._looked(feed, listing, brought=outcomes["added"] > 0)
        return outcomes

    async def _fresh(self, feed: Feed, listing: Listing) -> list[Found]:
        """The files that changed since the last look, or that were never seen."""
        since = int(feed.last_modified or 0)
        guids = [file.path.as_posix() for file, _ in listing.files]
        known: set[str] = set()
        async with self._db.read() as tx:
            for start in range(0, len(guids), _ASKED_AT_ONCE):
                some = dict.fromkeys(guids[start : start + _ASKED_AT_ONCE], "")
                seen = await entries.seen(tx, feed.id, some, most_edits=0)
                known.update(seen.digests)
        # What changed in the very moment of the last look is read again: nothing is lost so.
        return [
            file
            for file, stamp in listing.files
            if stamp >= since or file.path.as_posix() not in known
        ]

    async def _take(self, feed: Feed, files: Sequence[Found]) -> list[intake.Saved]:
        read = await asyncio.gather(*(self._read(file) for file in files))
        articles = [each for each in read if isinstance(each, NewArticle)]
        damaged = []
        for file, why in zip(files, read, strict=True):
            if isinstance(why, str):
                log.warning("feed %d: a file cannot be read: %s", feed.id, why)
                damaged.append((file.path.as_posix(), "could not be read"))
        now = self._clock.now()
        async with self._db.write() as tx:
            if await feeds.by_url(tx, feed.url) is None:
                return []  # it was removed while we were reading it
            await intake.remember(tx, feed.id, damaged, now)
            return await intake.save_all(tx, feed.id, articles, now)

    async def _read(self, file: Found) -> NewArticle | str:
        try:
            return await self._workers.run(
                read_article, file.path, None, file.folder, timeout=_SECONDS
            )
        except ParseError as error:
            return str(error)

    async def _looked(self, feed: Feed, listing: Listing, *, brought: bool) -> None:
        now = self._clock.now()
        found = feeds.Checked(
            now + LOOKED_AFTER,
            etag=listing.mark,
            last_modified=str(listing.newest),
            brought=brought,
        )
        async with self._db.write() as tx:
            await feeds.checked(tx, feed.id, found, now)
