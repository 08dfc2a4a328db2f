from __future__ import annotations

import pytest

from bot.ingest.recognise import recognise


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- by hand -->\n<feed xmlns='x'>", "feed"),
        (b'<!DOCTYPE rdf [<!ENTITY x "y">]> <rdf:RDF xmlns:rdf="x">', "feed"),
        ('<?xml version="1.0"?><rss>'.encode("utf-16"), "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "feed"),
        (b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<br />\n<b>Warning</b>: none\n<?xml version='1.0'?>\n<rss version='2.0'>", "feed"),
        ('<?xml version="1.0"?><rss>'.encode("utf-32"), "feed"),
        (b"<html><p>It begins with &lt;?xml?> <?xml version='1.0'?><rss>", "page"),
        (b"<opml version='1.0'>", "opml"),
        (b"<!doctype html><html><head><title>rss</title>", "page"),
        (b'{"name": "something else"}', "page"),
        (b"Plain text about an <rss> feed", "page"),
        (b"", "page"),
    ],
)
def test_the_beginning_tells_the_kind(body: bytes, kind: str) -> None:
    assert recognise(body) == kind


def test_json_that_calls_itself_so_is_tried_as_a_feed() -> None:
    assert recognise(b'{"items": []}', "application/feed+json") == "feed"
