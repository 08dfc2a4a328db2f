"""How messages look on Discord, and that each keeps within its limits."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.message import (
    Bullets,
    Button,
    Heading,
    Message,
    More,
    Paragraph,
    Part,
    Span,
    plain,
    text_of,
)
from bot.platforms.discord.markdown import escape
from bot.platforms.discord.preview import html
from bot.platforms.discord.render import render
from tests.fakes.discord_api.limits import within

URL = "https://news.example/a?b=1&c=%22x%22"


def bodies(message: Message) -> list[dict[str, Any]]:
    """What is sent; each is within the limits."""
    found: list[dict[str, Any]] = [dict(part.body) for part in render(message)]
    assert [within(body) for body in found] == [[] for _ in found]
    return found


def story(number: int, title: str, text: str, url: str | None = URL) -> tuple[Any, ...]:
    return (
        Paragraph((Span(f"{number}  "), Span(title, bold=True, url=url))),
        Paragraph((Span(text),)),
        Paragraph((Span("Harbour Wire · 3 h ago", italic=True),)),
    )


def digest(*stories: tuple[Any, ...], buttons: bool = True) -> Message:
    head = (Heading((Span("Friday 20 November · Energy"),)), Paragraph((Span("2 stories"),)))
    brief = (Heading((Span("In brief"),)), Bullets(((Span("Small", url=URL), Span(" · Quay")),)))
    rows = ((Button("1", "/story abc", private=True),),) if buttons else ()
    return Message((head, *stories, brief, (Paragraph((Span("/settings"),)),)), rows)


def test_a_digest_is_a_card_for_each_story() -> None:
    (body,) = bodies(digest(story(1, "Grid warns", "It said so."), story(2, "Boats", "They sail.")))
    titles = [embed.get("title") for embed in body["embeds"]]
    assert titles == ["Friday 20 November · Energy", "1  Grid warns", "2  Boats", "In brief"]
    assert body["embeds"][1]["url"] == URL
    assert body["embeds"][1]["description"] == "It said so.\n_Harbour Wire · 3 h ago_"
    assert body["embeds"][3]["description"] == f"• [Small]({URL}) · Quay\n\n/settings"
    assert body["components"][0]["components"][0]["custom_id"] == "/story abc"


def test_a_few_words_are_a_message_without_a_frame() -> None:
    (body,) = bodies(plain("Paused.", "/resume starts them again."))
    assert body["content"] == "Paused.\n\n/resume starts them again."
    assert "embeds" not in body


def test_nothing_calls_anybody() -> None:
    for message in (plain("@everyone <@1> <@&2>"), digest(story(1, "@everyone @here", "x"))):
        for body in bodies(message):
            assert body["allowed_mentions"] == {"parse": []}


def test_a_headline_of_300_characters_stands_whole_as_a_link() -> None:
    title = "Заголовак " * 30
    (body,) = bodies(digest(story(1, title.strip(), "Text.")))
    embed = body["embeds"][1]
    assert "title" not in embed
    assert embed["description"].startswith(f"1  **[{title.strip()}]({URL})**\n")


def test_what_waits_behind_a_tap_is_behind_the_storys_number() -> None:
    more = More(((Span("A third sentence."),),))
    first = (*story(1, "Grid", "Two."), more)
    assert "third" not in str(bodies(digest(first)))
    assert "||A third sentence.||" in str(bodies(digest(first, buttons=False)))


def test_a_silent_message_says_so() -> None:
    (body,) = bodies(Message(((Paragraph((Span("Quiet."),)),),), silent=True))
    assert body["flags"] == 4096


@pytest.mark.parametrize(
    "text",
    [
        "a * b _ c ~~d~~ `e` ||f|| [g](https://evil.example) <@1> <#2> </x:3> # h > i \\ j",
        "- not a list",
        "1. not a list",
        "# no heading",
        "> no quote",
        "мир 🏳️‍🌈 שלום",
    ],
)
def test_signs_read_as_they_were_written(text: str) -> None:
    assert (
        re.sub(r"<[^>]+>", "", html(escape(text))).replace("&lt;", "<").replace("&gt;", ">") == text
    )


def test_an_address_in_a_text_stays_whole() -> None:
    (body,) = bodies(plain("See https://x.example/a_b_c for more."))
    assert "https://x.example/a_b_c" in body["content"]


def test_a_link_whose_text_has_brackets_still_leads_somewhere() -> None:
    (body,) = bodies(Message(((Bullets(((Span("He [sic] said", url=URL),),)),),)))
    assert body["embeds"][0]["description"] == rf"• He \[sic\] said [↗]({URL})"


@pytest.mark.parametrize("url", ["http://localhost/x", "https://a b.example", "javascript:x"])
def test_an_address_that_discord_may_refuse_costs_no_message(url: str) -> None:
    (body,) = bodies(digest(story(1, "Grid", "Text.", url)))
    assert all("url" not in embed for embed in body["embeds"])


def test_a_long_digest_is_numbered_and_each_part_stands_alone() -> None:
    stories = [story(n, f"Story {n}", "A sentence of the story. " * 40) for n in range(1, 11)]
    found = bodies(digest(*stories))
    assert len(found) == 2
    assert [body["embeds"][-1]["footer"]["text"] for body in found] == ["1/2", "2/2"]
    assert ["components" in body for body in found] == [False, True]
    assert found[1]["embeds"][0]["title"].startswith("6  Story")


def test_more_buttons_than_fit_become_menus() -> None:
    rows = tuple((Button(f"Topic {n}", f"/topic {n}"),) for n in range(40))
    (body,) = bodies(Message(plain("Topics").sections, rows))
    menus = [row["components"][0] for row in body["components"]]
    assert [len(menu["options"]) for menu in menus] == [25, 15]
    assert menus[0]["options"][3] == {"label": "Topic 3", "value": "/topic 3"}


def test_a_message_for_a_forum_knows_its_name() -> None:
    (part,) = render(digest(story(1, "Grid", "Text.")))
    assert part.body["post"] == {
        "name": "Friday 20 November · Energy",
        "about": "Friday 20 November · Energy /settings",
        "part": 1,
    }


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]),
    max_size=60,
)
SPANS = st.builds(
    Span,
    st.lists(WORDS, max_size=30).map(" ".join),
    bold=st.booleans(),
    italic=st.booleans(),
    url=st.sampled_from([None, URL, "https://x.example/(a)"]),
)
LINES = st.lists(SPANS, min_size=1, max_size=4).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, LINES),
    st.builds(Paragraph, LINES),
    st.builds(Bullets, st.lists(LINES, max_size=12).map(tuple)),
    st.builds(More, st.lists(LINES, max_size=3).map(tuple)),
)
MESSAGES = st.lists(st.lists(BLOCKS, max_size=4).map(tuple), max_size=14).map(
    lambda sections: Message(tuple(sections))
)


def test_a_headline_with_two_links_counts_where_it_stands() -> None:
    """No title can carry both, so that it is part of the description, links and all."""
    links = (Span("w " * 60, bold=True, url=URL), Span("v " * 60, url="https://x.example/b"))
    rest = tuple(Paragraph((Span("word " * 196),)) for _ in range(4))
    (part,) = render(Message(((Heading(links), *rest[:3], Paragraph((Span("word " * 150),))),)))
    assert within(part.body) == []
    parts = render(Message(((Heading(links), *rest),)))
    assert [within(part.body) for part in parts] == [[] for _ in parts]
    assert len(parts) == 2


@settings(max_examples=150, deadline=None)
@given(MESSAGES)
def test_every_message_fits_and_no_word_is_lost(message: Message) -> None:
    parts = render(message)
    assert [within(part.body) for part in parts] == [[] for _ in parts]
    assert _words("".join(map(_unnumbered, parts))) == _words(text_of(message))


def _unnumbered(part: Part) -> str:
    return re.sub(r"\n\n\(\d+/\d+\)\Z", "", part.text)


def _words(text: str) -> str:
    return re.sub(r"[\s•]+", "", text)
