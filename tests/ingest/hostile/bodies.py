"""Bodies that try whoever reads them, made by named generators.

``BODIES`` holds each once: what reads it, what is made of it, and what is expected, which is one
of *refused* (ParseError), *read* (a value) and *either* (how far a parser gets is its own affair).
Whatever is expected, reading ends in time, in its process's memory, and raises nothing else.
``size`` is about how many bytes of hostility: thousands in the tests, millions in the campaign.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Reader = Literal["feed", "page", "opml", "discover", "robots"]
Expected = Literal["refused", "read", "either"]
Make = Callable[[int], bytes]

STORY = "The ferry to the outer islands sails again after eleven weeks, the harbour master said. "


@dataclass(frozen=True)
class Body:
    """One hostile body: what reads it, how it is made in a given size, and what must come of it."""

    name: str
    reader: Reader
    make: Make
    expected: Expected = "either"


def _rss(inside: str, before: str = "", attributes: str = "") -> bytes:
    head = f'{before}<rss version="2.0"{attributes}><channel><title>T</title>'
    return f"{head}{inside}</channel></rss>".encode("utf-8", "surrogatepass")


def _item(inside: str) -> str:
    return f"<item><title>A</title><guid>a</guid>{inside}</item>"


def _html(inside: str, head: str = "") -> bytes:
    made = f"<html><head><title>T</title>{head}</head><body><article><h1>T</h1>{inside}"
    return made.encode("utf-8", "surrogatepass")


def _opml(inside: str, before: str = "") -> bytes:
    return f'{before}<opml version="2.0"><body>{inside}</body></opml>'.encode()


#: Shapes of markup that are dear to some parser: each is put into feeds, pages and lists.
SHAPES: dict[str, Callable[[int], str]] = {
    "deep": lambda n: "<b>" * (n // 3),
    "deep-closed": lambda n: "<b>" * (n // 7) + "</b>" * (n // 7),
    "deep-divs": lambda n: "<div>" * (n // 5),
    "deep-lists": lambda n: "<ul><li>" * (n // 8),
    "deep-tables": lambda n: "<table><tr><td>" * (n // 15),
    "deep-forms": lambda n: "<form><input>" * (n // 13),
    "deep-quotes": lambda n: "<blockquote>" * (n // 12),
    "spans": lambda n: "<p>" + "<span>x</span>" * (n // 14) + "</p>",
    "paragraphs": lambda n: "<p>x</p>" * (n // 8),
    "links": lambda n: '<a href="/x">x</a> ' * (n // 19),
    "rows": lambda n: "<table>" + "<tr><td>x</td></tr>" * (n // 19) + "</table>",
    "columns": lambda n: f'<table><tr><td colspan="{9 * 10**15}">{"x" * (n % 7)}</td></tr></table>',
    "attributes": lambda n: "<p " + " ".join(f"a{k}=1" for k in range(n // 9)) + ">x</p>",
    "same-attributes": lambda n: "<p " + "a=1 " * (n // 4) + ">x</p>",
    "long-attribute": lambda n: f'<p title="{"x" * n}">x</p>',
    "style": lambda n: f'<p style="{"a:b;" * (n // 4)}">x</p>',
    "long-name": lambda n: f"<{'x' * n}>x</{'x' * n}>",
    "open-angles": lambda n: "<" * n,
    "close-angles": lambda n: ">" * n,
    "half-tags": lambda n: "<a" * (n // 2),
    "half-comments": lambda n: "<!--" * (n // 4),
    "dashes": lambda n: "<!-" + "-" * n,
    "half-cdata": lambda n: "<![CDATA[" * (n // 9),
    "half-entities": lambda n: "&" * n,
    "entities": lambda n: "&amp;" * (n // 5),
    "numbers": lambda n: "&#x10FFFF;&#0;&#xD800;&#99999999999;&#xFFFFFFFF;" * (n // 47),
    "white": lambda n: " \t\r\n" * (n // 4),
    "quotes": lambda n: "\"'" * (n // 2),
    "one-line": lambda n: "x" * n,
    "no-spaces": lambda n: "я" * (n // 2),
    "marks": lambda n: "e" + "\u0301" * (n // 2),
    "turned": lambda n: "\u202e\u2066\u200b\ufeff" * (n // 12),
    "controls": lambda n: "".join(map(chr, range(1, 32))) * (n // 31),
    "scripts": lambda n: "<script>alert(1)</script>" * (n // 25),
    "half-script": lambda n: "<script>" + "<" * n,
    "textareas": lambda n: "<textarea><title>" * (n // 17),
    "svg": lambda n: "<svg><g>" * (n // 8),
    "math": lambda n: "<math><mi>" * (n // 10),
    "templates": lambda n: "<template>" * (n // 10),
    "addresses": lambda n: "a@" + "a." * (n // 2) + "!",
    "dates": lambda n: "2026-13-45T99:99:99 " * (n // 20),
    "stamps": lambda n: "12:00\n" * (n // 6),
    "brackets": lambda n: "[" * n,
    "slashes": lambda n: "/" * n,
}

_TRICKY_XML: dict[str, tuple[Make, Expected]] = {
    "billion-laughs": (
        lambda n: _rss("<description>&i;</description>", _laughs()),
        "refused",
    ),
    "long-entity": (
        lambda n: _rss(
            "<description>" + "&a;" * (n // 3) + "</description>",
            f'<!DOCTYPE r [<!ENTITY a "{"x" * n}">]>',
        ),
        "either",
    ),
    "outer-entity": (
        lambda n: _rss(
            _item("<description>&x;</description>"),
            '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
        "either",
    ),
    "parameter-entity": (
        lambda n: _rss("", '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/"> %x;]>'),
        "either",
    ),
    "attribute-defaults": (
        lambda n: _rss(
            "", "<!DOCTYPE r [" + '<!ATTLIST rss a CDATA "x">' * (n // 26) + "]>"
        ),
        "either",
    ),
    "half-doctype": (lambda n: b"<!DOCTYPE " + b"[" * n, "refused"),
    "spaces-first": (lambda n: b" \n" * (n // 2) + _rss(_item("")), "read"),
    "nulls-first": (lambda n: b"\0" * n + _rss(_item("")), "either"),
    "nulls-inside": (lambda n: _rss(_item("<description>a\0b</description>")), "read"),
    "bom-twice": (lambda n: b"\xef\xbb\xbf" * 2 + _rss(_item("")), "read"),
    "wrong-bom": (lambda n: b"\xff\xfe" + _rss(_item("")), "either"),
    "wrong-charset": (
        lambda n: b'<?xml version="1.0" encoding="utf-16"?>' + _rss(_item("")),
        "read",
    ),
    "no-such-charset": (
        lambda n: b'<?xml version="1.0" encoding="x-klingon"?>' + _rss(_item("")),
        "read",
    ),
    "idna-charset": (lambda n: b'<?xml version="1.0" encoding="idna"?>' + _rss(_item("")), "read"),
    "zip-charset": (lambda n: b'<?xml version="1.0" encoding="zlib"?>' + _rss(_item("")), "read"),
    "noise": (lambda n: bytes(k * 7919 % 256 for k in range(n)), "refused"),
    "empty": (lambda n: b"", "refused"),
    "one-byte": (lambda n: b"<", "refused"),
    "many-items": (lambda n: _rss(_item("") * (n // 50)), "read"),
    "many-same-items": (lambda n: _rss("<item><title>A</title></item>" * (n // 29)), "read"),
    "many-namespaces": (
        lambda n: _rss(
            _item(""), attributes="".join(f' xmlns:n{k}="urn:{k}"' for k in range(n // 18))
        ),
        "either",
    ),
    "bad-dates": (
        lambda n: _rss(
            "".join(f"<item><title>{k}</title><pubDate>99 Foo {k} 25:61</pubDate></item>"
                    for k in range(n // 70))
        ),
        "read",
    ),
    "year-one": (lambda n: _rss(_item("<pubDate>Mon, 01 Jan 0001 00:00 +2359</pubDate>")), "read"),
    "far-future": (lambda n: _rss(_item("<pubDate>31 Dec 9999 23:59 -1200</pubDate>")), "read"),
    "authors": (
        lambda n: _rss(_item("<author>a@" + "a." * (n // 2) + "!</author>")),
        "either",
    ),
    "long-ttl": (lambda n: _rss(f"<ttl>{'9' * 400}</ttl>{_item('')}"), "read"),
    "odd-ttl": (lambda n: _rss(f"<ttl>٣٠</ttl><skipHours><hour>99</hour></skipHours>{_item('')}"),
                "read"),
    "javascript-link": (lambda n: _rss(_item("<link>javascript:alert(1)</link>")), "read"),
    "data-link": (lambda n: _rss(_item("<link>data:text/html,x</link>")), "read"),
    "html-title": (
        lambda n: _rss("<item><title>&lt;script&gt;x&lt;/script&gt;&lt;b&gt;Grid</title></item>"),
        "read",
    ),
    "turned-title": (lambda n: _rss("<item><title>\u202eGrid\u2066 \u200bwarns</title></item>"),
                     "read"),
    "surrogates": (lambda n: _rss(_item("<description>\ud800\udfff</description>")), "either"),
    "list-in-feed": (lambda n: _opml(""), "refused"),
    "page-in-feed": (lambda n: _html(f"<p>{STORY}"), "refused"),
}  # fmt: skip


def _laughs() -> str:
    made = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return f"<!DOCTYPE r [{made}]>"


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _json_feed(**more: object) -> bytes:
    return _json({"version": "https://jsonfeed.org/version/1.1", "title": "T", **more})


_JSON: dict[str, tuple[Make, Expected]] = {
    "deep-json": (lambda n: b"[" * n, "refused"),
    "deep-json-object": (lambda n: b'{"a":' * (n // 5), "refused"),
    "json-no-feed": (lambda n: b"{}", "refused"),
    "json-odd-items": (lambda n: _json_feed(items=[1, None, [], "x", {"id": {}}]), "read"),
    "json-items-object": (lambda n: _json_feed(items={"a": 1}), "read"),
    "json-long-number": (lambda n: b'{"version":"jsonfeed.org","x":' + b"9" * n + b"}", "either"),
    "json-odd-types": (
        lambda n: _json_feed(items=[{"id": 1e308, "title": [], "url": {}, "content_text": 5}]),
        "read",
    ),
    "json-surrogates": (
        lambda n: b'{"version":"https://jsonfeed.org/version/1","title":"\\ud800","items":[]}',
        "read",
    ),
    "json-constants": (
        lambda n: b'{"version":"https://jsonfeed.org/version/1","items":[{"id":NaN}]}',
        "either",
    ),
}

_RULES: dict[str, tuple[Make, Expected]] = {
    "rules-stars": (lambda n: b"User-agent: *\nDisallow: /" + b"*a" * (n // 2) + b"b$", "either"),
    "rules-many": (lambda n: b"User-agent: *\n" + b"Disallow: /*x\n" * (n // 14), "either"),
    "rules-agents": (lambda n: b"User-agent: a\n" * (n // 14) + b"Disallow: /", "either"),
    "rules-long": (lambda n: b"User-agent: *\nDisallow: /" + b"x" * n, "either"),
    "rules-percent": (lambda n: b"User-agent: *\nDisallow: /" + b"%" * n, "either"),
    "rules-noise": (lambda n: bytes(range(256)) * (n // 256), "either"),
    "rules-sitemaps": (lambda n: b"Sitemap: http://127.0.0.1/\n" * (n // 27), "either"),
    "rules-delay": (lambda n: b"User-agent: *\nCrawl-delay: 1e999\nDisallow: /a", "either"),
}


def _all() -> list[Body]:
    made: list[Body] = []
    for name, shape in SHAPES.items():
        made += [
            Body(f"feed-{name}", "feed", lambda n, shape=shape: _in_feed(shape(n))),
            Body(f"feed-raw-{name}", "feed", lambda n, shape=shape: _rss(shape(n))),
            Body(f"page-{name}", "page", lambda n, shape=shape: _html(shape(n) + f"<p>{STORY}")),
            Body(f"opml-{name}", "opml", lambda n, shape=shape: _opml(shape(n))),
            Body(f"discover-{name}", "discover", lambda n, shape=shape: _html("x", shape(n))),
        ]
    tricky: tuple[tuple[Reader, dict[str, tuple[Make, Expected]]], ...] = (
        ("feed", _TRICKY_XML),
        ("feed", _JSON),
        ("robots", _RULES),
    )
    for reader, table in tricky:
        made += [Body(name, reader, make, expected) for name, (make, expected) in table.items()]
    return made


def _in_feed(markup: str) -> bytes:
    return _rss(_item(f"<description><![CDATA[{markup}]]></description>"))


BODIES = _all()
