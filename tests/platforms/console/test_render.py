"""Messages on a terminal."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from bot.message import Bullets, Heading, Message, More, Paragraph, Span, plain, span
from bot.platforms.console.platform import ADDRESS, Console, request_of
from bot.platforms.console.render import render

STORY = Message(
    (
        (Heading((span("Friday 20 November"),)), Paragraph((span("1 story from 1 article"),))),
        (
            Paragraph(
                (span("1  "), Span("Grid operator warns of January", url="https://a.example"))
            ),
            Paragraph((span("Reserves fell to four days, and imports are sold out."),)),
            More(((span("Last winter was colder."),),)),
        ),
        (Bullets(((Span("Museum", url="https://b.example"), span(" · Quay")), (span("Two"),))),),
    )
)

SHOWN = """\
Friday 20 November
1 story from 1 article

1  Grid operator warns of
   January
   Reserves fell to four days,
   and imports are sold out.
   ▸ Last winter was colder.

• Museum · Quay
• Two"""


def test_text_is_wrapped_and_indented_under_its_number() -> None:
    assert render(STORY, width=30) == SHOWN


def test_links_are_written_out_where_they_are_asked_for() -> None:
    shown = render(STORY, width=200, links=True)
    assert "Grid operator warns of January <https://a.example>" in shown
    assert "Museum <https://b.example> · Quay" in shown
    assert "https://" not in render(STORY, width=200)


@given(st.text(max_size=200))
def test_no_text_moves_the_cursor_or_colours_the_terminal(text: str) -> None:
    shown = render(plain(text))
    assert not any(ord(letter) < 32 and letter != "\n" for letter in shown)
    assert not any(0x7F <= ord(letter) <= 0x9F for letter in shown)


def test_a_headline_does_not_turn_the_line_that_it_stands_in() -> None:
    assert "\u202e" not in render(plain("Ferry \u202esails \u2067back · Quay"))
    assert "\u2067" not in render(plain("Ferry \u202esails \u2067back · Quay"))


async def test_what_is_sent_is_printed_once_with_its_key_as_receipt() -> None:
    out = io.StringIO()
    console = Console(out)
    (part,) = console.split(plain("one", "two"), "console")
    assert await console.send(ADDRESS, part, key="newsdigest-7") == "newsdigest-7"
    assert out.getvalue() == "\none\n\ntwo\n\n"


def test_a_typed_line_as_a_request() -> None:
    asked = request_of("  /Topic   Energy and more ")
    assert (asked.command, asked.args, asked.kind) == ("topic", "Energy and more", "console")
    assert (asked.address, asked.admin, asked.key) == (ADDRESS, True, None)
    words = request_of("  what is new? ")
    assert (words.command, words.args) == (None, "what is new?")
    assert request_of("/").command == ""
