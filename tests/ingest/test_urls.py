from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.urls import canonical, feed_url, host_of, is_url


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("http://a.example:80/x", "http://a.example/x"),
        ("https://a.example:8443/x", "https://a.example:8443/x"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/x/", "https://a.example/x/"),
        ("https://a.example/x#top", "https://a.example/x"),
        ("https://a.example/x?utm_source=rss&id=3&fbclid=Q&gclid=1", "https://a.example/x?id=3"),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?b=2&a=1"),
        ("http://[2001:DB8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("mailto:someone@a.example", "mailto:someone@a.example"),
    ],
)
def test_one_form_for_every_address_of_a_page(given: str, expected: str) -> None:
    assert canonical(given) == expected


@settings(deadline=None)
@given(
    st.from_regex(
        r"https?://[A-Za-z]{1,9}\.example(:[0-9]{1,4})?/[A-Za-z0-9/_.-]{0,12}"
        r"(\?([a-z_]{1,8}=[A-Za-z0-9%]{0,5}&?){0,4})?(#[a-z]{0,5})?",
        fullmatch=True,
    )
)
def test_the_canonical_form_is_its_own(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)
    assert feed_url(feed_url(url)) == feed_url(url)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_judged_without_an_error(text: str) -> None:
    assert is_url(text) in (True, False)
    assert isinstance(canonical(text), str)


def test_a_feeds_address_keeps_its_parameters() -> None:
    url = "https://A.example/feed?utm_source=key&x=1#y"
    assert feed_url(url) == "https://a.example/feed?utm_source=key&x=1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.example/x",
        "ftp://a.example/x",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "http://a.example/with space",
        "http://a.example\\@b.example/",
        "http://user:secret@a.example/",
        "http://a.example:99999/",
        "http://a.example/\n",
        "http://a.example/" + "x" * 3000,
    ],
)
def test_what_is_no_plain_web_address(text: str) -> None:
    assert not is_url(text)


def test_a_host_is_named_without_www() -> None:
    assert host_of("https://www.Pelican.example/x") == "pelican.example"
    assert host_of("nonsense") == ""
