from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.errors import ParseError
from bot.ingest.extract import extract_page

URL = "https://www.quay.example/news/ferry?utm_source=x"
PARAGRAPHS = (
    "The ferry to the outer islands sails again after a pause of eleven weeks.",
    "Its engine was replaced in the dry dock, which took longer than the yard had promised.",
    "Islanders had gone without fresh vegetables on most days, the harbour master said.",
)


def page(head: str = "", body: str = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)) -> str:
    return f"""<!doctype html><html lang="en-GB"><head><title>Ferry is back - The Quay</title>
<meta property="og:site_name" content="The Quay">{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><script>var secret = "track";</script>
<article><h1>Ferry is back</h1>{body}</article>
<div class="comments"><h3>Comments</h3><p class="comment">First! I never liked that boat.</p></div>
<footer>Copyright The Quay, all rights reserved</footer></body></html>"""


def test_the_article_is_found_on_its_page() -> None:
    head = """<link rel="canonical" href="/news/ferry">
<meta property="article:published_time" content="2026-11-20T16:45:00+01:00">
<meta name="author" content="Ina Brook">"""
    found = extract_page(page(head).encode(), URL, "text/html; charset=utf-8")
    assert found.title == "Ferry is back"
    assert found.site == "The Quay"
    assert found.author == "Ina Brook"
    assert found.language == "en"
    assert found.link == "https://www.quay.example/news/ferry"
    assert found.published_at == datetime(2026, 11, 20, 15, 45, tzinfo=UTC)
    assert "\n\n".join(PARAGRAPHS) in found.text
    for noise in ("Sport", "secret", "never liked", "all rights"):
        assert noise not in found.text


def test_a_page_cannot_claim_an_address_of_another_host() -> None:
    head = '<link rel="canonical" href="https://other.example/their-article">'
    assert extract_page(page(head).encode(), URL).link is None


def test_a_page_in_another_encoding_is_read() -> None:
    text = "Паром до дальних островов снова ходит после перерыва в одиннадцать недель. " * 3
    html = page('<meta charset="windows-1251">', f"<p>{text}</p>").encode("windows-1251")
    assert "Паром до дальних островов" in extract_page(html, URL).text


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "HTML"),
        (b"<html><body><p>Please log in.</p></body></html>", "no article"),
        (b"x" * 2_000_001, "too large"),
    ],
)
def test_why_a_page_has_no_article(body: bytes, why: str) -> None:
    with pytest.raises(ParseError, match=why):
        extract_page(body, URL)
