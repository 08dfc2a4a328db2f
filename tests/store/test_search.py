"""Finding stories: by words, by a topic's name, by a name in any spelling."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store import search, topics
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from bot.store.search import Window
from summarizer import Topic
from tests.builders import DAY, NOW, Newsroom, url_in


@pytest.fixture
async def library(room: Newsroom) -> Newsroom:
    """Three reports and two topics."""
    async with room.db.write() as tx:
        await topics.replace(tx, [Topic(n, {"en": (n.lower(),)}) for n in ("Energy", "Belarus")])
    await room.report(
        "Grid warns",
        text="The grid operator warned of cold days.",
        topics=("Energy",),
        names=("Żółkiewski",),
    )
    await room.report(
        "Operator replaced",
        text="A new operator of the grid in Łódź was named at the café.",
        names=("Lukashenka",),
        language="pl",
    )
    await room.report("Лукашенко открыл завод", text="Завод открыт.", names=("Лукашенко",))
    return room


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("grid", {1, 2}),
        ("GRID Operator", {1, 2}),
        ('"grid operator"', {1}),
        ("grid -cold", {2}),
        ('operator -"grid operator"', {2}),
        ("cafe", {2}),
        ("café", {2}),
        ("cafe\u0301", {2}),
        ("завод", {3}),
        ("warns", {1}),
        ("grid-operator", {1}),
        ("nothing", set()),
        ("-grid", set()),
        ("", set()),
        ('"" - ""', set()),
        ("NEAR(grid operator)", set()),
        ("grid OR завод", set()),
        ("title:grid", set()),
    ],
)
async def test_words_phrases_and_what_is_unwanted(
    library: Newsroom, query: str, found: set[int]
) -> None:
    async with library.db.read() as tx:
        assert {story.id for story in await search.find(tx, None, query, 9)} == found


async def test_what_others_own_feeds_say_crowds_nobody_out(room: Newsroom) -> None:
    """Many newer hits that one may not see come before the one that one may."""
    story = await room.report("Grid warns", published=NOW - DAY)
    own = await room.feed("https://own.example/", chat=await room.chat())
    for number in range(60):
        await room.report(f"Grid secret {number}", feed=own)
    async with room.db.read() as tx:
        assert [s.id for s in await search.find(tx, None, "grid", 1)] == [story]


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[tuple[asyncio.AbstractEventLoop, Database]]:
    """A database on a loop of its own, for what hypothesis runs many times."""
    loop = asyncio.new_event_loop()
    loop.run_until_complete(migrate(url_in(tmp_path)))
    opened = open_database(url_in(tmp_path))
    loop.run_until_complete(Newsroom(opened).report("Grid warns"))
    yield loop, opened
    loop.run_until_complete(opened.close())
    loop.close()


_SIGNS = "\"-()*:^{}+'\\_,\0\ud800ß\u0301"
_WORDS = ("AND", "OR", "NOT", "NEAR", "grid", "title", ";--")
_HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *"\"-()*:^{}+'\\_,\0\ud800ß\u0301",
                *["AND", "OR", "NOT", "NEAR", "grid", "title", ";--"],
            ]
        ),
        max_size=25,
    ).map(" ".join),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[*HealthCheck])
@given(query=_HOSTILE)
def test_no_query_is_an_error(
    alone: tuple[asyncio.AbstractEventLoop, Database], query: str
) -> None:
    loop, opened = alone

    async def ask() -> None:
        async with opened.read() as tx:
            await search.find(tx, None, query, 9)

    loop.run_until_complete(ask())


@pytest.mark.parametrize(
    "query", ["a " * 5_000, "a." * 5_000, '"' * 5_000, "-" * 5_000, "a" * 9000]
)
async def test_endless_queries_are_answered(room: Newsroom, query: str) -> None:
    async with room.db.read() as tx:
        assert await search.find(tx, None, query, 9) == []


async def test_a_topic_is_found_by_its_name_in_any_case(library: Newsroom) -> None:
    async with library.db.read() as tx:
        found = await search.about(tx, None, "  eNERGY ", limit=9)
    assert (found.topic, [s.id for s in found.stories]) == ("Energy", [1])


async def test_a_name_is_found_in_every_spelling(library: Newsroom) -> None:
    async with library.db.read() as tx:
        found = await search.about(tx, None, "Lukashenko", limit=9)
    assert found.topic is None
    assert set(found.spellings) == {"Lukashenka", "Лукашенко"}
    assert {s.id for s in found.stories} == {2, 3}


async def test_other_wishes_are_words(library: Newsroom) -> None:
    async with library.db.read() as tx:
        found = await search.about(tx, None, "cold days", limit=9)
    assert (found.topic, found.spellings, [s.id for s in found.stories]) == (None, (), [1])


async def test_nothing_found_names_the_nearest_topics(library: Newsroom) -> None:
    async with library.db.read() as tx:
        found = await search.about(tx, None, "Enregy", limit=9)
    assert (found.stories, found.nearest) == ([], ("Energy",))


async def test_a_window_holds_for_every_way_of_asking(library: Newsroom) -> None:
    async with library.db.read() as tx:
        for wish in ("Energy", "Lukashenko", "operator"):
            for window in (Window(since=NOW), Window(until=NOW - DAY), Window(languages=("fr",))):
                assert (await search.about(tx, None, wish, limit=9, window=window)).stories == []
        polish = await search.about(tx, None, "operator", limit=9, window=Window(languages=("pl",)))
        assert [s.id for s in polish.stories] == [2]


async def test_topics_by_how_much_is_reported(library: Newsroom) -> None:
    await library.report("Old energy", topics=("Energy",), published=NOW - 9 * DAY)
    await library.report("Minsk", topics=("Belarus",))
    async with library.db.read() as tx:
        assert await topics.counts(tx, None, None) == [("Energy", 2), ("Belarus", 1)]
        assert await topics.counts(tx, None, NOW - DAY) == [("Belarus", 1), ("Energy", 1)]
        assert [topic.name for topic in await topics.every(tx)] == ["Belarus", "Energy"]
