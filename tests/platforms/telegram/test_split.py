"""Where a long message is cut: at the best place that there is."""

from __future__ import annotations

import re

from bot.message import Bullets, Heading, Line, Message, More, Paragraph, Span, plain
from tests.platforms.telegram.reading import URL, paragraph, read, styled, unnumbered


def test_a_long_message_is_cut_between_sections() -> None:
    sections = tuple(paragraph(f"{name} " + "word " * 300) for name in "ABCDE")

    texts = unnumbered(read(Message(sections)))

    assert [re.findall(r"\b[A-E]\b", text) for text in texts] == [["A", "B"], ["C", "D"], ["E"]]


def test_a_heading_stays_with_what_it_names() -> None:
    filler = paragraph("word " * 700)
    section = (
        Paragraph((Span("lead " * 40),)),
        Heading((Span("In brief"),)),
        Bullets(tuple((Span(f"item {n} " + "word " * 20),) for n in range(30))),
    )

    texts = unnumbered(read(Message((filler, section))))

    assert any("In brief\n• item 0" in text for text in texts)


def test_a_long_section_is_cut_between_lines() -> None:
    items = tuple((Span(f"<{n}> " + "word " * 50),) for n in range(60))

    texts = unnumbered(read(Message(((Bullets(items),),))))

    assert len(texts) > 3
    assert all(text.startswith("• <") for text in texts)


def test_a_long_line_is_cut_between_sentences() -> None:
    text = " ".join(f"Sentence {n} says a little about it." for n in range(300))

    texts = unnumbered(read(plain(text)))

    assert len(texts) > 2
    assert all(text.startswith("Sentence") and text.endswith("it.") for text in texts)


def test_text_without_spaces_is_cut_after_its_marks() -> None:
    text = "今日の天気は晴れです、風は弱い。" * 600

    texts = unnumbered(read(plain(text)))

    assert "".join(texts) == text
    assert all(text.endswith("。") for text in texts)


def test_a_cut_inside_a_style_opens_it_again() -> None:
    text = "word " * 1500

    parts = read(Message(((Paragraph((Span(text, bold=True),)), More(((Span(text),),))),)))

    texts = unnumbered(parts)
    assert " ".join(texts).split() == (text + text).split()
    assert all(part.entities for part in parts)


def test_a_link_is_not_cut() -> None:
    link = "a link of several words"
    line: Line = tuple(
        span
        for _ in range(60)
        for span in (Span("some words before "), Span(link, url=URL), Span(", "))
    )

    parts = read(Message(((Paragraph(line * 3),),)))

    assert len(parts) > 1
    assert {text for part in parts for text in styled(part, "text_link")} == {link}


def test_many_links_are_spread_over_parts() -> None:
    items = tuple((Span(f"{n}", url=f"https://news.example/{n}"),) for n in range(250))

    parts = read(Message(((Bullets(items),),)))

    assert [len(part.entities) for part in parts] == [100, 100, 50]
