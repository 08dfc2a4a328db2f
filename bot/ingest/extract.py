"""An HTML page → the article on it, by trafilatura. Run it in a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.errors import ParseError
from bot.ingest.about import about, moment_of
from bot.ingest.article_text import article_text
from bot.ingest.encoding import decode
from bot.ingest.linked_data import loaded, the_article, things
from bot.ingest.parsed import plain
from bot.ingest.walls import wall_of
from bot.wall import Wall

_LEAST_TEXT = 80
_LARGEST_PAGE = 2_000_000
_DATA = "//script[@type='application/ld+json']/text()"
_SEEN = "//body//text()[not(ancestor::script or ancestor::style or ancestor::template)]"
_MOST_PIECES = 400


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
    note: Wall | None = None
    picture: str | None = None


def extract_page(body: bytes, url: str, content_type: str = "", dated: bool = False) -> Page:
    """The readable text of the page at ``url``. Raises ParseError, saying why there is none.

    dated: when it was published is known already, and need not be guessed from its text.
    """
    import trafilatura

    if len(body) > _LARGEST_PAGE:
        raise ParseError("the page is too large to look for an article in it")
    source = decode(body, content_type)
    tree = trafilatura.load_html(source)
    if tree is None:
        raise ParseError("this is not an HTML page")
    data = loaded([str(each) for each in tree.xpath(_DATA)])
    said = about(tree, url, the_article(data))
    published = said.published_at or (None if dated else _guessed(tree, url))
    text = _paragraphs(plain(article_text(tree, url)))
    note = wall_of(text or _seen(tree), url=url, said=[*things(data)], tier=said.tier)
    if note is None and len(text) < _LEAST_TEXT:
        raise ParseError("no article was found on the page")
    return Page(
        text="" if note else text,
        title=said.title,
        author=said.author,
        site=said.site,
        published_at=published,
        language=said.language,
        link=said.link,
        note=note,
        picture=said.picture,
    )


def _seen(tree: Any) -> str:
    """What a reader sees on a page where no article was found."""
    return " ".join(" ".join(tree.xpath(_SEEN)[:_MOST_PIECES]).split())


def _guessed(tree: Any, url: str) -> datetime | None:
    """The day that the page seems to be of, by htmldate; it says nothing of the hour."""
    from htmldate import find_date

    return moment_of(find_date(tree, url=url, extensive_search=False, original_date=True))


def _paragraphs(text: str) -> str:
    return "\n\n".join(line for line in (" ".join(row.split()) for row in text.split("\n")) if line)
