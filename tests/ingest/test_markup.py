from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.markup import line_of, text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("   <!-- nothing --> ", ""),
        ("plain words", "plain words"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One</p>\n  tail <p>Two</p>", "One\n\ntail\n\nTwo"),
        ("One<br>two<br/><br/>three", "One\ntwo\n\nthree"),
        ("a <b>bold</b> <i>word</i>.", "a bold word."),
        ("fish&nbsp;&amp;&#32;chips &lt;now&gt;", "fish & chips <now>"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("<p>a</p><script>x()</script><style>p{}</style><p>b</p>", "a\n\nb"),
        ("before<script>x()</script> after", "before after"),
        ("<div><p>  spaced \n  out </p></div>", "spaced out"),
        ("<?xml version='1.0' encoding='utf-16'?><p>é</p>", "é"),
        ("nul\0byte", "nulbyte"),
        ("<p>unclosed <b>tags", "unclosed tags"),
    ],
)
def test_markup_becomes_plain_text(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_headline_is_one_line() -> None:
    assert line_of("<h1>Two<br>lines</h1>\n<p>here</p>") == "Two lines here"


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&;/bp \nabé!-[]\"'"), max_size=80))
def test_any_markup_gives_tidy_text(html: str) -> None:
    text = text_of(html)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert "  " not in text


def test_deep_nesting_is_survived() -> None:
    assert isinstance(text_of("<div>" * 20_000 + "deep"), str)
