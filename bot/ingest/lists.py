"""Lists of feeds as other programs export them: OPML, JSON, CSV, or an address a line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from bot.errors import ParseError
from bot.ingest.opml import FeedOutline, read_opml
from bot.ingest.urls import feed_url, is_url

#: What others call a feed's address and its name, the surest first.
_ADDRESSES = ("xmlurl", "feedurl", "feed_url", "rssurl", "rss_url", "url", "link", "source")
_NAMES = ("title", "name", "text")
_DEEPEST = 20
_MOST_BYTES = 5_000_000


def read_list(body: bytes) -> list[FeedOutline]:
    """The feeds of a list, in order, each address once. Raises ParseError."""
    if len(body) > _MOST_BYTES:
        raise ParseError("the file is too large for a list of feeds")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return read_opml(body)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError("this list is not UTF-8") from error
    found: dict[str, FeedOutline] = {}
    for outline in _json(text) if text.lstrip().startswith(("{", "[")) else _lines(text):
        found.setdefault(outline.url, outline)
    if not found:
        raise ParseError("there is no feed's address in this file")
    return list(found.values())


def _json(text: str) -> Iterator[FeedOutline]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ParseError("this JSON is damaged") from error
    return _within(value, _DEEPEST)


def _within(value: object, depth: int) -> Iterator[FeedOutline]:
    """Every object that has an address, wherever it stands; and addresses in plain lists."""
    if depth == 0:
        return
    if isinstance(value, dict):
        fields = {str(k).lower(): v for k, v in value.items() if isinstance(v, str)}
        if (outline := _outline(fields)) is not None:
            yield outline
            return
        for inner in value.values():
            yield from _within(inner, depth - 1)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, str):
                yield from _outlines([{"url": inner}])
            else:
                yield from _within(inner, depth - 1)


def _lines(text: str) -> Iterator[FeedOutline]:
    """A table whose head names a column of addresses, or a line for each address."""
    lines = text.splitlines()
    head = next((line for line in lines if line.strip()), "")
    sign = max(",;\t", key=head.count)
    columns = [name.strip().strip('"').lower() for name in head.split(sign)]
    if set(columns) & set(_ADDRESSES):
        rows = csv.reader(io.StringIO(text.lstrip()), delimiter=sign)
        next(rows, None)
        try:
            yield from _outlines(dict(zip(columns, row, strict=False)) for row in rows)
        except csv.Error as error:
            raise ParseError("this table is damaged") from error
        return
    for line in lines:
        address, _, title = line.strip().partition(" ")
        yield from _outlines([{"url": address.rstrip(",;"), "title": title.strip()}])


def _outlines(rows: Iterable[Mapping[str, str]]) -> Iterator[FeedOutline]:
    return (outline for row in rows if (outline := _outline(row)) is not None)


def _outline(fields: Mapping[str, str]) -> FeedOutline | None:
    for name in _ADDRESSES:
        if is_url(address := fields.get(name, "").strip()):
            title = next((" ".join(fields[n].split()) for n in _NAMES if fields.get(n)), None)
            return FeedOutline(url=feed_url(address), title=title or None)
    return None
