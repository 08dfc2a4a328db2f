"""/trends: how much each topic was reported, drawn and told."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.commands.chart import MOST, chart
from bot.commands.request import Answer
from bot.message import PNG, Attachment
from bot.model import Address
from bot.reading import FeedKind
from bot.store import chats, feeds
from bot.stories.trends import Reported, reported
from tests.builders import NOW
from tests.commands.world import World, shown

TODAY = date(2026, 11, 21)


def picture_of(answer: Answer) -> Attachment:
    assert answer.message is not None
    assert answer.message.attached is not None
    return answer.message.attached


async def _loud_energy(news: World) -> None:
    """Energy has a story a day, and six today."""
    for day in range(1, 6):
        await news.report(
            f"Grid {day}", f"Grid of day {day}.", topic="Energy", hours_ago=24 * day + 2
        )
    for number in range(5):
        await news.report(
            f"Plant {number}", f"Plant {number} said so.", topic="Energy", hours_ago=2
        )


async def test_every_topic_is_told_and_drawn(news: World) -> None:
    await _loud_energy(news)
    answer = await news.say("/trends")
    lines = shown(answer).splitlines()
    assert lines[0] == "Stories on each topic, 8 Nov to 21 Nov"
    assert lines[1].startswith("Energy: 11 stories · rising: 6 in a day, usually 1.0")
    assert any("Belarus: 2 stories" in line for line in lines)
    drawn = picture_of(answer)
    assert drawn.media == PNG
    assert drawn.alt.startswith(f"{lines[0]}: Energy: 11 stories")
    image = Image.open(BytesIO(drawn.content))
    assert image.width == 1080


async def test_one_topic_is_told_with_its_busiest_day(news: World) -> None:
    await _loud_energy(news)
    answer = await news.say("/trends energy")
    text = shown(answer)
    assert text.startswith("Stories on Energy, 8 Nov to 21 Nov")
    assert "most on 21 Nov: 6" in text
    assert picture_of(answer).alt.startswith("Stories on Energy")
    assert answer.message is not None
    assert [b.command for row in answer.message.buttons for b in row] == [
        "/topic Energy",
        "/trends",
    ]


async def test_what_is_no_topic_is_told_what_is_near(news: World) -> None:
    near = await news.text("/trends Energie")
    assert "/trends Energy" in near, near
    assert "Nothing was reported on Culture in the last 14 days." in await news.text(
        "/trends culture"
    )


async def test_where_nothing_was_read_nothing_is_drawn(world: World) -> None:
    answer = await world.say("/trends")
    assert shown(answer) == "Nothing was reported on any topic in the last 14 days."
    assert answer.message is not None
    assert answer.message.attached is None


async def test_a_chats_own_feed_counts_in_that_chat_alone(news: World) -> None:
    await news.say("/trends")
    await news.say("/allow boris")
    url = "https://harbour.example/feed"
    async with news.db.write() as tx:
        olga = await chats.by_address(tx, Address("telegram", "olga"))
        assert olga is not None
        await feeds.add(tx, url, kind=FeedKind.FEED, title="", now=NOW, chat_id=olga.id)
        await feeds.remove(tx, url)
    assert "Energy: 1 story" in await news.text("/trends")
    answer = await news.say("/trends", person="boris")
    assert "Energy" not in shown(answer)
    assert answer.message is not None
    assert answer.message.attached is None


_TOPICS = st.text(max_size=60) | st.sampled_from(["日本の政治", "العالم", "a\nb", "\x00", "🙂"])


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(_TOPICS, st.lists(st.integers(0, 10**6), min_size=1, max_size=15), max_size=14)
)
def test_whatever_topics_are_called_a_picture_is_small(daily: dict[str, list[int]]) -> None:
    found = reported(daily, 14)
    if found:
        made = chart(found, TODAY)
        assert len(made) < 200_000
        image = Image.open(BytesIO(made))
        assert image.size[1] <= 200 + 104 * MOST or len(found) == 1


@pytest.mark.parametrize("counts", [(1,) * 14, (0,) * 13 + (3,)])
def test_a_single_topic_fills_its_picture(counts: tuple[int, ...]) -> None:
    image = Image.open(BytesIO(chart([Reported("Energy", counts)], TODAY)))
    assert image.size == (1080, 720)
    assert len(image.getcolors() or []) > 3
