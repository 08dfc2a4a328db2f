"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from datetime import datetime

from bot.errors import ParseError
from bot.ingest.dates import date_of
from bot.ingest.markup import line_of, text_of
from bot.ingest.parsed import (
    ParsedFeed,
    ends_of,
    entry,
    language_code,
    newest_of,
    plain,
)
from bot.reading import Entry

_Object = dict[str, object]


def parse_json_feed(text: str, url: str) -> ParsedFeed:
    """Read a JSON Feed that was fetched from ``url``. Raises ParseError."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ParseError("this JSON is damaged") from error
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version")):
        raise ParseError("this JSON is not a feed")
    language = language_code(feed.get("language"))
    items = feed.get("items")
    entries = [
        read
        for item in ends_of(items if isinstance(items, list) else [])
        if isinstance(item, dict) and (read := _entry(item, url, language))
    ]
    return ParsedFeed(_string(feed, "title") or None, language, newest_of(entries))


def _entry(item: _Object, url: str, language: str | None) -> Entry | None:
    html = _string(item, "content_html")
    text = text_of(html) if html else _string(item, "content_text") or _string(item, "summary")
    guid = item.get("id")
    return entry(
        url,
        guid=str(guid) if isinstance(guid, str | int | float) and guid != "" else None,
        link=_string(item, "url") or _string(item, "external_url"),
        title=line_of(_string(item, "title")),
        text=text.strip(),
        published_at=_moment(item, "date_published") or _moment(item, "date_modified"),
        language=language_code(item.get("language")) or language,
        author=_author(item),
        picture=_string(item, "image") or _string(item, "banner_image"),
    )


def _author(item: _Object) -> str | None:
    """The first of its authors; version 1 had one."""
    named = item.get("authors")
    for each in named if isinstance(named, list) else [item.get("author")]:
        if isinstance(each, dict) and isinstance(each.get("name"), str):
            return str(each["name"])
    return None


def _string(item: _Object, key: str) -> str:
    value = item.get(key)
    return plain(value).strip() if isinstance(value, str) else ""


def _moment(item: _Object, key: str) -> datetime | None:
    return date_of(_string(item, key))
