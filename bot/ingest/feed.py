"""A feed's bytes → its entries: RSS, RDF, Atom (by feedparser) and JSON Feed.

Run it in a worker process: feedparser takes minutes over some small inputs, and raises anything
over others. It is given a stream, never a string: a string that looks like a URL it would fetch,
one that looks like a path it would open.
"""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from bot.errors import ParseError
from bot.ingest.asked import day_of
from bot.ingest.dates import date_of
from bot.ingest.encoding import decode
from bot.ingest.json_feed import parse_json_feed
from bot.ingest.markup import text_of
from bot.ingest.parsed import (
    MOST_ENTRIES,
    ParsedFeed,
    ends_of,
    entry,
    language_code,
    newest_of,
    plain,
    resolved,
)
from bot.ingest.urls import is_url
from bot.reading import Entry, Schedule

_DECLARATION = re.compile(r"<\?xml[^>]{0,500}\?>")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_NAMED = re.compile(r"\(([^()]{1,200})\)")
_MARKUP_TYPES = ("text/html", "application/xhtml+xml")
_LONGEST_TTL = timedelta(days=1)
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_HEAD = 100_000
_HOUR = re.compile(r"<hour>\s{0,9}([0-9]{1,2})\s{0,9}</hour>")
_DAY = re.compile(r"<day>\s{0,9}([A-Za-z]{6,9})\s{0,9}</day>")
#: How deep elements may be nested; ordinary feeds reach ten, with XHTML in them thirty.
DEEPEST = 200
_TAG = re.compile(r"<(/?)([A-Za-z_][^\s<>/]*)[^<>]*?(/?)>")
_ENTITY = re.compile(r"<!ENTITY\s[^<>\"']{0,200}[\"']([^<>\"']*)")
_LONGEST_ENTITY = 200
_MARKED_UP = re.compile(
    r"</?(?:a|abbr|b|big|br|code|em|font|i|img|p|script|small|span|strong|style|sub|sup|u)\b[^<>]*>",
    re.IGNORECASE,
)
_ITEM = re.compile(r"<(?:[\w.-]{1,20}:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "source", "wbr", "p", "li"})


def parse_feed(body: bytes, url: str, content_type: str = "", deepest: int = DEEPEST) -> ParsedFeed:
    """Read the feed that was fetched from ``url``. Raises ParseError when it is none.

    deepest: how many elements may stand inside each other.
    """
    text = decode(body, content_type).lstrip("\ufeff \t\r\n\0")
    if text.startswith("{"):
        return parse_json_feed(text, url)
    text = _shortened(text)
    _check_entities(text)
    _check_depth(text, deepest)
    return _parse_xml(text, url)


def _parse_xml(text: str, url: str) -> ParsedFeed:
    import feedparser

    # The text is decoded already, so the declaration must not name what it was before.
    document = _DECLARATION.sub("", text, count=1) if text.startswith("<?xml") else text
    document = _REFERENCE.sub(_possible, plain(document))
    stream = io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + document.encode())
    try:
        found = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        # Of 20,000 mutated feeds some raised ValueError or KeyError from deep inside.
        raise ParseError("this feed is damaged: its parser gave it up") from error
    feed, items = found.feed, found.entries
    if not found.get("version") and not items:
        raise ParseError("this is not a feed")
    if found.get("bozo") and not items:
        raise ParseError(f"this feed is damaged: {found.get('bozo_exception')}")
    language = language_code(feed.get("language") or _detail(feed, "title").get("language"))
    entries = [read for item in ends_of(items) if (read := _entry(item, url, language))]
    return ParsedFeed(
        title=_line(_detail(feed, "title")) or None,
        language=language,
        entries=newest_of(entries),
        schedule=_schedule(feed, document),
    )


def _shortened(document: str) -> str:
    """The feed without the middle of its items: some have thousands, read one by one."""
    starts = (item.start() for item in _ITEM.finditer(document))
    first = list(islice(starts, MOST_ENTRIES + 1))
    last = deque(starts, maxlen=MOST_ENTRIES)
    if len(last) < MOST_ENTRIES:
        return document
    return document[: first[-1]] + document[last[0] :]


def _check_entities(document: str) -> None:
    """Raises ParseError for a feed that would unfold: some define ``nbsp``, none needs more."""
    for entity in _ENTITY.finditer(document):
        value = entity.group(1)
        if len(value) > _LONGEST_ENTITY or "&" in _REFERENCE.sub("", value):
            raise ParseError("it defines entities that unfold into others or into a long text")


def _check_depth(document: str, deepest: int) -> None:
    """Raises ParseError when more elements are open at once. A closing tag closes what stands
    open inside its element: the HTML in feeds is often not closed at all."""
    open_elements: list[str] = []
    for tag in _TAG.finditer(_CDATA.sub("", document)):
        name = tag.group(2).lower()
        if not tag.group(1):
            if not tag.group(3) and name not in _VOID:
                open_elements.append(name)
                if len(open_elements) > deepest:
                    raise ParseError(f"its elements are nested deeper than {deepest}")
        elif name in open_elements:
            while open_elements.pop() != name:
                pass


def _possible(reference: re.Match[str]) -> str:
    """The reference, if it is one to a character: over others feedparser gives up the feed."""
    digits = (reference.group(1) or reference.group(2)).lstrip("0")
    if len(digits) > 7:
        return "\ufffd"
    number = int(digits or "0", 16 if reference.group(1) else 10)
    known = number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return reference.group() if known else "\ufffd"


def _entry(item: Mapping[str, Any], url: str, language: str | None) -> Entry | None:
    item = dict(item)  # feedparser's own mapping makes up keys that are missing
    title = _detail(item, "title")
    bodies = [*item.get("content", ()), _detail(item, "summary")]
    return entry(
        url,
        guid=item.get("id"),
        link=_link(item),
        title=_line(title),
        text=max((_text(body) for body in bodies), key=len),
        published_at=_moment(item, "published") or _moment(item, "updated"),
        language=language_code(title.get("language")) or language,
        author=_author(item),
        picture=next((at for each in _pictures(item) if (at := resolved(url, each))), None),
    )


def _link(item: Mapping[str, Any]) -> str | None:
    """Where the entry is to be read: not at the address of who counts the clicks, if it says so."""
    link = item.get("feedburner_origlink") or item.get("link")
    if item.get("guidislink") and link == item.get("id") and not is_url(str(link)):
        return None  # an id that does not say that it is no address, and is none
    return str(link) if link else None


def _detail(item: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = item.get(f"{key}_detail")
    return found if isinstance(found, Mapping) else {}


def _author(item: Mapping[str, Any]) -> str | None:
    """The name, without the address that RSS wants before it: "ann@a.example (Ann Brook)"."""
    said = item.get("author")
    if not isinstance(said, str) or "@" not in said:
        return said if isinstance(said, str) else None
    if named := _NAMED.search(said):
        return named.group(1)
    return " ".join(word for word in said.split() if "@" not in word)


def _pictures(item: Mapping[str, Any]) -> Iterator[str]:
    """Addresses of pictures: media:content, enclosures, media:thumbnail, the picture of itunes."""
    enclosed = [link for link in item.get("links") or () if link.get("rel") == "enclosure"]
    for each in (*(item.get("media_content") or ()), *enclosed):
        address = each.get("url") or each.get("href")
        if address and "image" in f"{each.get('medium', '')} {each.get('type', '')}":
            yield str(address)
    for each in item.get("media_thumbnail") or ():
        if each.get("url"):
            yield str(each["url"])
    image = item.get("image")
    if isinstance(image, Mapping) and image.get("href"):
        yield str(image["href"])


def _text(detail: Mapping[str, Any]) -> str:
    value = detail.get("value") or ""
    return text_of(value) if detail.get("type") in _MARKUP_TYPES else value.strip()


def _line(detail: Mapping[str, Any]) -> str:
    """A headline: plain words, also where it calls itself plain and holds tags."""
    text = _text(detail)
    return " ".join((text_of(text) if _MARKED_UP.search(text) else text).split())


def _moment(item: Mapping[str, Any], key: str) -> datetime | None:
    said = item.get(key)
    return date_of(said) if isinstance(said, str) else None


def _schedule(feed: Mapping[str, Any], document: str) -> Schedule:
    """RSS's ttl, skipHours and skipDays; RDF's update period."""
    hours = {int(hour) % 24 for hour in _HOUR.findall(_skipped(document, "skipHours"))}
    days = {day_of(day) for day in _DAY.findall(_skipped(document, "skipDays"))}
    return Schedule(
        _ttl(feed.get("ttl")) or _period(feed),
        frozenset(hours),
        frozenset(day for day in days if day is not None),
    )


def _skipped(document: str, name: str) -> str:
    # feedparser keeps only the last of these.
    head = document[:_HEAD]
    start = head.find(f"<{name}>")
    return head[start : head.find(f"</{name}>", start)] if start >= 0 else ""


def _ttl(minutes: object) -> timedelta | None:
    text = str(minutes or "").strip()
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        return None
    return min(timedelta(minutes=int(text)), _LONGEST_TTL)


def _period(feed: Mapping[str, Any]) -> timedelta | None:
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    often = str(feed.get("sy_updatefrequency") or "1").strip()
    if period is None or not often.isascii() or not often.isdecimal() or not 0 < len(often) < 5:
        return None
    return min(period / max(1, int(often)), _LONGEST_TTL)
