"""From what a person typed to a feed: the address itself, or the one that its page offers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import FetchError, ParseError
from bot.ingest.discover import Offered, find_feeds
from bot.ingest.fetch import Fetched, Fetcher
from bot.ingest.recognise import recognise
from bot.ingest.urls import feed_url
from bot.ingest.workers import Workers

_SECONDS = 10.0
_TRIED = 3


@dataclass(frozen=True, slots=True)
class Located:
    """A feed's address as it is stored, its answer, and the page that offered it, if one did.

    ``others``: further feeds of that page.
    """

    url: str
    fetched: Fetched
    page: str | None = None
    title: str | None = None
    others: tuple[Offered, ...] = ()


async def locate(fetcher: Fetcher, workers: Workers, url: str) -> Located:
    """The feed at an address, or the first that works of those its page offers.

    Raises FetchError when nothing can be read there, ParseError when no feed is to be found.
    """
    fetched = await fetcher.get(url)
    kind = recognise(fetched.body, fetched.headers.get("content-type", ""))
    if kind == "feed":
        return Located(feed_url(fetched.permanent_url or url), fetched)
    if kind == "opml":
        raise ParseError("this is a list of feeds: import it as OPML")
    offered = await offered_by(workers, fetched)
    for each in offered[:_TRIED]:
        try:
            found = await fetcher.get(each.url)
        except FetchError:
            continue  # the next one may be there
        if recognise(found.body, found.headers.get("content-type", "")) == "feed":
            others = tuple(other for other in offered if other != each)
            address = feed_url(found.permanent_url or each.url)
            return Located(address, found, fetched.url, each.title, others)
    raise ParseError("this page offers no feed that can be read")


async def offered_by(workers: Workers, page: Fetched) -> list[Offered]:
    """The feeds that a page names as its own. Raises ParseError."""
    content_type = page.headers.get("content-type", "")
    return await workers.run(find_feeds, page.body, page.url, content_type, timeout=_SECONDS)
