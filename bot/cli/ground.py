"""What an installation stands on: folder, disk, database, zones, clock, feeds."""

from __future__ import annotations

import shutil
import stat
import tempfile
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import available_timezones

from bot.clock import Clock
from bot.config import Settings
from bot.diagnosis import Ailment
from bot.errors import NewsdigestError
from bot.store import feeds
from bot.store.db import database_file, open_database
from bot.store.migrate import newest_schema

#: Digests come at a minute; a platform's tokens and TLS forgive less than an hour.
_CLOCK_OFF = timedelta(seconds=60)
_ROOM = 500_000_000
_MOST_NAMED = 10
_SECONDS = 10.0


def of_folder(settings: Settings) -> list[Ailment]:
    """Can it be written to, and is there room?"""
    folder = settings.data
    owner = "It must be a folder that belongs to the user whom newsdigest runs as (NEWSDIGEST_DATA)"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"?")
        free = shutil.disk_usage(folder).free
    except OSError as error:
        why = f"{folder.absolute()} cannot be written to: {error.strerror}."
        return [Ailment("data folder", why, f"{owner}.")]
    file_of_ours = database_file(settings.url)
    size = file_of_ours.stat().st_size if file_of_ours and file_of_ours.exists() else 0
    if free < max(_ROOM, 2 * size):
        why = f"{free // 1_000_000} MB are left on the disk of {folder.absolute()}."
        do = "Make room; NEWSDIGEST_KEEP_MEGABYTES, NEWSDIGEST_KEEP_DAYS and NEWSDIGEST_BACKUPS "
        return [Ailment("disk", why, f"{do}make it need less.")]
    return []


def of_secrets(settings: Settings, folder: Path) -> list[Ailment]:
    """Can others on this machine read the files that hold tokens?"""
    found = []
    for path in (folder / ".env", settings.data / "newsdigest.env", settings.data / "web_token"):
        try:
            mode = path.stat().st_mode
        except OSError:
            continue
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            why = f"others on this machine may read {path}, which holds secrets."
            found.append(Ailment("secrets", why, f"Type: chmod 600 {path}"))
    return found


def of_zones() -> list[Ailment]:
    """Are there time zones to know?"""
    if "Europe/Kyiv" in available_timezones():
        return []
    return [Ailment("time zones", "there is no time zone data.", "Install the package tzdata.")]


async def of_database(settings: Settings) -> list[Ailment]:
    """Is it one that we know, and does it answer? Nothing is changed."""
    file = database_file(settings.url)
    if file is not None and not file.exists():
        return []  # run makes it
    try:
        older = await newest_schema(settings.url)
    except (NewsdigestError, OSError) as error:
        return [Ailment("database", str(error))]
    why = "it was made by an older version; the next run copies it and brings it up to date."
    return [Ailment("database", why, note=True)] if older else []


async def of_feeds(settings: Settings) -> list[Ailment]:
    """Which cannot be read? A chat's own are counted, not named."""
    file = database_file(settings.url)
    if file is not None and not file.exists():
        return []
    database = open_database(settings.url)
    try:
        async with database.read() as tx:
            ill = [feed for feed in await feeds.every(tx) if feed.stopped or feed.failures > 1]
    finally:
        await database.close()
    public = [feed for feed in ill if feed.public]
    found = [
        Ailment(
            "feed",
            f"{feed.title} <{feed.url}> {'stopped' if feed.stopped else 'fails'}: {feed.error}.",
            "Try it with newsdigest feeds check, or take it off: newsdigest feeds remove URL",
        )
        for feed in public[:_MOST_NAMED]
    ]
    left = len(ill) - len(found)
    if left:
        why = f"{left} more cannot be read, chats' own among them."
        found.append(Ailment("feed", why, "See newsdigest feeds list.", note=not public))
    return found


async def of_clock(clock: Clock, url: str) -> list[Ailment]:
    """Does ours show what the server's does?"""
    theirs = await _time_at(url)
    if theirs is None or abs(clock.now() - theirs) < _CLOCK_OFF:
        return []
    off = round((clock.now() - theirs).total_seconds())
    way = "ahead" if off > 0 else "behind"
    why = f"this machine's clock is {abs(off)} s {way} of the platform's."
    return [Ailment("clock", why, "Set it, or switch time synchronisation on (NTP).")]


async def _time_at(url: str) -> datetime | None:
    """What a server's clock shows, as it says with each answer; None if it does not."""
    import aiohttp

    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as http,
            http.head(url, allow_redirects=False) as answer,
        ):
            told = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, OSError, KeyError, ValueError):
        return None
    return told.replace(tzinfo=told.tzinfo or UTC)
