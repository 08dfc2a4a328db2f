"""Lists in the shapes that other bots export, written by us."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ParseError
from bot.ingest.lists import read_list

#: RSS-to-Telegram-Bot and flowerss write flat OPML 2; only the heads differ.
RSSTT = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Subscriptions in RSStT</title></head><body>
<outline type="rss" text="Harbour Wire" xmlUrl="https://harbour.example/rss"/>
<outline type="rss" text="Island Radio" title="Ours" xmlUrl="https://radio.example/feed"/>
</body></opml>"""
FLOWERSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>subscriptions in flowerss</title><dateCreated>Fri, 20 Nov 2026
 12:00:00 UTC</dateCreated></head><body>
 <outline text="Harbour Wire" type="rss" xmlUrl="https://harbour.example/rss"></outline>
 <outline text="Island Radio" type="rss" xmlUrl="https://radio.example/feed"></outline>
</body></opml>"""
#: Objects with an address, however deep, as bots for Discord keep them.
NESTED = json.dumps(
    {
        "_id": "123",
        "name": "A server",
        "feeds": [
            {"title": "Harbour Wire", "url": "https://harbour.example/rss", "channel": "9"},
            {"title": "Island Radio", "url": "https://radio.example/feed", "disabled": False},
            {"title": "The same again", "url": "https://harbour.example/rss"},
        ],
    }
).encode()
KEYED = json.dumps(
    {"rss1": {"link": "https://harbour.example/rss"}, "b": {"link": "https://radio.example/feed"}}
).encode()
TABLE = b'\xef\xbb\xbfTitle;URL\r\n"Harbour; Wire";https://harbour.example/rss\r\nR;https://radio.example/feed\r\n'
PLAIN = b"# mine\nhttps://harbour.example/rss Harbour Wire\n\nhttps://radio.example/feed,\n"


@pytest.mark.parametrize("body", [RSSTT, FLOWERSS, NESTED, KEYED, TABLE, PLAIN])
def test_every_shape_brings_its_feeds(body: bytes) -> None:
    assert [outline.url for outline in read_list(body)] == [
        "https://harbour.example/rss",
        "https://radio.example/feed",
    ]


def test_names_come_along() -> None:
    assert read_list(NESTED)[0].title == "Harbour Wire"
    assert read_list(TABLE)[0].title == "Harbour; Wire"
    assert read_list(PLAIN)[0].title == "Harbour Wire"
    assert read_list(RSSTT)[1].title == "Ours"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[[[[" * 30000,
        b"nothing here",
        b"\xff\xfe",
        b"<html></html>",
        b"[1, 2]",
        b'["file:///etc/passwd", "javascript:alert(1)"]',
        b"x" * 6000000,
    ],
)
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(ParseError):
        read_list(body)


@given(st.binary(max_size=500) | st.text(max_size=500).map(str.encode))
def test_nothing_else_is_raised(body: bytes) -> None:
    try:
        found = read_list(body)
    except ParseError:
        return
    assert all(outline.url.startswith("http") for outline in found)
