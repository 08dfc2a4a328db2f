from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ParseError
from bot.ingest.opml import FeedOutline, read_opml, write_opml
from bot.ingest.urls import feed_url

NESTED = b"""<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="News">
    <outline text="Europe" title="Europa">
      <outline type="rss" text="Quay" title="The Quay" xmlUrl="https://quay.example/feed"
               language="en-GB"/>
    </outline>
    <outline type="rss" text="Mill" xmlUrl="HTTP://Mill.example:80/rdf?x=1"/>
  </outline>
  <outline text="Top" xmlUrl="https://top.example/atom"/>
  <outline text="Again" xmlUrl="https://quay.example/feed"/>
  <outline text="A link" type="link" url="https://a.example/"/>
</body></opml>"""


def test_folders_become_paths_and_each_feed_comes_once() -> None:
    assert read_opml(NESTED) == [
        FeedOutline("https://quay.example/feed", "The Quay", "en", "News/Europa"),
        FeedOutline("http://mill.example/rdf?x=1", "Mill", None, "News"),
        FeedOutline("https://top.example/atom", "Top", None, None),
    ]


def test_version_1_is_read_in_its_own_encoding() -> None:
    body = (
        '<opml version="1.0"><body><outline text="Вежа" xmlUrl="https://v.example/"/></body></opml>'
    )
    declared = '<?xml version="1.0" encoding="windows-1251"?>' + body
    assert read_opml(declared.encode("windows-1251"))[0].title == "Вежа"


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"not xml", b"<rss/>"])
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(ParseError):
        read_opml(body)


def test_entities_are_not_resolved() -> None:
    body = b"""<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">]>
    <opml><body><outline text="x" xmlUrl="https://a.example/"/>&f;</body></opml>"""
    assert read_opml(body)[0].url == "https://a.example/"


NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(
    lambda name: "/" not in name
)
OUTLINES = st.builds(
    FeedOutline,
    url=st.from_regex(r"https://[a-z]{1,8}\.example/[a-z0-9?=&]{0,9}", fullmatch=True).map(
        feed_url
    ),
    title=NAMES,
    language=st.none() | st.sampled_from(["en", "uk"]),
    folder=st.none() | st.lists(NAMES, min_size=1, max_size=3).map("/".join),
)


@settings(deadline=None)
@given(st.lists(OUTLINES, max_size=6, unique_by=lambda outline: outline.url))
def test_what_is_written_is_read_back(outlines: list[FeedOutline]) -> None:
    def in_order(feeds: list[FeedOutline]) -> list[FeedOutline]:
        return sorted(feeds, key=lambda feed: feed.url)

    assert in_order(read_opml(write_opml(outlines, title="Mine"))) == in_order(outlines)
