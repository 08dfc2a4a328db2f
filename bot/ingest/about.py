"""What a page says of itself: its title, author, site, date, language, picture and address.

trafilatura finds these too, in as much time as the article's text: here only what pages declare
is read (JSON-LD, Open Graph, meta elements, microdata), and nothing is guessed from their layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.ingest.linked_data import Thing, address, name
from bot.ingest.parsed import LONGEST_TITLE, language_code, moment, plain, resolved
from bot.ingest.urls import is_same_page

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_SITES = ("og:site_name", "application-name")
_PICTURES = (
    "og:image",
    "og:image:url",
    "og:image:secure_url",
    "twitter:image",
    "twitter:image:src",
)
_DATES = (
    *("article:published_time", "og:published_time", "datepublished", "parsely-pub-date"),
    *("dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "date"),
)
_LANGUAGES = ("og:locale", "content-language", "language")
_TIER = "article:content_tier"
_TIMES = (
    "//article//time[@pubdate]/@datetime",
    "//article//time/@datetime|//main//time/@datetime",
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST_NAME = 200
_MOST_AUTHORS = 3
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb:-]\s+")


@dataclass(frozen=True, slots=True)
class About:
    """``link``: the address that the page calls its own, if it may; ``tier``: "locked"."""

    title: str | None = None
    author: str | None = None
    site: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    picture: str | None = None
    link: str | None = None
    tier: str = ""


def about(tree: Any, url: str, article: Thing) -> About:
    """What lxml's tree of the page at ``url`` declares; ``article``: its own in its JSON-LD."""
    meta = _meta(tree)
    site = _line(_first(meta, _SITES) or name(article.get("publisher")))
    links = (*tree.xpath("//link[@rel='canonical']/@href")[:1], _first(meta, ("og:url",)))
    pictures = (_first(meta, _PICTURES), address(article.get("image")))
    return About(
        title=_title(tree, meta, article, site),
        author=_author(tree, meta, article),
        site=site,
        published_at=_published(tree, meta, article),
        language=_language(tree, meta, article),
        picture=next((at for each in pictures if (at := resolved(url, str(each)))), None),
        link=_link(url, [str(each) for each in links]),
        tier=_first(meta, (_TIER,)),
    )


def _meta(tree: Any) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        said = element.get("content")
        for key in ("property", "name", "itemprop", "http-equiv"):
            if said and (called := element.get(key)):
                found.setdefault(called.strip().lower(), said.strip())
    return found


def _first(meta: Mapping[str, str], names: Sequence[str]) -> str:
    return next((said for each in names if (said := meta.get(each, ""))), "")


def _title(tree: Any, meta: Mapping[str, str], article: Thing, site: str | None) -> str | None:
    headings = [_words(heading) for heading in tree.xpath("//h1")[:2]]
    said = (
        _first(meta, _TITLES),
        article.get("headline") if isinstance(article.get("headline"), str) else "",
        headings[0] if len(headings) == 1 else "",
        next((_words(title) for title in tree.xpath("//head/title|//title")[:1]), ""),
    )
    found = next((line for each in said if (line := _line(str(each), LONGEST_TITLE))), None)
    return found and _without_site(found, site)


def _without_site(title: str, site: str | None) -> str:
    """ "Ferry is back - The Quay" → "Ferry is back", where the site is known to be the Quay."""
    parts = [*_SEPARATOR.finditer(title)]
    if site and parts:
        if title[parts[-1].end() :].casefold() == site.casefold():
            return title[: parts[-1].start()]
        if title[: parts[0].start()].casefold() == site.casefold():
            return title[parts[0].end() :]
    return title


def _author(tree: Any, meta: Mapping[str, str], article: Thing) -> str | None:
    said = (name(article.get("author")), _first(meta, _AUTHORS))
    return _a_name(said) or _a_name(_bylines(tree))


def _a_name(said: Iterable[str]) -> str | None:
    lines = (_line(each) for each in said if "://" not in each)
    return next((line for line in lines if line), None)


def _bylines(tree: Any) -> Iterator[str]:
    """What the page's elements call its author, the surest first."""
    marked = tree.xpath("//*[@itemprop]")
    authors = [each for each in marked if each.get("itemprop") == "author"][:_MOST_AUTHORS]
    named = (inner for each in authors for inner in each.iterdescendants())
    yield from (_words(each) for each in named if each.get("itemprop") == "name")
    yield from (_words(each) for each in authors)
    for each in tree.iter("a", "span"):
        if each.get("rel") == "author" or "author-name" in each.get("class", ""):
            yield _words(each)


def _published(tree: Any, meta: Mapping[str, str], article: Thing) -> datetime | None:
    said = (meta.get(_DATES[0], ""), article.get("datePublished"))
    declared = (*said, *(meta.get(each, "") for each in _DATES[1:]))
    return _moment(declared) or _moment(_times(tree))


def _moment(values: Iterable[object]) -> datetime | None:
    return next((when for value in values if (when := moment_of(value))), None)


def _times(tree: Any) -> Iterator[str]:
    """What the page's elements call its date, the surest first."""
    dated = [e for e in tree.xpath("//*[@itemprop]") if e.get("itemprop") == "datePublished"]
    for each in dated[:1]:
        yield from (each.get("datetime", ""), each.get("content", ""))
    for path in _TIMES:
        yield from tree.xpath(path)[:1]


def _language(tree: Any, meta: Mapping[str, str], article: Thing) -> str | None:
    said = (tree.get("lang"), tree.get(_LANG), article.get("inLanguage"), _first(meta, _LANGUAGES))
    return next((code for each in said if (code := language_code(each))), None)


def _link(url: str, links: Sequence[str]) -> str | None:
    # A page speaks for itself only: else it could pass for another one, or for another outlet's.
    at = (resolved(url, link) for link in links)
    return next((link for link in at if link and is_same_page(url, link)), None)


def moment_of(value: object) -> datetime | None:
    """A date as machines write it; None for anything else."""
    try:
        return moment(datetime.fromisoformat(str(value).strip()))
    except ValueError:
        return None


def _words(element: Any) -> str:
    return " ".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    return (str(piece).strip() for piece in element.itertext() if isinstance(piece, str))


def _line(said: str, longest: int = _LONGEST_NAME) -> str | None:
    return " ".join(plain(said).split())[:longest] or None
