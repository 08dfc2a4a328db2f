from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.clock import Clock
from bot.ingest.fetch import Fetched, Fetcher
from bot.ingest.refresh import Refresher, RefreshReport
from bot.ingest.workers import Workers
from bot.model import Unread
from bot.reading import Feed, FeedKind
from bot.store import articles, feeds
from bot.store.db import Database
from tests.ingest.conftest import NOW
from tests.ingest.server import Server

LONG = "The ferry to the outer islands sails again after eleven weeks, the harbour master said. "


def rss(*items: tuple[str, str], title: str = "The Quay", ttl: int | None = None) -> str:
    """A feed of (id, text) items."""
    made = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>Title {guid}</title>"
        f"<link>/{guid}</link><description>{text}</description></item>"
        for guid, text in items
    )
    pause = f"<ttl>{ttl}</ttl>" if ttl else ""
    return f"<rss version='2.0'><channel><title>{title}</title>{pause}{made}</channel></rss>"


def page(*paragraphs: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html lang='en'><head><title>Page</title></head><body><article>{text}</article>"


async def added(db: Database, url: str, **more: int) -> Feed:
    async with db.write() as tx:
        return await feeds.add(tx, url, kind=FeedKind.FEED, title=url, now=NOW, **more)


async def current(db: Database, url: str) -> Feed:
    async with db.read() as tx:
        found = await feeds.by_url(tx, url)
    assert found is not None
    return found


async def stored(db: Database) -> Sequence[Unread]:
    async with db.read() as tx:
        return await articles.waiting(tx, 1000)


async def test_a_feeds_articles_are_stored_with_what_it_said(
    db: Database, server: Server, refresher: Refresher
) -> None:
    url = server.serve("/feed", rss(("a", LONG * 8)), headers={"ETag": '"1"'})
    assert await refresher.refresh(await added(db, url)) == RefreshReport(added=1)
    (article,) = await stored(db)
    assert article.url == server.url("/a")
    assert (article.source, article.title) == ("The Quay", "Title a")
    assert article.text == (LONG * 8).strip()
    feed = await current(db, url)
    assert (feed.title, feed.etag, feed.failures) == ("The Quay", '"1"', 0)
    assert feed.next_check_at is not None
    assert timedelta(minutes=30) <= feed.next_check_at - NOW < timedelta(minutes=31)


async def test_a_second_check_brings_nothing_new(
    db: Database, server: Server, refresher: Refresher
) -> None:
    url = server.serve("/feed", rss(("a", LONG * 8), ("b", LONG * 8)))
    await refresher.refresh(await added(db, url))
    report = await refresher.refresh(await current(db, url))
    assert report == RefreshReport(unchanged=2)
    assert len(await stored(db)) == 2


async def test_an_unchanged_feed_is_not_sent_again(
    db: Database, server: Server, refresher: Refresher
) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"1"':
            return web.Response(status=304)
        return web.Response(text=rss(("a", LONG * 8)), headers={"ETag": '"1"'})

    server.answers["/feed"] = answer
    url = server.url("/feed")
    await refresher.refresh(await added(db, url))
    for _ in range(2):
        assert await refresher.refresh(await current(db, url)) == RefreshReport()
    assert (await current(db, url)).etag == '"1"'


async def test_an_edited_entry_replaces_its_article(
    db: Database, server: Server, refresher: Refresher
) -> None:
    url = server.serve("/feed", rss(("a", LONG * 8)))
    await refresher.refresh(await added(db, url))
    server.serve("/feed", rss(("a", LONG * 8 + "Corrected.")))
    assert await refresher.refresh(await current(db, url)) == RefreshReport(updated=1)
    (article,) = await stored(db)
    assert article.text.endswith("Corrected.")


async def test_a_new_feed_does_not_flood_and_its_archive_stays_unread(
    db: Database, server: Server, refresher: Refresher
) -> None:
    items = [(f"n{number}", LONG * 8) for number in range(25)]
    url = server.serve("/feed", rss(*items))
    assert (await refresher.refresh(await added(db, url))).added == 10
    server.serve("/feed", rss(("fresh", LONG * 8), *items))
    report = await refresher.refresh(await current(db, url))
    assert report == RefreshReport(added=1, unchanged=25)


async def test_the_page_is_read_where_the_feed_says_little(
    db: Database, server: Server, refresher: Refresher
) -> None:
    more = "Its engine was replaced in the dry dock, which took longer than promised."
    server.serve("/a", page(LONG, more))
    url = server.serve("/feed", rss(("a", "In short."), ("b", "Nobody has the page."), ("c", "")))
    assert (await refresher.refresh(await added(db, url))).added == 3
    texts = {article.title: article.text for article in await stored(db)}
    assert more in texts["Title a"]
    assert texts["Title b"] == "Nobody has the page."
    assert texts["Title c"] == "Title c"
    asked = len(server.requests)
    await refresher.refresh(await current(db, url))
    assert len(server.requests) == asked + 1  # the pages are not read again


@pytest.mark.parametrize(
    ("status", "body", "stopped"),
    [(500, "", False), (404, "", False), (410, "", True), (200, "<html><p>Moved</p>", False)],
)
async def test_a_failure_is_kept_with_the_feed(
    db: Database, server: Server, refresher: Refresher, status: int, body: str, stopped: bool
) -> None:
    url = server.serve("/feed", body, status=status)
    report = await refresher.refresh(await added(db, url))
    assert report.failed
    feed = await current(db, url)
    assert (feed.error, feed.failures, feed.stopped) == (report.failed, 1, stopped)
    assert feed.next_check_at is not None
    assert feed.next_check_at >= NOW + timedelta(hours=1)
    assert url not in report.failed


async def test_a_feed_recovers(db: Database, server: Server, refresher: Refresher) -> None:
    url = server.serve("/feed", status=503)
    await refresher.refresh(await added(db, url))
    server.serve("/feed", rss(("a", LONG * 8)))
    assert (await refresher.refresh(await current(db, url))).added == 1
    assert (await current(db, url)).failures == 0


async def test_a_feed_that_moved_for_good_gets_its_new_address(
    db: Database, server: Server, refresher: Refresher
) -> None:
    new = server.serve("/new", rss(("a", LONG * 8)))
    old = server.redirect("/old", "/new", 301)
    await refresher.refresh(await added(db, old))
    assert (await current(db, old)).moved_to == new, "once may be a mistake"
    await refresher.refresh(await current(db, old))
    assert (await current(db, new)).failures == 0
    assert (await refresher.refresh(await current(db, new))).unchanged == 1


async def test_a_new_address_is_kept_as_every_feeds_address_is(
    db: Database, server: Server, refresher: Refresher
) -> None:
    top = server.serve("/", rss(("a", LONG * 8)))
    old = server.redirect("/old", top.removesuffix("/"), 301)
    for feed in [await added(db, old)] * 2:
        await refresher.refresh(feed)
    assert (await current(db, top)).failures == 0


async def test_a_feed_that_moved_to_another_feeds_address_stays(
    db: Database, server: Server, refresher: Refresher
) -> None:
    new = server.serve("/new", rss(("a", LONG * 8)))
    await added(db, new)
    old = server.redirect("/old", "/new", 301)
    await refresher.refresh(await added(db, old))
    await refresher.refresh(await current(db, old))
    assert (await current(db, old)).failures == 0


async def test_a_tick_refreshes_what_is_due_and_nothing_else(
    db: Database, server: Server, elsewhere: Server, refresher: Refresher
) -> None:
    good = server.serve("/good", rss(("a", LONG * 8)))
    broken = elsewhere.serve("/broken", "no feed at all")
    await added(db, good)
    await added(db, broken)
    async with db.write() as tx:
        await feeds.add(tx, "files:/here", kind=FeedKind.FILES, title="Here", now=NOW)
    assert await refresher.tick() == 2
    assert await refresher.tick() == 0
    assert len(await stored(db)) == 1
    assert (await current(db, broken)).error


async def test_one_slow_host_holds_up_no_other(
    db: Database, server: Server, elsewhere: Server, refresher: Refresher
) -> None:
    """Five feeds of a host that does not answer, among thirty of one that does."""
    let_go = asyncio.Event()

    async def slow(_request: web.Request) -> web.Response:
        await let_go.wait()
        return web.Response(text=rss(("late", LONG * 8)))

    for number in range(5):
        server.answers[f"/slow{number}"] = slow
        await added(db, server.url(f"/slow{number}"))
    for number in range(30):
        await added(db, elsewhere.serve(f"/{number}", rss((f"n{number}", LONG * 8))))
    ticking = asyncio.create_task(refresher.tick())
    while len(await stored(db)) < 30:
        assert not ticking.done()
        await asyncio.sleep(0.05)
    assert len(server.requests) == 1, "a host is asked for one feed at a time"
    let_go.set()
    assert await ticking == 35


class _Odd(Fetcher):
    """Fails at one address in a way that nobody foresaw."""

    async def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        if url.endswith("/odd"):
            raise LookupError(url)
        return await super().get(url, etag=etag, last_modified=last_modified)


async def test_what_nobody_foresaw_waits_as_any_failure_does(
    db: Database, server: Server, workers: Workers, clock: Clock
) -> None:
    odd = server.url("/odd")
    good = server.serve("/good", rss(("a", LONG * 8)))
    for url in (odd, good):
        await added(db, url)
    async with _Odd(user_agent="test", allow_networks=[ip_network("127.0.0.0/8")]) as fetcher:
        refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.0)
        assert await refresher.tick() == 2
        assert await refresher.tick() == 0
    assert len(await stored(db)) == 1
    feed = await current(db, odd)
    assert feed.failures == 1
    assert odd not in (feed.error or "")


async def test_a_set_of_files_is_not_asked_for_news(db: Database, refresher: Refresher) -> None:
    async with db.write() as tx:
        shelf = await feeds.add(tx, "files:/here", kind=FeedKind.FILES, title="Here", now=NOW)
    assert await refresher.refresh(shelf) == RefreshReport()
    assert await current(db, "files:/here") == shelf


async def test_a_feed_that_is_removed_meanwhile_leaves_nothing(
    db: Database, server: Server, refresher: Refresher
) -> None:
    feed = await added(db, server.url("/feed"))

    async def answer(_request: web.Request) -> web.Response:
        async with db.write() as tx:
            await feeds.remove(tx, feed.url)
        return web.Response(text=rss(("a", LONG * 8)))

    server.answers["/feed"] = answer
    assert (await refresher.refresh(feed)).added == 0
    assert await stored(db) == []


async def test_a_feed_may_ask_for_a_longer_pause(
    db: Database, server: Server, refresher: Refresher, clock: Clock
) -> None:
    url = server.serve("/feed", rss(("a", LONG * 8), ttl=180))
    await refresher.refresh(await added(db, url))
    following = (await current(db, url)).next_check_at
    assert following is not None
    assert following > NOW + timedelta(hours=3)


async def test_an_unchanged_answer_does_not_forget_what_the_feed_asks_for(
    db: Database, server: Server, refresher: Refresher
) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match"):
            return web.Response(status=304)
        return web.Response(text=rss(("a", LONG * 8), ttl=180), headers={"ETag": '"1"'})

    server.answers["/feed"] = answer
    url = server.url("/feed")
    await refresher.refresh(await added(db, url))
    await refresher.refresh(await current(db, url))
    following = (await current(db, url)).next_check_at
    assert following is not None
    assert following > NOW + timedelta(hours=3)
