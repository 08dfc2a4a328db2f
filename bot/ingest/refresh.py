"""The shell that keeps feeds fresh: asks what is due, fetches, parses, saves. Decides nothing.

Nothing waits for the network inside a transaction. A feed's answer is remembered (ETag) only after
all of its entries are saved, so a process that dies in between reads the rest the next time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.errors import FetchError, ParseError
from bot.ingest.decide import (
    INTERVAL,
    Choice,
    Take,
    after_failure,
    after_success,
    article_of,
    choose,
    name_of,
)
from bot.ingest.extract import Page, extract_page
from bot.ingest.feed import parse_feed
from bot.ingest.fetch import Fetched, Fetcher
from bot.ingest.parsed import ParsedFeed
from bot.ingest.urls import feed_url
from bot.ingest.workers import Workers
from bot.model import Feed, FeedKind, NewArticle
from bot.store import articles, feeds
from bot.store.db import Database

log = logging.getLogger(__name__)

_PARSE_SECONDS = 10.0
_PAGES_SECONDS = 120.0  # for all pages of one feed; what is not read by then keeps the feed's text
_FEEDS_AT_ONCE = 8
_SAVED_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a check brought. ``failed``: why it failed, without the feed's address, or None."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: str | None = None


class Refresher:
    """Refreshes feeds; ``random`` gives numbers in 0 … 1 that spread the checks."""

    def __init__(
        self,
        db: Database,
        fetcher: Fetcher,
        workers: Workers,
        clock: Clock,
        *,
        random: Callable[[], float],
        interval: timedelta = INTERVAL,
    ) -> None:
        self._db = db
        self._fetcher = fetcher
        self._workers = workers
        self._clock = clock
        self._random = random
        self._interval = interval

    async def tick(self, limit: int = 50) -> int:
        """Refresh the feeds that are due, at most ``limit``; gives their number."""
        async with self._db.read() as tx:
            due = await feeds.due(tx, self._clock.now(), limit)
        await self.refresh_all(due)
        return len(due)

    async def refresh_all(self, some: Sequence[Feed]) -> list[RefreshReport]:
        """Refresh these feeds, a few at a time; one that breaks does not stop the others."""
        room = asyncio.Semaphore(_FEEDS_AT_ONCE)

        async def refresh(feed: Feed) -> RefreshReport:
            async with room:
                return await self.refresh(feed)

        results = await asyncio.gather(*map(refresh, some), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return [result for result in results if isinstance(result, RefreshReport)]

    async def refresh(self, feed: Feed) -> RefreshReport:
        """Check one feed now. A failure is kept with the feed and reported, not raised."""
        if feed.kind is FeedKind.FILES:
            return RefreshReport()  # its articles are handed in, there is nothing to ask
        try:
            fetched = await self._fetcher.get(
                feed.url, etag=feed.etag, last_modified=feed.last_modified
            )
            parsed = None if fetched.not_modified else await self.parse(fetched)
        except (FetchError, ParseError) as error:
            return await self._failed(feed, error)
        return await self.keep(feed, fetched, parsed)

    async def parse(self, fetched: Fetched) -> ParsedFeed:
        """Read a feed's answer. Raises ParseError."""
        content_type = fetched.headers.get("content-type", "")
        return await self._workers.run(
            parse_feed, fetched.body, fetched.url, content_type, timeout=_PARSE_SECONDS
        )

    async def extract(self, fetched: Fetched) -> Page:
        """Find the article on a page. Raises ParseError."""
        content_type = fetched.headers.get("content-type", "")
        return await self._workers.run(
            extract_page, fetched.body, fetched.url, content_type, timeout=_PARSE_SECONDS
        )

    async def keep(self, feed: Feed, fetched: Fetched, parsed: ParsedFeed | None) -> RefreshReport:
        """Save what an answer brought (``parsed`` None: nothing new), plan the next check."""
        report = RefreshReport()
        if parsed is not None:
            async with self._db.read() as tx:
                known = await articles.known(tx, feed.id, [e.guid for e in parsed.entries])
            choice = choose(feed, parsed, known, self._clock.now())
            source = name_of(feed, parsed)
            found = await asyncio.gather(*(self._article(t, source) for t in choice.take))
            report = await self._save(feed, choice, found)
        await self._checked(feed, fetched, parsed)
        log.info("feed %d: %d added, %d updated", feed.id, report.added, report.updated)
        return report

    async def _article(self, take: Take, source: str) -> NewArticle:
        page: Page | None = None
        if take.page and take.entry.url is not None:
            try:
                async with asyncio.timeout(_PAGES_SECONDS):
                    page = await self.extract(await self._fetcher.get(take.entry.url))
            except (FetchError, ParseError, TimeoutError) as error:
                # The feed's own text is kept instead, so nothing is lost.
                log.debug("a page was not read: %s", error)
        return article_of(take, page, source, self._clock.now())

    async def _save(self, feed: Feed, choice: Choice, found: Sequence[NewArticle]) -> RefreshReport:
        outcomes = ["unchanged"] * choice.unchanged
        for start in range(0, len(found), _SAVED_AT_ONCE):
            async with self._db.write() as tx:
                if await feeds.by_url(tx, feed.url) is None:
                    break  # it was removed while we were reading it
                for article in found[start : start + _SAVED_AT_ONCE]:
                    outcomes.append(await articles.save(tx, feed.id, article, self._clock.now()))
        if choice.skip:
            async with self._db.write() as tx:
                if await feeds.by_url(tx, feed.url) is not None:
                    for passed in choice.skip:
                        await articles.remember(
                            tx, feed.id, passed.guid, passed.digest, self._clock.now()
                        )
        return RefreshReport(
            added=outcomes.count("added"),
            updated=outcomes.count("updated"),
            unchanged=outcomes.count("unchanged"),
        )

    async def _checked(self, feed: Feed, fetched: Fetched, parsed: ParsedFeed | None) -> None:
        now = self._clock.now()
        following = after_success(
            parsed.ttl if parsed else None, now, interval=self._interval, jitter=self._random()
        )
        async with self._db.write() as tx:
            await feeds.checked(
                tx,
                feed.id,
                now=now,
                next_check_at=following.at,
                etag=fetched.headers.get("etag") or (None if parsed else feed.etag),
                last_modified=fetched.headers.get("last-modified")
                or (None if parsed else feed.last_modified),
                title=name_of(feed, parsed) if parsed else None,
                language=parsed.language if parsed else None,
            )
            new = feed_url(fetched.permanent_url) if fetched.permanent_url else feed.url
            if new != feed.url and not await feeds.moved(tx, feed.id, new):
                log.info("feed %d moved to where another feed is already", feed.id)

    async def _failed(self, feed: Feed, error: FetchError | ParseError) -> RefreshReport:
        now = self._clock.now()
        following = after_failure(
            feed,
            now,
            permanent=isinstance(error, FetchError) and error.permanent,
            retry_after=error.retry_after if isinstance(error, FetchError) else None,
            interval=self._interval,
            jitter=self._random(),
        )
        async with self._db.write() as tx:
            await feeds.failed(
                tx,
                feed.id,
                now=now,
                next_check_at=following.at,
                error=str(error),
                stopped=following.stopped,
            )
        log.warning("feed %d: %s (%s)", feed.id, error, following.because)
        return RefreshReport(failed=str(error))
