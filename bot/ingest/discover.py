"""Which feeds does a page offer? Run it in a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from bot.ingest.encoding import decode
from bot.ingest.parsed import plain
from bot.ingest.urls import feed_url, is_url

#: A page offers a handful; who offers more would have us ask for all of them.
MOST_OFFERED = 10
_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json",
        "application/xml",
        "text/xml",
    }
)
_LONGEST_PAGE = 2_000_000
# Feeds of comments stand beside those of news, in the templates of the commonest systems.
_COMMENTS = ("comment", "kommentar", "comentario", "commentaire", "komentar", "комментар")


@dataclass(frozen=True, slots=True)
class Offered:
    """A feed that a page names as its own: its address, and what the page calls it."""

    url: str
    title: str | None


def find_feeds(body: bytes, url: str, content_type: str = "") -> list[Offered]:
    """The feeds that the page at ``url`` offers, in its order, those of comments last."""
    from lxml import etree, html

    source = decode(body[:_LONGEST_PAGE], content_type).replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return []
    base = next((_joined(url, str(each)) for each in root.xpath("//base/@href")), None) or url
    found: dict[str, Offered] = {}
    for link in root.iter("link"):
        relation = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        address = _joined(base, link.get("href") or "")
        if "alternate" in relation and kind in _TYPES and address:
            title = " ".join(plain(link.get("title") or "").split())[:200]
            found.setdefault(address, Offered(address, title or None))
    ordered = sorted(found.values(), key=_is_of_comments)
    return ordered[:MOST_OFFERED]


def _joined(base: str, link: str) -> str | None:
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return None
    return feed_url(url) if link.strip() and is_url(url) else None


def _is_of_comments(offered: Offered) -> bool:
    said = f"{offered.url} {offered.title or ''}".lower()
    return any(word in said for word in _COMMENTS)
