"""An HTML page → the article on it, by trafilatura. Run it in a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.errors import ParseError
from bot.ingest.encoding import decode
from bot.ingest.parsed import LONGEST_TITLE, language_code, moment, plain, resolved
from bot.ingest.urls import host_of
from bot.ingest.walls import wall_of

_LEAST_TEXT = 80
_LARGEST_PAGE = 2_000_000
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time[@pubdate]/@datetime",
)
_DATA = "//script[@type='application/ld+json']/text()"
_TIER = "//meta[@property='article:content_tier' or @name='article:content_tier']/@content"
_SEEN = "//body//text()[not(ancestor::script or ancestor::style or ancestor::template)]"
_MOST_PIECES = 400
_LINKS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


@dataclass(frozen=True, slots=True)
class Page:
    """The article on a page. ``link``: what the page calls its own address, on the same host.

    ``note``: what stands there in an article's place ("behind a paywall"); then there is no text.
    """

    text: str
    title: str | None
    author: str | None
    site: str | None
    published_at: datetime | None
    language: str | None
    link: str | None
    note: str | None = None
    picture: str | None = None


def extract_page(body: bytes, url: str, content_type: str = "") -> Page:
    """The readable text of the page at ``url``. Raises ParseError, saying why there is none."""
    import trafilatura

    if len(body) > _LARGEST_PAGE:
        raise ParseError("the page is too large to look for an article in it")
    tree = trafilatura.load_html(decode(body, content_type))
    if tree is None:
        raise ParseError("this is not an HTML page")
    published, link = _published(tree), _link(tree, url)
    language = language_code(
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    )
    # Read before the extraction, which takes the tree apart.
    data = [str(each) for each in tree.xpath(_DATA)]
    tier = next((str(each) for each in tree.xpath(_TIER)), "")
    seen = " ".join(" ".join(tree.xpath(_SEEN)[:_MOST_PIECES]).split())
    found = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        include_images=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = _paragraphs(plain(getattr(found, "text", None) or ""))
    note = wall_of(text or seen, url=url, data=data, tier=tier)
    if note is None and len(text) < _LEAST_TEXT:
        raise ParseError("no article was found on the page")
    return Page(
        text="" if note else text,
        title=" ".join(plain(getattr(found, "title", None) or "").split())[:LONGEST_TITLE] or None,
        author=getattr(found, "author", None) or None,
        site=getattr(found, "sitename", None) or None,
        published_at=published or _moment(getattr(found, "date", None)),
        language=language,
        link=link,
        note=note,
        picture=resolved(url, getattr(found, "image", None)),
    )


def _paragraphs(text: str) -> str:
    return "\n\n".join(line for line in (" ".join(row.split()) for row in text.split("\n")) if line)


def _published(tree: Any) -> datetime | None:
    values = (str(value) for path in _PUBLISHED for value in tree.xpath(path))
    return next((when for value in values if (when := _moment(value))), None)


def _link(tree: Any, url: str) -> str | None:
    # A page speaks for its own host only: else it could pass for another outlet's article.
    links = (resolved(url, str(value)) for path in _LINKS for value in tree.xpath(path))
    return next((link for link in links if link and host_of(link) == host_of(url)), None)


def _moment(value: str | None) -> datetime | None:
    try:
        return moment(datetime.fromisoformat((value or "").strip()))
    except ValueError:
        return None
