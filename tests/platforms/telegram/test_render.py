"""Messages as Telegram reads them: nothing refused, nothing lost, nothing that misleads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.message import (
    Block,
    Bullets,
    Heading,
    Message,
    More,
    Paragraph,
    Span,
    lines_of,
    plain,
)
from bot.platforms.telegram.render import render
from tests.platforms.telegram.reading import URL, paragraph, read, styled, unnumbered

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


def test_names_and_commands_in_a_sources_words_call_nobody() -> None:
    words = "Ask @olga_k, /start@other_bot or /ban; and/or mail me@home.example, see 24/7."
    line = (Span(words, italic=True, quoted=True), Span(" @shown", url=URL, quoted=True))
    (part,) = render(Message(((Paragraph(line),),)), "group", None)
    text = str(part.body["text"])
    assert part.text == f"{words} @shown", "not a letter is changed"
    for alive in ("@olga_k", "/start@other_bot", "/ban"):
        assert f"<code>{alive}</code>" in text
    assert text.count("<code>") == 3
    (ours,) = render(plain("Type /latest"), "group", None)
    assert "<code>" not in str(ours.body["text"]), "our own commands can be tapped"
