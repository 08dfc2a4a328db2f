"""No way of giving us an address leads to a connection to what is not public."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.clock import Clock
from bot.errors import FetchError, NewsdigestError
from bot.ingest.connect import GuardedBackend
from bot.ingest.fetch import Fetcher
from bot.ingest.ingest import Ingester
from bot.ingest.locate import locate
from bot.ingest.refresh import Refresher
from bot.ingest.workers import Workers
from bot.store.db import Database
from tests.ingest.hostile import urls
from tests.ingest.hostile.network import Everywhere
from tests.ingest.server import Server
from tests.ingest.test_refresh import LONG, added, current

LED_TO = urls.led_to()


@pytest.fixture
def network(server: Server) -> Everywhere:
    return Everywhere(server.host, server.port)


@pytest.fixture
async def fetcher(network: Everywhere) -> AsyncIterator[Fetcher]:
    """The guarded fetcher as the service has it, in a network where every address answers."""
    backend = GuardedBackend((), dial=network, resolve=network.resolve)
    async with Fetcher(user_agent="newsdigest/test", backend=backend) as made:
        yield made


async def refused(fetcher: Fetcher, wanted: list[str]) -> int:
    """How many of these addresses gave no answer."""
    count = 0
    for url in wanted:
        try:
            await fetcher.get(url)
        except FetchError:
            count += 1
    return count


def test_the_corpus_is_large_enough() -> None:
    tried = len(urls.direct()) + len(urls.REDIRECTS) * len(LED_TO) + len(urls.rebinding())
    assert tried >= 250


async def test_without_the_guard_they_are_reached(server: Server, network: Everywhere) -> None:
    """The proof can fail: what the guard refuses, this network answers."""
    everything = [ip_network("0.0.0.0/0"), ip_network("::/0")]
    backend = GuardedBackend(everything, dial=network, resolve=network.resolve)
    server.serve("/", "news")
    async with Fetcher(user_agent="t", backend=backend) as fetcher:
        wanted = urls.direct()
        assert await refused(fetcher, wanted) < len(wanted) / 2
    assert len(network.let_through) > 100


async def test_none_is_reached_directly(
    server: Server, network: Everywhere, fetcher: Fetcher
) -> None:
    wanted = urls.direct()
    assert await refused(fetcher, wanted) == len(wanted)
    assert (network.dialled, server.requests) == ([], [])


async def test_good_ones_pass(server: Server, network: Everywhere, fetcher: Fetcher) -> None:
    server.serve("/feed", "news")
    for url in urls.GOOD:
        assert (await fetcher.get(url)).body == b"news", url
    assert network.let_through == []
    assert len(server.requests) == len(urls.GOOD)


@pytest.mark.parametrize("status", urls.REDIRECTS)
async def test_none_is_reached_by_a_redirect(
    server: Server, network: Everywhere, fetcher: Fetcher, status: int
) -> None:
    target = ""

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, headers={"Location": target})

    server.answers["/to"] = answer
    server.redirect("/via", "http://news.example/to")
    for target in LED_TO:
        before = len(server.requests)
        assert await refused(fetcher, ["http://news.example/via"]) == 1, target
        paths = [request.path for request in server.requests[before:]]
        assert paths[:2] == ["/via", "/to"]
        # What is no address is taken for a path on the same, public, host.
        assert all(request.host == "news.example" for request in server.requests[before:])
    assert network.let_through == []


async def test_none_is_reached_by_a_name_that_changes_its_mind(
    server: Server, network: Everywhere, fetcher: Fetcher
) -> None:
    server.answers["/"] = _closing
    for url in urls.rebinding():
        assert (await fetcher.get(url)).body == b"news"
        assert await refused(fetcher, [url]) == 1, url
    assert network.let_through == []
    assert len(server.requests) == len(urls.rebinding())


async def test_none_is_reached_by_a_redirect_to_a_name_that_changes_its_mind(
    server: Server, network: Everywhere, fetcher: Fetcher
) -> None:
    async def again(request: web.Request) -> web.StreamResponse:
        headers = {"Location": f"http://{request.host}/", "Connection": "close"}
        return web.Response(status=302, headers=headers)

    server.answers["/"] = again
    wanted = urls.rebinding()
    assert await refused(fetcher, wanted) == len(wanted)
    assert network.let_through == []
    assert len(server.requests) == len(wanted)


async def test_none_is_reached_by_a_feeds_own_links(
    server: Server,
    network: Everywhere,
    db: Database,
    fetcher: Fetcher,
    workers: Workers,
    clock: Clock,
) -> None:
    refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.0)
    feed = await added(db, "http://news.example/feed")
    server.serve("/feed", _feed(["/first"]))
    await refresher.refresh(feed)
    server.serve("/feed", _feed(urls.direct()))
    report = await refresher.refresh(await current(db, feed.url))
    assert report.added > 150, "the feed's own words are kept"
    assert network.let_through == []
    assert {request.host for request in server.requests} == {"news.example"}


async def test_none_is_reached_by_a_list_of_feeds(
    server: Server,
    network: Everywhere,
    db: Database,
    fetcher: Fetcher,
    workers: Workers,
    clock: Clock,
) -> None:
    refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.0)
    ingester = Ingester(db, fetcher, workers, refresher, clock)
    outlines = "".join(f'<outline text="x" xmlUrl="{escape(url)}"/>' for url in urls.direct())
    server.serve("/list", f"<opml version='2.0'><body>{outlines}</body></opml>")
    report = await ingester.ingest(["http://news.example/list"])
    assert report.added == 0
    assert len(report.failed) > 100
    assert network.let_through == []
    assert [request.path for request in server.requests] == ["/list"]


_RELATIONS = (
    '<link rel="alternate" type="application/rss+xml" href="{}">',
    '<link rel="icon" href="{}"><link rel="shortcut icon" href="{}">',
    '<link rel="apple-touch-icon" href="{}"><link rel="manifest" href="{}">',
    '<link rel="canonical" href="{}"><meta property="og:url" content="{}">',
    '<link rel="stylesheet" href="{}"><script src="{}"></script><iframe src="{}"></iframe>',
    '<meta property="og:image" content="{}"><img src="{}"><video poster="{}" src="{}"></video>',
    '<meta http-equiv="refresh" content="0; url={}"><base href="{}">',
)


@pytest.mark.parametrize("relation", _RELATIONS)
async def test_none_is_reached_by_what_a_page_links_to(
    server: Server,
    network: Everywhere,
    db: Database,
    fetcher: Fetcher,
    workers: Workers,
    clock: Clock,
    relation: str,
) -> None:
    """Autodiscovery, favicons, canonical links, pictures, scripts, frames, refreshes."""
    refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.0)
    ingester = Ingester(db, fetcher, workers, refresher, clock)
    for url in LED_TO:
        head = relation.replace("{}", escape(url))
        body = f"<html><head>{head}</head><body><article><p>{LONG * 8}</p></article>"
        server.serve("/page", body)
        with pytest.raises(NewsdigestError):
            await locate(fetcher, workers, "http://news.example/page")
        await ingester.ingest(["http://news.example/page"])
    assert network.let_through == []
    assert {request.host for request in server.requests} == {"news.example"}


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://169.254.169.254/x", "/etc/passwd"])
async def test_none_is_reached_by_a_body_that_is_an_address(
    server: Server,
    network: Everywhere,
    db: Database,
    fetcher: Fetcher,
    workers: Workers,
    clock: Clock,
    url: str,
) -> None:
    """Some parsers fetch a text that looks like an address, and open one that looks like a path."""
    subset = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{url}">]>'
    sheet = f'<?xml-stylesheet href="{url}"?>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}"/>'
    rss = f"{sheet}{subset}<rss version='2.0'><channel><title>&x;</title>{include}</channel></rss>"
    refresher = Refresher(db, fetcher, workers, clock, random=lambda: 0.0)
    ingester = Ingester(db, fetcher, workers, refresher, clock)
    for body in (url, rss, f"<opml>{include}</opml>"):
        server.serve("/feed", body)
        report = await ingester.ingest(["http://news.example/feed"])
        assert report.added == 0
    assert network.let_through == []
    assert {request.path for request in server.requests} == {"/feed"}


async def _closing(_request: web.Request) -> web.StreamResponse:
    return web.Response(body=b"news", headers={"Connection": "close"})


def _feed(links: list[str]) -> str:
    items = "".join(
        f"<item><guid>{escape(url)}</guid><title>T{number}</title>"
        f"<link>{escape(url)}</link><description>Short {number}.</description>"
        f'<enclosure url="{escape(url)}" type="audio/mpeg" length="1"/></item>'
        for number, url in enumerate(links)
    )
    image = f"<image><url>{escape(links[-1])}</url></image>"
    return f"<rss version='2.0'><channel><title>T</title>{image}{items}</channel></rss>"
