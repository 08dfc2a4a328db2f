from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.urls import canonical, feed_url, host_of, is_same_page, is_url


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
        ("https://m.quay.example/x", "https://quay.example/x"),
        ("https://amp.www.quay.example/x", "https://www.quay.example/x"),
        ("https://en.m.quay.example/x", "https://en.quay.example/x"),
        ("https://quay.example/ferry/amp/", "https://quay.example/ferry/"),
        ("https://quay.example/ferry/amp", "https://quay.example/ferry"),
        ("https://quay.example/ferry.amp.html?outputType=amp", "https://quay.example/ferry.html"),
        ("https://quay.example/ferry?amp&id=3&amp=1", "https://quay.example/ferry?id=3"),
        # Not what stands before a site's name, and not AMP's path.
        ("https://m.example/x", "https://m.example/x"),
        ("https://m.co.uk/x", "https://m.co.uk/x"),
        ("http://mobile/x", "http://mobile/x"),
        ("https://quay.example/amp", "https://quay.example/amp"),
        ("https://quay.example/camp", "https://quay.example/camp"),
        ("https://music.example/amp/review-3", "https://music.example/amp/review-3"),
    ],
)
def test_one_form_for_every_address_of_a_page(given: str, expected: str) -> None:
    assert canonical(given) == expected


_LABEL = st.sampled_from(["m", "amp", "mobile", "www", "news", "co", "uk", "quay", "example", "1"])
_PIECE = st.sampled_from(["", "amp", "x.amp", "ferry", "a.amp.html", "AMP", "amp.amp", "%2e", "é"])
_PAIR = st.sampled_from(["amp", "amp=1", "outputType=amp", "id=3", "utm_source=x", "", "="])
URLS = st.builds(
    "{}://{}{}/{}{}{}".format,
    st.sampled_from(["http", "https", "HTTPS"]),
    st.lists(_LABEL, min_size=1, max_size=6).map(".".join),
    st.sampled_from(["", ":80", ":443", ":8080", ":"]),
    st.lists(_PIECE, max_size=5).map("/".join),
    st.lists(_PAIR, max_size=4).map(lambda pairs: "?" + "&".join(pairs)),
    st.sampled_from(["", "#x"]),
)


@settings(deadline=None)
@given(URLS)
def test_the_canonical_form_is_its_own_and_of_the_same_site(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once
    assert feed_url(feed_url(url)) == feed_url(url)
    given, kept = urlsplit(url), urlsplit(once)
    assert (kept.scheme, kept.port or 0) == (
        given.scheme,
        {80: 0, 443: 0}.get(given.port or 0, given.port) if _usual(given) else given.port or 0,
    )
    labels, left = (given.hostname or "").split("."), (kept.hostname or "").split(".")
    assert labels[-len(left) :][-2:] == left[-2:], "the site's own name stays"
    taken = labels[: len(labels) - len(left) + 1]
    assert len(labels) == len(left) or {"m", "amp", "mobile"} & set(taken)
    assert is_same_page(url, once)


def _usual(parts: SplitResult) -> bool:
    return {"http": 80, "https": 443}[parts.scheme] == parts.port


@pytest.mark.parametrize(
    ("url", "link", "same"),
    [
        ("https://quay.example/ferry-is-back?x=1", "https://quay.example/ferry-is-back", True),
        (
            "https://amp.quay.example/2026/ferry-is-back",
            "https://www.quay.example/ferry-is-back",
            True,
        ),
        ("https://quay.example/a", "https://quay.example/a", True),
        ("https://quay.example/ferry-is-back", "https://other.example/ferry-is-back", False),
        ("https://quay.example/ferry-is-back", "https://sub.quay.example/ferry-is-back", False),
        ("https://quay.example/ferry-is-back", "https://quay.example/", False),
        ("https://quay.example/ferry-is-back", "https://quay.example/news", False),
        ("https://quay.example/article.php?id=3", "https://quay.example/article.php", False),
        ("https://quay.example/ferry-is-back", "javascript:alert(1)", False),
    ],
)
def test_a_page_may_call_itself_otherwise_but_not_be_another(
    url: str, link: str, same: bool
) -> None:
    assert is_same_page(url, link) is same


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
        "http://a.example/" + "щ" * 1500,
    ],
)
def test_what_is_no_plain_web_address(text: str) -> None:
    assert not is_url(text)


def test_a_host_is_named_without_www() -> None:
    assert host_of("https://www.Pelican.example/x") == "pelican.example"
    assert host_of("nonsense") == ""
