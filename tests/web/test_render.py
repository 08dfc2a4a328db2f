"""A message as a page: every character escaped, no address but of the web."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from bot.message import Bullets, Heading, Message, More, Paragraph, Span
from bot.web.render import page

_URLS = st.none() | st.sampled_from(
    [
        "https://a.example/?q=1&r=<2>",
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/",
        "http://[::1",
        '"><script>alert(1)</script>',
        "",
    ]
)
_SPANS = st.builds(
    Span,
    st.text(max_size=20) | st.sampled_from(["<script>alert(1)</script>", "&lt;", "{{ 7 * 7 }}"]),
    bold=st.booleans(),
    italic=st.booleans(),
    code=st.booleans(),
    url=_URLS,
)
_LINES = st.lists(_SPANS, max_size=3).map(tuple)
_SOME = st.lists(_LINES, max_size=3).map(tuple)
_BLOCKS = (
    st.builds(Heading, _LINES)
    | st.builds(Paragraph, _LINES)
    | st.builds(Bullets, _SOME)
    | st.builds(More, _SOME)
)
_SECTIONS = st.lists(_BLOCKS, max_size=3).map(tuple)
_MESSAGES = st.builds(Message, st.lists(_SECTIONS, max_size=3).map(tuple))


@given(title=st.text(max_size=30), message=_MESSAGES)
def test_no_text_becomes_a_tag_and_no_link_a_script(title: str, message: Message) -> None:
    written = page(title, message)
    found = html.document_fromstring(re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd]", " ", written))
    tags = {element.tag for element in found.iter() if isinstance(element.tag, str)}
    assert tags <= {
        *("html", "head", "body", "meta", "title", "style", "main", "section", "h2", "p"),
        *("ul", "li", "a", "strong", "em", "code", "details", "summary"),
    }
    for element in found.iter("a"):
        assert set(element.attrib) == {"href", "rel"}
        assert element.get("href", "").startswith("https://a.example/")
    assert "alert(1)</script>" not in written


def test_every_block_is_there() -> None:
    line = (Span("Grid <b>", bold=True, url="https://a.example/?q=1&r=2"),)
    message = Message(
        (
            (Heading((Span("Friday"),)), Paragraph(line)),
            (Bullets((line, (Span("two", italic=True),))), More(((Span("hidden", code=True),),))),
        )
    )
    found = html.document_fromstring(page("Friday & more", message))
    assert found.findtext(".//title") == "Friday & more"
    assert found.findtext(".//h2") == "Friday"
    assert [a.get("href") for a in found.iter("a")] == ["https://a.example/?q=1&r=2"] * 2
    assert found.findtext(".//p/a/strong") == "Grid <b>"
    assert [li.text_content().strip() for li in found.iter("li")] == ["Grid <b>", "two"]
    assert found.findtext(".//details/p/code") == "hidden"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[::1", "", "/local"])
def test_a_link_that_is_none_leaves_its_text(url: str) -> None:
    written = page("t", Message(((Paragraph((Span("headline", url=url),)),),)))
    assert "headline" in written
    assert "<a " not in written
