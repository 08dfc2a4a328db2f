"""What the reader gets: the text of a digest, a list and a card."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.digest.card import story_card
from bot.digest.compose import (
    age,
    digest_message,
    digest_parts,
    story_list,
)
from bot.digest.export import digest_json, story_json
from bot.digest.header import Header, minutes
from bot.digest.select import Selection
from bot.letters import letters
from bot.message import Message, More, Part, text_of
from bot.model import Chosen, Story
from bot.quotes import Conflict, Dated, Quote
from bot.texts.catalogue import texts_in
from bot.texts.said import Said
from tests.builders import DAY, HOUR, NOW, TODAY, article, story

TEXTS = texts_in("en")


def _grid() -> Story:
    """Four articles by three and one more sources; one of them is in Polish, one undated."""
    by = [
        article(1, "Grid operator warns of a tight January", source="Reuters"),
        article(2, "Operator sieci ostrzega", source="Pozirk", language="pl"),
        article(3, "Tight January ahead", source="Deutsche Welle", published=None),
        article(4, "Cold days ahead", source="Quay Gazette", published=NOW - DAY),
    ]
    told = story(
        1,
        "Grid operator warns of a tight January",
        told=["Reserves fell to four days.", "Imports are sold out."],
        more=["The winter of 2021 was colder."],
        by=[replace(each, topics=("Energy",)) for each in by],
    )
    sides = (
        Quote("Four days are left.", 1, "Reuters", None, NOW - 3 * HOUR),
        Quote("Six days are left.", 3, "Deutsche Welle"),
    )
    return replace(told, disagreements=(Conflict("the days left", sides),))


def _museum() -> Story:
    return story(2, "Museum of boats reopens", source="Quay Gazette", published=None)


def _selection() -> Selection:
    return Selection((Chosen(_grid(), 2.0, ("4 sources",)),), (Chosen(_museum(), 1.0),))


DIGEST = """\
Friday 20 November · Belarus, Energy
2 stories from 5 articles · 1 min
Due 08:00, sent 13:00: the bot was offline.

1  Grid operator warns of a tight January
Reserves fell to four days. Imports are sold out.
Reuters, Pozirk (pl), Deutsche Welle +1 · 3 h ago
⚖ Sources differ: the days left
The winter of 2021 was colder.
“Four days are left.” · Reuters · 3 h ago
“Six days are left.” · Deutsche Welle · undated

In brief
Museum of boats reopens · Quay Gazette

/topic Energy · /settings"""


def test_a_digest() -> None:
    note = Said("late-sent", {"due": "08:00", "sent": "13:00"})
    header = Header(TODAY, ("Belarus", "Energy"), note)
    message = digest_message(header, _selection(), now=NOW, texts=TEXTS)
    assert text_of(message) == DIGEST
    assert [[b.label for b in row] for row in message.buttons] == [["1"]]
    assert message.buttons[0][0].command == f"/story {letters(1)}"
    assert message.buttons[0][0].private


def test_more_stands_behind_a_tap_or_is_left_out() -> None:
    whole = digest_message(Header(TODAY), _selection(), now=NOW, texts=TEXTS)
    short = digest_message(Header(TODAY), _selection(), now=NOW, texts=TEXTS, more=0)
    behind = [block for section in whole.sections for block in section if isinstance(block, More)]
    assert [span.text for block in behind for line in block.lines for span in line] == [
        "The winter of 2021 was colder.",
        "“Four days are left.” · ",
        "Reuters",
        " · 3 h ago",
        "“Six days are left.” · ",
        "Deutsche Welle",
        " · undated",
    ]
    assert "colder" not in text_of(short)


def test_headlines_link_to_the_best_source() -> None:
    message = digest_message(Header(TODAY), _selection(), now=NOW, texts=TEXTS)
    links = {
        span.text: span.url
        for section in message.sections
        for block in section
        for line in ([block.line] if hasattr(block, "line") else getattr(block, "items", ()))
        for span in line
        if span.url
    }
    assert links == {
        "Grid operator warns of a tight January": "https://wire.example/1",
        "Museum of boats reopens": "https://wire.example/2",
    }


LIST = """\
Lukashenko, also written Lukashenka: 2 stories

1  Grid operator warns of a tight January
Reserves fell to four days. Imports are sold out.
Reuters, Pozirk (pl), Deutsche Welle +1 · 3 h ago
⚖ Sources differ: the days left

2  Museum of boats reopens
Reserves fell to four days.
Quay Gazette · undated"""


def test_a_list() -> None:
    title = "Lukashenko, also written Lukashenka: 2 stories"
    assert text_of(story_list(title, [_grid(), _museum()], now=NOW, texts=TEXTS)) == LIST


CARD = """\
Grid operator warns of a tight January

Reserves fell to four days. Imports are sold out. The winter of 2021 was colder.

4 sources
Reuters · 3 h ago
Pozirk (pl): Operator sieci ostrzega · 3 h ago
Deutsche Welle: Tight January ahead · undated
Quay Gazette: Cold days ahead · 24 h ago

⚖ Sources differ: the days left
“Four days are left.” · Reuters · 3 h ago
“Six days are left.” · Deutsche Welle · undated

Topics: Energy"""


def test_a_card() -> None:
    card = story_card(_grid(), now=NOW, texts=TEXTS)
    assert text_of(card) == CARD
    assert [button.command for button in card.buttons[0]] == [f"/why {letters(1)}"]


def test_a_headline_is_not_said_again_below_it() -> None:
    lead = "The grid operator warned that reserves fell to four days."
    alone = story(1, lead, told=[lead, "Imports are sold out."])
    for message in (
        story_card(alone, now=NOW, texts=TEXTS),
        story_list("Latest", [alone], now=NOW, texts=TEXTS),
    ):
        assert text_of(message).count(lead) == 1
    silent = story(1, lead, told=[lead])
    assert text_of(story_card(silent, now=NOW, texts=TEXTS)).startswith(f"{lead}\n\nSource\n")


def test_what_two_stories_differ_on_stands_with_the_first_of_them() -> None:
    sides = (Quote("It began in May.", 1, "Reuters"), Quote("It began in June.", 2, "Quay"))
    both = [replace(story(n), disagreements=(Conflict("the start", sides),)) for n in (1, 2)]
    text = text_of(story_list("Latest", both, now=NOW, texts=TEXTS))
    assert text.count("⚖") == 1
    for each in both:
        assert "⚖ Sources differ: the start" in text_of(story_card(each, now=NOW, texts=TEXTS))


def test_an_outlet_is_named_once_whatever_it_wrote() -> None:
    by = [
        article(1, source="Wire"),
        article(2, source="Wire", published=NOW - DAY),
        replace(article(3, source="Quay"), copy_of=1),
    ]
    text = text_of(story_card(story(1, by=by), now=NOW, texts=TEXTS))
    assert "2 sources, 1 in their own words\n" in text
    assert "Wire · 3 h ago · earlier 24 h ago\nQuay · 3 h ago · the text of Wire" in text


def test_a_timeline_says_what_is_unsure() -> None:
    days = (
        Dated(date(2025, 5, 1), "The works began in May 2025.", 1, whole_month=True),
        Dated(date(2026, 11, 4), "They end on 4 November.", 1, certain=False),
    )
    text = text_of(story_card(replace(story(1), timeline=days), now=NOW, texts=TEXTS))
    assert "May 2025: “The works began in May 2025.” · Harbour Wire" in text
    assert "4 November 2026 (date not given in full): “They end" in text
    alone = replace(story(1), timeline=days[:1])
    assert "Timeline" not in text_of(story_card(alone, now=NOW, texts=TEXTS)), "one day is no line"


def test_undated_never_shows_an_age() -> None:
    """First seen an hour ago says nothing about when it happened."""
    for message in (
        story_card(_museum(), now=NOW, texts=TEXTS),
        story_list("Latest", [_museum()], now=NOW, texts=TEXTS),
    ):
        assert "undated" in text_of(message)
        assert "ago" not in text_of(message)


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (timedelta(hours=-3), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 min ago"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(hours=1), "1 h ago"),
        (timedelta(hours=35, minutes=59), "35 h ago"),
        (timedelta(hours=36), "19 Nov"),
        (timedelta(days=400), "16 Oct 2025"),
    ],
)
def test_ages(past: timedelta, said: str) -> None:
    assert age(NOW - past, NOW, TEXTS, dated=True) == said
    assert age(NOW - past, NOW, TEXTS, dated=False) == "undated"


def test_the_header_counts_what_is_shown() -> None:
    one = Selection((Chosen(_museum(), 1.0),))
    assert "\n1 story from 1 article · 1 min\n" in text_of(
        digest_message(Header(TODAY), one, now=NOW, texts=TEXTS)
    )
    long = Selection(tuple(Chosen(story(n, told=["word " * 100]), 1.0) for n in range(1, 10)))
    assert minutes(long) == 5


def test_numbers_come_five_to_a_row() -> None:
    ten = Selection(tuple(Chosen(story(n), 1.0) for n in range(1, 11)))
    message = digest_message(Header(TODAY), ten, now=NOW, texts=TEXTS)
    assert [[b.label for b in row] for row in message.buttons] == [list("12345"), [*"6789", "10"]]


def test_the_export_has_the_shape_that_others_rely_on() -> None:
    found = digest_json("Friday", _selection())
    assert set(found) == {"title", "stories", "in_brief", "minutes"}
    assert (found["title"], found["minutes"]) == ("Friday", 1)
    assert story_json(_grid(), ("topic: Energy",)) == {
        "id": letters(1),
        "title": "Grid operator warns of a tight January",
        "url": "https://wire.example/1",
        "language": "en",
        "published_at": (NOW - 3 * HOUR).isoformat(),
        "sources": [
            {
                "name": name,
                "url": f"https://wire.example/{n}",
                "published_at": at and at.isoformat(),
            }
            for n, (name, at) in enumerate(
                [
                    ("Reuters", NOW - 3 * HOUR),
                    ("Pozirk", NOW - 3 * HOUR),
                    ("Deutsche Welle", None),
                    ("Quay Gazette", NOW - DAY),
                ],
                start=1,
            )
        ],
        "sentences": [
            {"text": "Reserves fell to four days.", "source": "Reuters"},
            {"text": "Imports are sold out.", "source": "Reuters"},
        ],
        "disagreements": [
            {
                "what": "the days left",
                "sentences": [
                    {"text": "Four days are left.", "source": "Reuters"},
                    {"text": "Six days are left.", "source": "Deutsche Welle"},
                ],
            }
        ],
        "because": ["topic: Energy", "one report"],
    }
    assert story_json(_museum())["published_at"] is None


def _cut_at(units: int, calls: list[int]) -> Callable[[Message], tuple[Part, ...]]:
    """A platform whose parts hold so many characters."""

    def split(message: Message) -> tuple[Part, ...]:
        text = text_of(message)
        calls.append(len(text))
        pieces = [text[at : at + units] for at in range(0, len(text), units)]
        return tuple(Part({"text": piece}, piece) for piece in pieces)

    return split


def _ten(with_more: Collection[int]) -> Selection:
    told = [
        story(
            number, f"Report {number}", more=["And then some." * 3] if number in with_more else []
        )
        for number in range(1, 11)
    ]
    return Selection(tuple(Chosen(each, 1.0) for each in told))


@pytest.mark.parametrize("with_more", [range(1, 11), (2, 3, 9), ()])
def test_what_is_behind_a_tap_goes_from_the_last_story_upwards(with_more: Collection[int]) -> None:
    selection, header = _ten(with_more), Header(TODAY)
    least, most = (
        len(text_of(digest_message(header, selection, now=NOW, texts=TEXTS, more=more)))
        for more in (0, 10)
    )
    for units in range(least - 30, most + 30, 7):
        calls: list[int] = []
        parts = digest_parts(header, selection, now=NOW, texts=TEXTS, split=_cut_at(units, calls))
        fits = [
            text
            for more in range(10, -1, -1)
            if len(
                text := text_of(digest_message(header, selection, now=NOW, texts=TEXTS, more=more))
            )
            <= units
        ]
        shortest = text_of(digest_message(header, selection, now=NOW, texts=TEXTS, more=0))
        assert "".join(part.text for part in parts) == (fits or [shortest])[0]
        assert len(calls) <= 6, "to split is dear: a thousand digests are made at once"
