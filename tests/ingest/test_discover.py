from __future__ import annotations

import pytest

from bot.errors import FetchError, ParseError
from bot.ingest.discover import MOST_OFFERED, Offered, find_feeds
from bot.ingest.fetch import Fetcher
from bot.ingest.locate import locate
from bot.ingest.workers import Workers
from tests.ingest.server import Server
from tests.ingest.test_refresh import LONG, rss

URL = "https://quay.example/news/"


def links(*made: str) -> bytes:
    return f"<html><head>{''.join(made)}</head><body>Hello".encode()


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" title="News" href="{href}">'


def test_a_page_says_which_feeds_it_offers() -> None:
    page = links(
        link("/comments/feed/"),
        link("feed.xml"),
        link("https://other.example/atom", "application/atom+xml; charset=utf-8", "Alternate home"),
        link("/feed.json", "application/feed+json"),
        link("/feed.json", "application/feed+json"),
        link("/print", "text/html"),
        link("/style", rel="stylesheet"),
        link("javascript:alert(1)"),
        link("http://["),
        link(""),
    )
    assert [offered.url for offered in find_feeds(page, URL)] == [
        "https://quay.example/news/feed.xml",
        "https://other.example/atom",
        "https://quay.example/feed.json",
        "https://quay.example/comments/feed/",
    ]
    assert find_feeds(page, URL)[0] == Offered("https://quay.example/news/feed.xml", "News")


def test_the_pages_base_counts() -> None:
    page = links('<base href="https://feeds.example/a/">', link("rss"))
    assert [offered.url for offered in find_feeds(page, URL)] == ["https://feeds.example/a/rss"]


@pytest.mark.parametrize("body", [b"", b"\0\0", b"<", b"plain words", b"<link", b"\xff" * 90])
def test_what_is_no_page_offers_nothing(body: bytes) -> None:
    assert find_feeds(body, URL) == []


def test_a_page_cannot_make_us_ask_for_ever() -> None:
    assert len(find_feeds(links(*(link(f"/{n}") for n in range(500))), URL)) == MOST_OFFERED


async def test_a_feed_is_found_at_its_address_or_by_its_page(
    server: Server, fetcher: Fetcher, workers: Workers
) -> None:
    feed = server.serve("/feed", rss(("a", LONG)))
    assert (await locate(fetcher, workers, feed)).url == feed
    server.serve("/gone", status=404)
    page = server.serve("/", links(link("/gone"), link("/feed"), link("/third")))
    found = await locate(fetcher, workers, page)
    assert (found.url, found.page, found.title) == (feed, page, "News")
    assert [other.url for other in found.others] == [server.url("/gone"), server.url("/third")]
    assert b"Title a" in found.fetched.body


async def test_what_has_no_feed_says_so(server: Server, fetcher: Fetcher, workers: Workers) -> None:
    with pytest.raises(ParseError, match="offers no feed"):
        await locate(fetcher, workers, server.serve("/", "<html><p>Hello"))
    with pytest.raises(ParseError, match="list of feeds"):
        await locate(fetcher, workers, server.serve("/o", "<opml version='2.0'/>"))
    with pytest.raises(FetchError):
        await locate(fetcher, workers, server.url("/nothing"))
