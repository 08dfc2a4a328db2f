"""What is this that a URL gave us? Told from its first bytes; labels are too often wrong."""

from __future__ import annotations

import re
from typing import Literal

from bot.ingest.encoding import decode

Kind = Literal["feed", "opml", "page"]

_HEAD = 8192
_PROLOGUE = re.compile(r"(?is)<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(\[.*?\]\s*)?>|\s+")
_ROOT = re.compile(r"<([\w.:-]+)")
_FEEDS = frozenset({"rss", "feed", "rdf:rdf", "rdf", "channel", "atom:feed"})


def recognise(body: bytes, content_type: str = "") -> Kind:
    """A feed, a list of feeds (OPML) or, if it is neither, a page."""
    text = decode(body[:_HEAD], content_type).lstrip("\ufeff\0")
    if text.lstrip().startswith("{"):
        return "feed" if "jsonfeed.org" in text or "json" in content_type else "page"
    start = 0
    while found := _PROLOGUE.match(text, start):
        start = found.end()
    root = _ROOT.match(text, start)
    name = root.group(1).lower() if root else ""
    if name == "opml":
        return "opml"
    return "feed" if name in _FEEDS else "page"
