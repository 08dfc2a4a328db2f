"""The quick way to an article's text must find what the long one finds."""

from __future__ import annotations

import pytest
import trafilatura
from lxml import etree

from bot.ingest.article_text import article_text

URL = "https://www.quay.example/news/ferry"
PARAGRAPHS = tuple(
    f"In week {n} the yard said that the engine would come, and that the crew of the ferry had "
    f"been sent home for {n + 2} more days, which the islanders heard with little surprise."
    for n in range(1, 8)
)
TEASER = "A teaser of something else that was written at length about the old lighthouse keeper."
MENU = "".join(f'<li><a href="/{n}">Another headline, number {n}</a></li>' for n in range(30))
TEASERS = "".join(f'<li><a href="/{n}">Headline {n}</a><p>{TEASER} {n}</p></li>' for n in range(9))


def tagged(before: str, after: str) -> str:
    return "".join(f"{before}{paragraph}{after}" for paragraph in PARAGRAPHS)


LAYOUTS = {
    "paragraphs in an article": f"<nav><ul>{MENU}</ul></nav><article><h1>Engine</h1>"
    f"{tagged('<p>', '</p>')}</article><aside><ul>{MENU}</ul></aside>",
    "paragraphs in a division": f"<div class='top'><ul>{MENU}</ul></div><div class='text'>"
    f"{tagged('<p>', '</p>')}</div><div class='more'><ul>{MENU}</ul></div>",
    "divisions for paragraphs": f"<main>{tagged('<div>', '</div>')}</main>",
    "divisions beside teasers": f"<ul>{TEASERS}</ul><main>{tagged('<div>', '</div>')}</main>",
    "breaks for paragraphs": f"<div id='story'>{tagged('', '<br><br>')}</div>",
    "sections": f"<article>{tagged('<section><h2>Week</h2><p>', '</p></section>')}</article>",
    "teasers around": f"<section><ul>{TEASERS}</ul></section><div class='body'>"
    f"{tagged('<p>', '</p>')}</div><section><ul>{TEASERS}</ul></section>",
    "pictures between": f"<article>{tagged('<figure><img src=a></figure><p>', '</p>')}</article>",
    "a form around all": f"<form><div>{tagged('<p>', '</p>')}</div></form>",
    "in a table": f"<table><tr><td>{tagged('<p>', '</p>')}</td></tr></table>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_quick_way_finds_what_the_long_one_finds(layout: str) -> None:
    html = f"<html><body>{LAYOUTS[layout]}<footer>All rights reserved</footer></body></html>"
    tree = trafilatura.load_html(html)
    long = trafilatura.bare_extraction(html, url=URL, include_comments=False)
    assert article_text(tree, URL) == getattr(long, "text", "")


#: There trafilatura takes the teasers, which are in paragraphs, for the article.
_LOST = "divisions beside teasers"


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if each != _LOST])
def test_the_whole_article_is_found_and_the_page_stays_as_it_was(layout: str) -> None:
    tree = trafilatura.load_html(f"<html><body>{LAYOUTS[layout]}</body></html>")
    before = etree.tostring(tree)
    text = article_text(tree, URL)
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert etree.tostring(tree) == before


def test_of_a_forum_the_answers_are_read_too() -> None:
    answers = "".join(f"<div class='comment'><p>{TEASER} So says {n}.</p></div>" for n in range(9))
    html = f"""<html><body><script type="application/ld+json">
{{"@type": "DiscussionForumPosting"}}</script><article>{tagged("<p>", "</p>")}</article>
<div id="comments">{answers}</div></body></html>"""
    long = trafilatura.bare_extraction(html, url=URL, include_comments=False)
    assert article_text(trafilatura.load_html(html), URL) == getattr(long, "text", "")


def test_a_page_without_an_article_has_none() -> None:
    tree = trafilatura.load_html(f"<html><body><ul>{MENU}</ul></body></html>")
    assert PARAGRAPHS[0] not in article_text(tree, URL)
