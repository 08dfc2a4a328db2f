"""What answering may need from outside: articles, feeds and files, or the reason why not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.commands.command import FindFeed, ReadLink
from bot.commands.request import File
from bot.errors import FetchError, ParseError
from bot.ingest.fetch import Fetcher
from bot.ingest.ingest import Ingester
from bot.ingest.locate import locate
from bot.ingest.opml import FeedOutline, read_opml
from bot.ingest.workers import Workers
from bot.message import MOST_ATTACHED
from bot.texts.said import Reason, Said

#: (a file that a person sent, the most bytes it may have) → its content, None if it has none.
Fetch = Callable[[File, int], Awaitable[bytes | None]]


def links_of(ingester: Ingester) -> ReadLink:
    """Reads the article behind a link."""

    async def read_link(url: str) -> tuple[str | None, str, str, str] | Said:
        try:
            found = await ingester.read_link(url)
        except (FetchError, ParseError) as error:
            return Said("link-not-read", {"why": Reason(error)})
        return found.title, found.text, found.source, found.url

    return read_link


def finder_of(fetcher: Fetcher, workers: Workers) -> FindFeed:
    """Finds the feed that a page offers."""

    async def find_feed(url: str) -> tuple[str, str | None] | Said:
        try:
            found = await locate(fetcher, workers, url)
        except (FetchError, ParseError) as error:
            return Said("addfeed-none", {"why": Reason(error)})
        return found.url, found.title

    return find_feed


async def list_in(file: File, fetch: Fetch) -> tuple[FeedOutline, ...] | Said:
    """The feeds that a file lists."""
    if file.size is not None and file.size > MOST_ATTACHED:
        return Said("import-too-large", {"most": MOST_ATTACHED // 1000})
    body = await fetch(file, MOST_ATTACHED)
    if body is None:
        return Said("import-not-fetched")
    try:
        return tuple(await asyncio.to_thread(read_opml, body))
    except ParseError:
        return Said("import-not-a-list")
