"""What is this that a URL gave us? Told from its first bytes; labels are too often wrong."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["feed", "opml", "page"]

_HEAD = 8192
_MARKS = b"\xef\xbb\xbf\xfe\xff"
_PROLOGUE = re.compile(r"(?is)<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(\[.*?\]\s*)?>|\s+")
_ROOT = re.compile(r"<([\w.:-]+)")
_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
#: Where a feed begins after a server's own words, as a warning of its program.
_LATER = re.compile(r"<\?xml[^>]{0,200}\?>\s{0,99}<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)


def recognise(body: bytes, content_type: str = "") -> Kind:
    """A feed, a list of feeds (OPML) or, if it is neither, a page."""
    # Markup is ASCII in every encoding that matters; to find out which one it is takes too long
    # for an event loop.
    text = body[:_HEAD].replace(b"\0", b"").lstrip(_MARKS).decode("latin-1")
    if text.lstrip().startswith("{"):
        return "feed" if "jsonfeed.org" in text or "json" in content_type else "page"
    start = 0
    while found := _PROLOGUE.match(text, start):
        start = found.end()
    root = _ROOT.match(text, start)
    name = root.group(1).lower().rpartition(":")[2] if root else ""
    if name == "opml":
        return "opml"
    return "feed" if name in _FEEDS or (name != "html" and _LATER.search(text)) else "page"
