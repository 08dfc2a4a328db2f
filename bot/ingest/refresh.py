"""The shell that keeps feeds fresh: asks what is due, fetches, parses, saves. Decides nothing.

Nothing waits for the network inside a transaction. A feed's answer is remembered (ETag) only after
all of its entries are saved, so a process that dies in between reads the rest the next time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.clock import Clock
from bot.errors import FetchError, ParseError
from bot.ingest.boilerplate import LOOKED_AT, learned, without
from bot.ingest.decide import MOST_EDITS, Choice, Take, article_of, choose, entry_digest, name_of
from bot.ingest.extract import Page, extract_page
from bot.ingest.feed import DEEPEST, parse_feed
from bot.ingest.fetch import Fetched, Fetcher
from bot.ingest.folders import LOOKED_AFTER, Folders
from bot.ingest.ledger import Ledger
from bot.ingest.pace import INTERVAL, after_failure, after_success, rhythm
from bot.ingest.parsed import ParsedFeed
from bot.ingest.robots import Robots
from bot.ingest.rounds import Round
from bot.ingest.urls import feed_url
from bot.ingest.workers import Workers
from bot.logs import about
from bot.reading import Feed, FeedKind, NewArticle
from bot.store import entries, feeds, intake
from bot.store.db import Database, will_pass

log = logging.getLogger(__name__)

_PAGES_SECONDS = 120.0  # for all pages of one feed; what is not read by then keeps the feed's text
_ASKED_FOR = 250
_SAVED_AT_ONCE = 20
#: So often in a row a permanent redirect is seen before a feed moves: some are mistakes.
_MOVES_SEEN = 2


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a check brought. ``failed``: why it failed, without the feed's address, or None."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: str | None = None


class Refresher:
    """Refreshes feeds; ``random`` gives numbers in 0 … 1 that spread the checks.

    parse_seconds, parse_depth: what a feed or page may cost whoever reads it.
    heard: told of each check's outcome, as in "ok", and how many seconds it took.
    """

    heard: Callable[[str, float], None] = staticmethod(lambda _outcome, _seconds: None)

    def __init__(
        self,
        db: Database,
        fetcher: Fetcher,
        workers: Workers,
        clock: Clock,
        *,
        random: Callable[[], float],
        interval: timedelta = INTERVAL,
        parse_seconds: float = 10.0,
        parse_depth: int = DEEPEST,
    ) -> None:
        self._db = db
        self._fetcher = fetcher
        self._workers = workers
        self._clock = clock
        self._random = random
        self._interval = interval
        self._seconds = parse_seconds
        self._depth = parse_depth
        self._robots = Robots(fetcher, workers, clock)
        self._folders = Folders(db, workers, clock)
        self._ledger = Ledger(db, feeds.all_checked)

    async def tick(self, limit: int = _ASKED_FOR) -> int:
        """Refresh all feeds that are due, looking at ``limit`` at a time; gives their number."""

        async def due(running: Collection[int]) -> list[Feed]:
            async with self._db.read() as tx:
                return await feeds.due(tx, self._clock.now(), limit, without=running)

        return await Round(self.refresh, due).run()

    async def refresh_all(self, some: Sequence[Feed]) -> list[RefreshReport]:
        """Refresh these feeds, one of a host at a time; one that breaks does not stop the others.

        Gives their reports in the same order.
        """
        reports: dict[int, RefreshReport] = {}
        given = [list(some)]

        async def check(feed: Feed) -> None:
            reports[feed.id] = await self.refresh(feed)

        async def due(_running: Collection[int]) -> list[Feed]:
            return given.pop() if given else []

        await Round(check, due).run()
        return [reports[feed.id] for feed in some]

    async def refresh(self, feed: Feed) -> RefreshReport:
        """Check one feed now. A failure is kept with the feed and reported, not raised.

        But for the database's own trouble: the feed stays due.
        """
        if feed.kind is FeedKind.FILES:
            return RefreshReport()  # its articles are handed in, there is nothing to ask
        begun, outcome = self._clock.monotonic(), "broken"
        try:
            report, outcome = await self._refresh(feed)
        finally:
            seconds = self._clock.monotonic() - begun
            self.heard(outcome, seconds)
        text, of = "feed %d: %d added, %d updated", about("feed", feed.id, seconds)
        if report.failed is None:
            log.info(text, feed.id, report.added, report.updated, extra=of)
        return report

    async def _refresh(self, feed: Feed) -> tuple[RefreshReport, str]:
        """The report, and the outcome in a word."""
        try:
            if feed.kind is FeedKind.FOLDER:
                found = await self._folders.refresh(feed)
                report = RefreshReport(found["added"], found["updated"], found["unchanged"])
                return report, "ok" if any(found.values()) else "not_modified"
            fetched = await self._fetcher.get(
                feed.url, etag=feed.etag, last_modified=feed.last_modified
            )
            parsed = None if fetched.not_modified else await self.parse(fetched)
            report = await self.keep(feed, fetched, parsed)
        except (FetchError, ParseError) as error:
            outcome = "unreadable" if isinstance(error, ParseError) else "unreachable"
            return await self._failed(feed, error), outcome
        except Exception as error:
            if will_pass(error):
                raise
            # What nobody foresaw would come back at every tick, and its server be asked each time.
            log.exception("feed %d could not be refreshed", feed.id)
            error = ParseError("it could not be read: see the log")
            return await self._failed(feed, error), "broken"
        return report, "ok" if parsed else "not_modified"

    async def parse(self, fetched: Fetched) -> ParsedFeed:
        """Read a feed's answer. Raises ParseError."""
        content_type = fetched.headers.get("content-type", "")
        return await self._workers.run(
            parse_feed,
            fetched.body,
            fetched.url,
            content_type,
            self._depth,
            timeout=self._seconds,
        )

    async def extract(self, fetched: Fetched, *, dated: bool = False) -> Page:
        """Find the article on a page; ``dated``: its date is known. Raises ParseError."""
        content_type = fetched.headers.get("content-type", "")
        return await self._workers.run(
            extract_page, fetched.body, fetched.url, content_type, dated, timeout=self._seconds
        )

    async def keep(self, feed: Feed, fetched: Fetched, parsed: ParsedFeed | None) -> RefreshReport:
        """Save what an answer brought (``parsed`` None: nothing new), plan the next check."""
        report = RefreshReport()
        if parsed is not None:
            digests = {each.guid: entry_digest(each) for each in parsed.entries}
            async with self._db.read() as tx:
                seen = await entries.seen(tx, feed.id, digests, most_edits=MOST_EDITS)
            choice = choose(feed, parsed, seen, self._clock.now())
            source = name_of(feed, parsed)
            found = await asyncio.gather(*(self._article(t, source) for t in choice.take))
            report = await self._save(feed, choice, await self._bare(feed, found))
        await self._checked(feed, fetched, parsed, brought=report.added > 0)
        return report

    async def page(self, url: str, *, dated: bool = False) -> tuple[Fetched, Page]:
        """Read the page at ``url``, if its host lets robots. Raises FetchError, ParseError."""
        if why := await self._robots.objection(url):
            raise FetchError(why)
        fetched = await self._fetcher.get(url)
        return fetched, await self.extract(fetched, dated=dated)

    async def _article(self, take: Take, source: str) -> NewArticle:
        page: Page | None = None
        if take.page and take.entry.url is not None:
            try:
                async with asyncio.timeout(_PAGES_SECONDS):
                    dated = take.entry.published_at is not None
                    _, page = await self.page(take.entry.url, dated=dated)
            except (FetchError, ParseError, TimeoutError) as error:
                # The feed's own text is kept instead, so nothing is lost.
                log.debug("a page was not read: %s", error)
        return article_of(take, page, source, self._clock.now())

    async def _bare(self, feed: Feed, found: Sequence[NewArticle]) -> list[NewArticle]:
        """The articles without what all of the feed's have in common."""
        if not found:
            return []
        async with self._db.read() as tx:
            before = await entries.latest_texts(tx, feed.id, LOOKED_AT)
        texts = ([article.text for article in found] + before)[:LOOKED_AT]
        lines = learned(texts, feed.boilerplate)
        if lines != feed.boilerplate:
            async with self._db.write(alone=False) as tx:
                await feeds.learn(tx, feed.id, lines)
        return [replace(article, text=without(article.text, lines)) for article in found]

    async def _save(self, feed: Feed, choice: Choice, found: Sequence[NewArticle]) -> RefreshReport:
        outcomes: list[intake.Saved] = ["unchanged"] * choice.unchanged
        for start in range(0, len(found), _SAVED_AT_ONCE):
            async with self._db.write() as tx:
                if await feeds.by_url(tx, feed.url) is None:
                    break  # it was removed while we were reading it
                batch = found[start : start + _SAVED_AT_ONCE]
                outcomes += await intake.save_all(tx, feed.id, batch, self._clock.now())
        if choice.skip:
            async with self._db.write() as tx:
                if await feeds.by_url(tx, feed.url) is not None:
                    passed = [(each.guid, each.digest) for each in choice.skip]
                    await intake.remember(tx, feed.id, passed, self._clock.now())
        return RefreshReport(
            added=outcomes.count("added"),
            updated=outcomes.count("updated"),
            unchanged=outcomes.count("unchanged"),
        )

    async def _checked(
        self, feed: Feed, fetched: Fetched, parsed: ParsedFeed | None, *, brought: bool
    ) -> None:
        now = self._clock.now()
        gap = timedelta(seconds=feed.gap_seconds) if feed.gap_seconds is not None else None
        if parsed is not None:
            dates = [each.published_at for each in parsed.entries if each.published_at is not None]
            gap = rhythm(dates, now) or gap
        following = after_success(
            now,
            interval=self._interval,
            jitter=self._random(),
            schedule=parsed.schedule if parsed else feed.schedule,
            headers=fetched.headers,
            gap=gap,
        )
        found = feeds.Checked(
            next_check_at=following.at,
            etag=fetched.headers.get("etag") or (None if parsed else feed.etag),
            last_modified=fetched.headers.get("last-modified")
            or (None if parsed else feed.last_modified),
            title=name_of(feed, parsed) if parsed else None,
            language=parsed.language if parsed else None,
            schedule=parsed.schedule if parsed else None,
            gap_seconds=int(gap.total_seconds()) if gap is not None else None,
            entries=len(parsed.entries) if parsed else None,
            brought=brought,
        )
        await self._ledger.add((feed.id, found, now))
        new = feed_url(fetched.permanent_url) if fetched.permanent_url else feed.url
        to = new if new != feed.url else None
        if to == feed.moved_to is None:
            return
        async with self._db.write() as tx:
            if not await feeds.redirected(tx, feed.id, to, patience=_MOVES_SEEN):
                log.info("feed %d moved to where another feed is already", feed.id)

    async def _failed(self, feed: Feed, error: FetchError | ParseError) -> RefreshReport:
        now = self._clock.now()
        following = after_failure(
            feed,
            now,
            permanent=isinstance(error, FetchError) and error.permanent,
            retry_after=error.retry_after if isinstance(error, FetchError) else None,
            interval=LOOKED_AFTER if feed.kind is FeedKind.FOLDER else self._interval,
            jitter=self._random(),
        )
        async with self._db.write(alone=False) as tx:
            await feeds.failed(
                tx,
                feed.id,
                now=now,
                next_check_at=following.at,
                error=str(error),
                stopped=following.stopped,
            )
        of = about("feed", feed.id)
        log.warning("feed %d: %s (%s)", feed.id, error, following.because, extra=of)
        return RefreshReport(failed=str(error))
