"""Feeds as they are found: what is odd about each, and what must be read of it all the same."""

from __future__ import annotations

import json

import pytest

from bot.ingest.feed import parse_feed

URL = "http://quay.example/news/feed.xml"
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def rss(item: str) -> str:
    return (
        f"<rss version='2.0' {SPACES}><channel><title>Q</title><item>{item}</item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("<![CDATA[Tom &amp; Ann <b>win</b>]]>", "Tom & Ann win"),
        ("Tom &amp;amp; Ann &amp;quot;win&amp;quot;", 'Tom & Ann "win"'),
        ("&amp;lt;b&amp;gt;Win&amp;lt;/b&amp;gt;", "Win"),
        ("5 &lt; 7 and Q&amp;A", "5 < 7 and Q&A"),
        ("Storm&amp;#8217;s end &#8211; now", "Storm\u2019s end \u2013 now"),
        ("Storm&nbsp;end &eacute;t&eacute; &hellip;", "Storm end \u00e9t\u00e9 \u2026"),
        ("Fish & chips", "Fish & chips"),
        ("A\x0bB\x00C", "ABC"),
        ("List&lt;String&gt; explained", "List<String> explained"),
    ],
)
def test_a_headline_is_what_was_meant(title: str, read: str) -> None:
    (entry,) = parse_feed(rss(f"<title>{title}</title><link>/a</link>").encode(), URL).entries
    assert entry.title == read


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>http://quay.example/p/1</guid>", "http://quay.example/p/1"),
        ("<guid isPermaLink='false'>http://quay.example/p/1</guid>", None),
        ("<guid>post-17</guid>", None),
        ("<guid>/p/17</guid>", None),
        ("<link>\n <![CDATA[ http://quay.example/a ]]>\n</link>", "http://quay.example/a"),
        ("<link>//quay.example/a</link>", "http://quay.example/a"),
        ("<link>http://quay.example/a b</link>", "http://quay.example/a%20b"),
        ("<link>http://quay.example/a-\n  long</link>", "http://quay.example/a-%20%20long"),
        ("<link>http://quay.example/a?x=1&y=2</link>", "http://quay.example/a?x=1&y=2"),
        ("<link>java\nscript:alert(1)</link>", None),
        ("<link>../b</link>", "http://quay.example/b"),
        ("<atom:link href='http://quay.example/x' rel='alternate'/>", "http://quay.example/x"),
        (
            (
                "<link>http://count.example/~r/1</link>"
                "<feedburner:origLink>http://quay.example/a</feedburner:origLink>"
            ),
            "http://quay.example/a",
        ),
        ("<enclosure url='http://cdn.example/1.mp3' length='1' type='audio/mpeg'/>", None),
    ],
)
def test_an_entry_leads_where_it_says_and_nowhere_else(item: str, url: str | None) -> None:
    (entry,) = parse_feed(rss(f"<title>A</title>{item}").encode(), URL).entries
    assert entry.url == url


@pytest.mark.parametrize(
    "body",
    [
        "<channel><title>Q</title><item><title>A</title></item></channel>",
        "<rss><channel><title>Q</title><item><title>A</title></item></channel></rss>",
        "<RSS><Channel><Title>Q</Title><Item><Title>A</Title></Item></Channel></RSS>",
        "<rss version='2.0'><channel><title>Q</title></channel><item><title>A</title></item></rss>",
        (
            "<r:rss xmlns:r='http://backend.userland.com/rss2' version='2.0'><r:channel><r:title>Q"
            "</r:title><r:item><r:title>A</r:title></r:item></r:channel></r:rss>"
        ),
        (
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Q</a:title><a:entry><a:id>1</a:id>"
            "<a:title>A</a:title></a:entry></a:feed>"
        ),
        "<br />\n<b>Warning</b>: Undefined index\n<?xml version='1.0'?>" + rss("<title>A</title>"),
        rss("<title>A</title>") + "<!-- 0.3 s --><script>count()</script>",
        "<rss version='2.0'><channel><title>Q</title><item><title>A</title></item><item><tit",
    ],
)
def test_what_is_nearly_a_feed_is_read(body: str) -> None:
    feed = parse_feed(body.encode(), URL)
    assert [entry.title for entry in feed.entries] == ["A"]


def test_the_base_of_an_atom_feed_counts() -> None:
    entry = '<entry xml:base="2026/"><id>1</id><title>A</title><link href="a.html"/></entry>'
    body = f'<feed {ATOM} xml:base="http://other.example/blog/"><title>Q</title>{entry}</feed>'
    (read,) = parse_feed(body.encode(), URL).entries
    assert read.url == "http://other.example/blog/2026/a.html"


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-874", "cp874", "\u0e40\u0e23\u0e37\u0e2d\u0e01\u0e25\u0e31\u0e1a\u0e21\u0e32"),
        ("gb2312", "gbk", "\u9555\u6e21\u8f6e"),
        ("shift_jis", "cp932", "\u2460\u5cf6\u3078"),
        ("ks_c_5601-1987", "cp949", "\ub611\uc12c\uc73c\ub85c"),
        ("iso-8859-9", "cp1254", "\u201cAda\u201d"),
        ("iso-8859-8-i", "iso8859-8", "\u05e9\u05dc\u05d5\u05dd"),
        ("x-sjis", "shift_jis", "\u5cf6"),
        ("utf8mb4", "utf-8", "\u041f\u0430\u0440\u043e\u043c"),
    ],
)
def test_labels_mean_what_their_writers_mean(label: str, codec: str, text: str) -> None:
    body = f'<?xml version="1.0" encoding="{label}"?>' + rss(f"<title>{text}</title>")
    (entry,) = parse_feed(body.encode(codec), URL).entries
    assert entry.title == text


def test_a_few_letters_of_the_west_are_not_taken_for_another_languages() -> None:
    body = '<?xml version="1.0" encoding="utf-8"?>' + rss(
        "<title>Caf\u00e9 \u201cNoir\u201d</title>"
    )
    (entry,) = parse_feed(body.encode("cp1252"), URL).entries
    assert entry.title == "Caf\u00e9 \u201cNoir\u201d"


@pytest.mark.parametrize("tag", ["item", "entry"])
def test_of_a_feed_with_thousands_of_items_the_first_are_read_and_what_follows_them(
    tag: str,
) -> None:
    items = "".join(f"<{tag}><title>T{n}</title></{tag}>" for n in range(20_000))
    feed = parse_feed(
        f"<rss version='2.0'><channel>{items}<language>de</language></channel></rss>".encode(), URL
    )
    assert [entry.title for entry in feed.entries] == [f"T{n}" for n in range(200)]
    assert feed.language == "de"


@pytest.mark.parametrize("number", [201, 400, 401, 3_000])
def test_a_feed_that_begins_with_its_oldest_is_read_from_its_end(number: int) -> None:
    newest = [f"T{n}" for n in range(number)][-200:]
    days = [f"{1990 + n // 300}-{1 + n // 25 % 12:02}-{1 + n % 25:02}" for n in range(number)]
    items = "".join(
        f"<item><title>T{n}</title><pubDate>{day}T08:00:00Z</pubDate></item>"
        for n, day in enumerate(days)
    )
    feed = parse_feed(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), URL)
    assert [entry.title for entry in feed.entries] == newest
    told = [
        {"id": f"{n}", "title": f"T{n}", "date_published": f"{day}T08:00:00Z"}
        for n, day in enumerate(days)
    ]
    written = {"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": told}
    assert [
        entry.title for entry in parse_feed(json.dumps(written).encode(), URL).entries
    ] == newest
