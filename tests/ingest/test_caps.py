"""Each cap is a setting: set low, it holds; at its default, the same is read."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import pytest
from aiohttp import web

from bot.app import open_app
from bot.config import Settings, load
from bot.errors import FetchError
from bot.ingest.opening import open_fetcher
from bot.reading import FeedKind
from bot.store import feeds
from tests.ingest.server import Server

BODY = b"<rss version='2.0'><channel><title>T</title>" + b" " * 300_000 + b"</channel></rss>"
FOLDED = {"Content-Encoding": "gzip"}


def settings(folder: Path, **low: str) -> Settings:
    names = {f"NEWSDIGEST_{name.upper()}": value for name, value in low.items()}
    allowed = {"NEWSDIGEST_FETCH_ALLOW_NETWORKS": "127.0.0.0/8"}
    data = {"NEWSDIGEST_DATA": str(folder), "NEWSDIGEST_LANGUAGES": "none"}
    return load(allowed | data | names, folder)


async def _hanging(_request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(60)
    return web.Response()


def _prepared(server: Server) -> dict[str, str]:
    """What goes past each cap, by the setting's name."""
    server.redirect("/second", "/third")
    server.redirect("/first", "/second")
    server.serve("/third", BODY)
    server.answers["/hangs"] = _hanging
    heads = {f"X-{n}": "v" * 500 for n in range(10)}
    return {
        "fetch_seconds": server.url("/hangs"),
        "fetch_megabytes": server.serve("/large", BODY),
        "fetch_unfolded_megabytes": server.serve("/folded", gzip.compress(BODY), headers=FOLDED),
        "fetch_header_kilobytes": server.serve("/heads", BODY, headers=heads),
        "fetch_redirects": server.url("/first"),
    }


@pytest.mark.parametrize(
    ("name", "low", "why"),
    [
        ("fetch_seconds", "0.2", "within 0.2 seconds"),
        ("fetch_megabytes", "0.1", "larger than 0.1 MB"),
        ("fetch_unfolded_megabytes", "0.1", "larger than 0.1 MB"),
        ("fetch_header_kilobytes", "1", "headers|HTTP"),
        ("fetch_redirects", "1", "more than 1 redirects"),
    ],
)
async def test_a_cap_that_is_set_low_holds(
    server: Server, tmp_path: Path, name: str, low: str, why: str
) -> None:
    url = _prepared(server)[name]
    async with open_fetcher(settings(tmp_path, **{name: low}), "t") as fetcher:
        with pytest.raises(FetchError, match=why):
            await fetcher.get(url)
    if name != "fetch_seconds":
        async with open_fetcher(settings(tmp_path), "t") as usual:
            assert (await usual.get(url)).body == BODY


async def test_so_many_requests_at_once_as_set(
    server: Server, elsewhere: Server, tmp_path: Path
) -> None:
    inside, most = 0, 0

    async def counting(_request: web.Request) -> web.StreamResponse:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.02)
        inside -= 1
        return web.Response()

    server.answers["/"] = elsewhere.answers["/"] = counting
    urls = [server.url("/"), elsewhere.url("/")] * 3
    for at_once in (1, 2):
        most = 0
        async with open_fetcher(settings(tmp_path, fetch_at_once=str(at_once)), "t") as fetcher:
            await asyncio.gather(*(fetcher.get(url) for url in urls))
        assert most == at_once


async def test_what_a_feed_may_cost_its_parser_is_set(server: Server, tmp_path: Path) -> None:
    author = "a@" + "a." * 64_000 + "!"  # feedparser's pattern for addresses is quadratic in this
    deep = "<x>" * 60 + "</x>" * 60
    cases = (
        ("parse_seconds", "1", f"<author>{author}</author>", "longer than 1 seconds"),
        ("parse_depth", "50", deep, "nested deeper than 50"),
    )
    for name, low, inside, why in cases:
        item = f"<item><title>Ferry</title>{inside}</item>"
        url = server.serve(f"/{name}", f"<rss version='2.0'><channel>{item}</channel></rss>")
        async with open_app(settings(tmp_path, **{name: low})) as app:
            async with app.db.write() as tx:
                made = await feeds.add(tx, url, kind=FeedKind.FEED, title="T", now=app.clock.now())
            report = await app.refresher.refresh(made)
        assert report.failed is not None
        assert why in report.failed
