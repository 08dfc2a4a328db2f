"""Reads whatever a person hands in: files, folders, feeds, lists of feeds, pages. Idempotent."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.errors import FetchError, ParseError
from bot.ingest.decide import digest_of
from bot.ingest.extract import Page
from bot.ingest.fetch import Fetched, Fetcher
from bot.ingest.files import Found, find_files, read_article
from bot.ingest.locate import Located, locate
from bot.ingest.opml import read_opml
from bot.ingest.recognise import recognise
from bot.ingest.refresh import Refresher, RefreshReport
from bot.ingest.subscribe import add_outlines
from bot.ingest.urls import canonical, feed_url, host_of, is_url
from bot.ingest.workers import Workers
from bot.reading import FeedKind, NewArticle
from bot.store import articles, feeds
from bot.store.db import Database

_SECONDS = 20.0
_FILES_AT_ONCE = 20
_LISTS = (".opml", ".xml")
_LARGEST_LIST = 5_000_000


@dataclass(frozen=True, slots=True)
class IngestReport:
    """How many articles came in; ``failed``: what could not be read, and why."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: IngestReport) -> IngestReport:
        return IngestReport(
            self.added + other.added,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
        )


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The article behind a link: its readable text, its title, and who says so where."""

    text: str
    title: str | None
    source: str
    url: str


class Ingester:
    """Takes in what is handed to it. With ``chat_id``, it is for that chat alone."""

    def __init__(
        self,
        db: Database,
        fetcher: Fetcher,
        workers: Workers,
        refresher: Refresher,
        clock: Clock,
    ) -> None:
        self._db = db
        self._fetcher = fetcher
        self._workers = workers
        self._refresher = refresher
        self._clock = clock

    async def ingest(
        self,
        whats: Sequence[str | Path],
        *,
        source: str | None = None,
        chat_id: int | None = None,
    ) -> IngestReport:
        """Read paths and URLs. What fails is reported, and does not keep the rest from coming in.

        source: the name of who published it; it wins over what files and feeds say themselves.
        """
        report = IngestReport()
        for what in map(str, whats):
            try:
                report += await self._one(what, source, chat_id)
            except (FetchError, ParseError) as error:
                report += IngestReport(failed=((what, str(error)),))
        return report

    async def locate(self, url: str) -> Located:
        """The feed at an address, or the first that its page offers. Raises FetchError,
        ParseError."""
        return await locate(self._fetcher, self._workers, url)

    async def read_link(self, url: str) -> LinkedArticle:
        """The article at an address that a person sent; nothing is kept of it.

        Raises FetchError and ParseError, whose texts say why there is nothing to be read.
        """
        if not is_url(url):
            raise FetchError("only plain http and https addresses can be read", permanent=True)
        fetched, page = await self._refresher.page(url)
        if page.note is not None:
            raise ParseError(f"this page is {page.note}")
        address = page.link or canonical(fetched.url)
        return LinkedArticle(page.text, page.title, page.site or host_of(address), address)

    async def _one(self, what: str, source: str | None, chat_id: int | None) -> IngestReport:
        if what.lower().startswith(("http://", "https://")):
            return await self._url(what, source, chat_id)
        path = Path(what)
        if path.suffix.lower() in _LISTS:
            return await self._list(await asyncio.to_thread(_bytes, path), chat_id)
        found = await asyncio.to_thread(find_files, path)
        report = IngestReport()
        for start in range(0, len(found), _FILES_AT_ONCE):
            batch = found[start : start + _FILES_AT_ONCE]
            read = await asyncio.gather(*(self._file(file, source) for file in batch))
            shelved = []
            for file, article in zip(batch, read, strict=True):
                if isinstance(article, str):
                    report += IngestReport(failed=((str(file.path), article),))
                else:
                    folder = file.path.parent
                    shelved.append((f"files:{folder}", source or folder.name, article))
            report += await self._save(shelved, chat_id)
        return report

    async def _file(self, file: Found, source: str | None) -> NewArticle | str:
        try:
            return await self._workers.run(
                read_article, file.path, source, file.folder, timeout=_SECONDS
            )
        except ParseError as error:
            return str(error)

    async def _url(self, url: str, source: str | None, chat_id: int | None) -> IngestReport:
        fetched = await self._fetcher.get(url)
        kind = recognise(fetched.body, fetched.headers.get("content-type", ""))
        if kind == "opml":
            return await self._list(fetched.body, chat_id)
        if kind == "page":
            page = await self._refresher.extract(fetched)
            if page.note is not None:
                raise ParseError(f"this page is {page.note}")
            article = _article(page, fetched, source)
            shelf = _shelf(fetched.url, chat_id)
            return await self._save([(shelf, article.source, article)], chat_id)
        parsed = await self._refresher.parse(fetched)
        address = feed_url(fetched.permanent_url or url)
        async with self._db.write() as tx:
            feed = await feeds.add(
                tx,
                address,
                kind=FeedKind.FEED,
                title=source or parsed.title or host_of(url),
                language=parsed.language,
                now=self._clock.now(),
                chat_id=chat_id,
            )
        return _report(url, await self._refresher.keep(feed, fetched, parsed))

    async def _list(self, body: bytes, chat_id: int | None) -> IngestReport:
        outlines = await self._workers.run(read_opml, body, timeout=_SECONDS)
        report = IngestReport()
        wrong = [outline.url for outline in outlines if not is_url(outline.url)]
        report += IngestReport(failed=tuple((url, "this is no feed's address") for url in wrong))
        now = self._clock.now()
        async with self._db.write() as tx:
            good = [outline for outline in outlines if outline.url not in wrong]
            added = await add_outlines(tx, good, now, chat_id=chat_id)
        for feed, result in zip(added, await self._refresher.refresh_all(added), strict=True):
            report += _report(feed.url, result)
        return report

    async def _save(
        self, shelved: Sequence[tuple[str, str, NewArticle]], chat_id: int | None
    ) -> IngestReport:
        """Save articles, each with the address and title of the shelf that it stands on."""
        now = self._clock.now()
        outcomes = []
        async with self._db.write() as tx:
            for shelf, title, article in shelved:
                feed = await feeds.add(
                    tx, shelf, kind=FeedKind.FILES, title=title, now=now, chat_id=chat_id
                )
                outcomes.append(await articles.save(tx, feed.id, article, now))
        return IngestReport(
            added=outcomes.count("added"),
            updated=outcomes.count("updated"),
            unchanged=outcomes.count("unchanged"),
        )


def _article(page: Page, fetched: Fetched, source: str | None) -> NewArticle:
    url = page.link or canonical(fetched.url)
    return NewArticle(
        guid=url,
        url=url,
        source=source or page.site or host_of(url),
        title=page.title,
        text=page.text,
        published_at=page.published_at,
        language=page.language,
        digest=digest_of(source, page.title, page.text, url),
        author=page.author,
        picture=page.picture,
        site=page.site,
    )


def _shelf(url: str, chat_id: int | None) -> str:
    """Where single pages are kept: by host, and each chat's own apart from everybody else's."""
    return f"pages:{host_of(url)}" if chat_id is None else f"pages:{chat_id}:{host_of(url)}"


def _report(what: str, result: RefreshReport) -> IngestReport:
    failed = ((what, result.failed),) if result.failed is not None else ()
    return IngestReport(result.added, result.updated, result.unchanged, failed)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_LIST:
            raise ParseError("the file is too large for a list of feeds")
        return path.read_bytes()
    except OSError as error:
        raise ParseError(f"the file cannot be read: {error.strerror}") from error
