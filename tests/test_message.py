"""Neutral blocks."""

from __future__ import annotations

from bot.message import Bullets, Heading, Message, More, Paragraph, Span, plain, span, text_of


def test_the_text_of_a_message_has_every_word_in_order() -> None:
    message = Message(
        (
            (Heading((span("1  "), Span("Grid", bold=True, url="https://a.example"))),),
            (Paragraph((span("a"), span("b"))), Bullets(((span("c"),), (span("d"),)))),
            (More(((span("e"),), (span("f"),))),),
        )
    )
    assert text_of(message) == "1  Grid\n\nab\nc\nd\n\ne\nf"


def test_plain_lines_are_sections() -> None:
    assert text_of(plain("one", "two")) == "one\n\ntwo"
    assert text_of(plain()) == ""
    assert not plain("one").buttons
