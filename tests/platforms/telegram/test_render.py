"""Messages as Telegram reads them: nothing refused, nothing lost, nothing that misleads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.message import (
    Block,
    Bullets,
    Button,
    Heading,
    Line,
    Message,
    More,
    Paragraph,
    Span,
    lines_of,
    plain,
)
from bot.platforms.telegram.render import render
from tests.fakes.bot_api import parse_html, utf16_length
from tests.fakes.bot_api.markup import Parsed

NUMBER = re.compile(r"\s*\((\d+)/(\d+)\)\Z")
URL = "https://news.example/a?b=1&c=%22x%22"

WORDS = [
    "grid",
    "<b>",
    "</a>",
    "&amp;",
    '"quoted"',
    "it's",
    "a<b&c>d",
    "Минэнерго",
    "Łukašenka",
    "خبر",
    "חדשות",
    "👩‍👩‍👧‍👦",
    "🇧🇾🇺🇦",
    "👍🏽",
    "e\u0301te\u0301",
    "नमस्ते",
    "U.S.",
    "ended.",
    "why?",
    "@everyone",
    "/start",
    "№5",
    "x" * 40,
    "🙂" * 30,
]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
texts = st.one_of(
    words, st.tuples(words, st.integers(1, 10)).map(lambda x: " ".join([x[0]] * x[1]))
)
urls = st.one_of(st.none(), st.sampled_from([URL, "tg://user?id=1", "javascript:alert(1)"]))
spans = st.builds(
    Span, text=texts, bold=st.booleans(), italic=st.booleans(), code=st.booleans(), url=urls
)
lines = st.lists(spans, min_size=1, max_size=4).map(tuple)
blocks = st.one_of(
    lines.map(Heading),
    lines.map(Paragraph),
    st.lists(lines, min_size=1, max_size=6).map(lambda items: Bullets(tuple(items))),
    st.lists(lines, min_size=1, max_size=3).map(lambda items: More(tuple(items))),
)
messages = st.lists(
    st.lists(blocks, min_size=1, max_size=4).map(tuple), min_size=1, max_size=8
).map(lambda sections: Message(tuple(sections)))


def expected_lines(block: Block) -> list[str]:
    sign = "• " if isinstance(block, Bullets) else ""
    return [sign + "".join(span.text for span in line) for line in lines_of(block)]


def expected(message: Message) -> str:
    return "\n\n".join(
        "\n".join(line for block in section for line in expected_lines(block))
        for section in message.sections
    )


def read(message: Message) -> list[Parsed]:
    """The message's parts as Telegram's parser reads them; each must be fit to be sent."""
    parts = render(message, "private", "news_bot")
    found = []
    for part in parts:
        source = part.body["text"]
        assert isinstance(source, str)
        parsed = parse_html(source)
        assert parsed.notes == []
        assert parsed.text == part.text
        assert 0 < utf16_length(parsed.text) <= 4096
        assert len(parsed.entities) <= 100
        found.append(parsed)
    return found


def unnumbered(parts: list[Parsed]) -> list[str]:
    """The parts' own text, once the numbers are seen to be right."""
    if len(parts) == 1:
        return [parts[0].text]
    for number, part in enumerate(parts, start=1):
        found = NUMBER.search(part.text)
        assert found is not None
        assert found.groups() == (str(number), str(len(parts)))
    return [NUMBER.sub("", part.text) for part in parts]


@settings(max_examples=30, deadline=None)
@given(messages)
def test_every_part_is_accepted_and_no_word_is_lost_or_cut(message: Message) -> None:
    texts = unnumbered(read(message))

    assert " ".join(texts).split() == expected(message).split()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=30), urls)
def test_any_text_at_all_is_accepted_with_every_visible_character(
    found: list[str], url: str | None
) -> None:
    message = Message(tuple((Paragraph((Span(text, url=url, bold=True),)),) for text in found))

    texts = unnumbered(parts) if (parts := read(message)) else [""]

    def letters(text: str) -> list[str]:
        return [char for char in text if char.isalnum()]

    assert letters("".join(texts)) == letters("".join(found))


@settings(max_examples=12, deadline=None)
@given(st.text(alphabet="аb🙂e\u0301👩\u200d🇧&<", min_size=1, max_size=40))
def test_a_word_longer_than_a_part_is_cut_between_letters(piece: str) -> None:
    word = f"a{piece}" * (5000 // len(piece))

    texts = unnumbered(read(plain(word)))

    assert "".join(texts) == word
    for text in texts[1:]:
        assert text[0] not in "\u0301\u200d"


def styled(part: Parsed, kind: str) -> list[str]:
    data = part.text.encode("utf-16-le")
    return [
        data[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in part.entities
        if e["type"] == kind
    ]


def test_each_block_has_its_shape() -> None:
    message = Message(
        (
            (
                Heading((Span("Grid & power"),)),
                Paragraph(
                    (Span("Two "), Span("links", url=URL), Span(" and "), Span("x", code=True))
                ),
                Bullets(((Span("one"),), (Span("two", italic=True),))),
                More(((Span("behind"),), (Span("a tap", bold=True),))),
            ),
            (Paragraph((Span("the end"),)),),
        )
    )

    (part,) = read(message)

    assert part.text == "Grid & power\nTwo links and x\n• one\n• two\nbehind\na tap\n\nthe end"
    assert styled(part, "bold") == ["Grid & power", "a tap"]
    assert styled(part, "italic") == ["two"]
    assert styled(part, "code") == ["x"]
    assert styled(part, "text_link") == ["links"]
    assert styled(part, "expandable_blockquote") == ["behind\na tap"]
    assert [e["url"] for e in part.entities if e["type"] == "text_link"] == [URL]


@pytest.mark.parametrize(
    "url",
    [
        "tg://user?id=1",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://news.example/",
        "/relative",
        "https://",
        "https://bank.example@evil.example/",
        "https://news.example/a b",
        "https://[::1",
        "https://news.example/\u202egpj.exe",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    (part,) = read(Message(((Paragraph((Span("headline", url=url),)),),)))

    assert part.text == "headline"
    assert part.entities == []


def test_characters_that_break_or_mislead_are_left_out() -> None:
    dirty = "a\x00b\ud83dc \u202etxet\u202c\u2066x\u2069\tnew\r\nline\u2028end\x85\ufffe."

    (part,) = read(plain(dirty))

    assert part.text == "abc txetx new line end ."


def test_a_message_with_nothing_to_see_has_no_parts() -> None:
    assert render(plain("", " \n\t", "\u200b\u2060"), "private", "b") == ()
    assert render(Message(()), "private", "b") == ()


def paragraph(text: str, url: str | None = None) -> tuple[Block, ...]:
    return (Paragraph((Span(text, url=url),)),)


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


def test_a_headline_of_300_characters_stays_whole() -> None:
    headline = ('<Grid> & "power" 🙂 ' * 20)[:300].strip()

    (part,) = read(Message(((Heading((Span(headline, url=URL),)),),)))

    assert styled(part, "bold") == styled(part, "text_link") == [headline]


def test_body_holds_the_parameters_of_send_message() -> None:
    (part,) = render(Message(paragraph_section("x"), silent=True), "private", "b")

    assert dict(part.body) == {
        "text": "x",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": True,
    }


def paragraph_section(text: str) -> tuple[tuple[Block, ...], ...]:
    return (paragraph(text),)


def keyboard(kind: str, *rows: tuple[Button, ...], text: str = "x") -> list[object]:
    message = Message(paragraph_section(text), rows)
    parts = render(message, kind, "news_bot")  # type: ignore[arg-type]
    return [part.body.get("reply_markup") for part in parts]


def test_buttons_stand_under_the_last_part() -> None:
    found = keyboard("private", (Button("1", "/story abc"),), text="word " * 2000)

    assert found[:-1] == [None] * (len(found) - 1)
    assert found[-1] == {"inline_keyboard": [[{"text": "1", "callback_data": "/story abc"}]]}


@pytest.mark.parametrize(
    ("button", "kind", "shown"),
    [
        (Button("1", "/story abc"), "group", {"callback_data": "/story abc"}),
        (Button("1", "/story abc", private=True), "private", {"callback_data": "/story abc"}),
        (
            Button("1", "/story abc", private=True),
            "group",
            {"url": "https://t.me/news_bot?start=story_abc"},
        ),
        (
            Button("1", "/topic Energy", private=True),
            "channel",
            {"url": "https://t.me/news_bot?start=topic_Energy"},
        ),
        (Button("1", url="https://news.example/"), "group", {"url": "https://news.example/"}),
        (Button("1", "/topic " + "ж" * 28), "private", {"callback_data": "/topic " + "ж" * 28}),
        (Button("1", "/topic " + "ж" * 29), "private", None),
        (Button("1", "/topic Энергия", private=True), "group", None),
        (Button("1", "/subscribe", private=True), "group", None),
        (Button("1", "/story " + "a" * 60, private=True), "group", None),
        (Button("1", url="tg://user?id=1"), "private", None),
        (Button("1"), "private", None),
        (Button(" ", "/help"), "private", None),
    ],
)
def test_buttons(button: Button, kind: str, shown: dict[str, str] | None) -> None:
    expected = {"inline_keyboard": [[{"text": "1", **shown}]]} if shown else None

    assert keyboard(kind, (button,)) == [expected]


def test_rows_are_no_longer_than_telegram_shows() -> None:
    row = tuple(Button(str(n), f"/story {n}") for n in range(150))

    (found,) = keyboard("private", row)

    assert isinstance(found, dict)
    assert [len(shown) for shown in found["inline_keyboard"]] == [8] * 12 + [4]


def test_no_link_into_the_private_chat_before_the_name_is_known() -> None:
    message = Message(paragraph_section("x"), ((Button("1", "/help", private=True),),))

    (part,) = render(message, "group", None)

    assert "reply_markup" not in part.body
