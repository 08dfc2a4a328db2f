"""Who sees what: a chat's own feed is for that chat alone, whichever way one asks."""

from __future__ import annotations

import pytest

from bot.model import Chat, Story
from bot.store import articles, listing, names, search, stories, topics
from bot.store.db import Tx
from tests.builders import DAY, HOUR, NOW, Newsroom


@pytest.fixture
async def anna(room: Newsroom) -> Chat:
    return await room.chat("anna")


@pytest.fixture
async def boris(room: Newsroom) -> Chat:
    return await room.chat("boris")


async def _all_ways(tx: Tx, chat: Chat | None, story_id: int) -> list[bool]:
    """Is the story on pipelines in Zaporizhzhia found, by each door there is?"""
    chat_id = None if chat is None else chat.id
    about_name = await search.about(tx, chat_id, "Zaporizhzhia", limit=9)
    return [
        any(s.id == story_id for s in await listing.listed(tx, chat_id, limit=9)),
        await stories.get(tx, chat_id, story_id) is not None,
        await stories.many(tx, chat_id, [story_id]) != [],
        await search.find(tx, chat_id, "pipelines", 9) != [],
        about_name.stories != [],
        "Zaporizhzhia" in await names.seen(tx, chat_id, 9),
        await topics.counts(tx, chat_id, None) != [],
    ]


async def test_a_private_story_is_seen_in_its_chat_alone(
    room: Newsroom, anna: Chat, boris: Chat
) -> None:
    own = await room.feed("https://own.example/", chat=anna)
    story = await room.report("Of pipelines", feed=own, topics=("Energy",), names=("Zaporizhzhia",))
    async with room.db.read() as tx:
        assert await _all_ways(tx, anna, story) == [True] * 7
        assert await _all_ways(tx, boris, story) == [False] * 7
        assert await _all_ways(tx, None, story) == [False] * 7
        assert await stories.newest_day(tx) is None
        assert await articles.public(tx, [1]) == set()


async def test_a_feed_that_both_added_is_seen_by_both(
    room: Newsroom, anna: Chat, boris: Chat
) -> None:
    for chat in (anna, boris):
        own = await room.feed("https://own.example/", chat=chat)
    story = await room.report("Of pipelines", feed=own)
    async with room.db.read() as tx:
        for chat_id, seen in ((anna.id, True), (boris.id, True), (None, False)):
            assert (await stories.get(tx, chat_id, story) is not None) == seen


async def _half_hidden(room: Newsroom, anna: Chat) -> tuple[int, Story, Story]:
    """A public report, and a later one of Anna's own by which the story is told."""
    own = await room.feed("https://own.example/", chat=anna)
    story = await room.report("Public headline", text="Public words.", source="Wire")
    await room.report(
        "Secret headline",
        feed=own,
        text="Secret words.",
        language="pl",
        topics=("Secrets",),
        names=("Secretariat",),
        source="Secret Letter",
        published=NOW - HOUR,
        story_id=story,
    )
    async with room.db.read() as tx:
        hers, public = await stories.get(tx, anna.id, story), await stories.get(tx, None, story)
    assert hers is not None
    assert public is not None
    return story, hers, public


async def test_a_story_that_is_partly_hidden_shows_nothing_of_the_hidden(
    room: Newsroom, anna: Chat
) -> None:
    _, hers, public = await _half_hidden(room, anna)
    assert [a.title for a in hers.articles] == ["Secret headline", "Public headline"]
    assert hers.title == "Secret headline"
    assert hers.because == ("one report",)
    assert "secret" not in repr(public).lower()
    assert public.title == "Public headline"
    assert [s.text for s in public.sentences] == ["Public words."]
    assert public.language == "en"
    assert public.fresh_at == NOW - 3 * HOUR
    assert public.because == ()


async def test_hidden_words_topics_and_names_find_no_half_hidden_story(
    room: Newsroom, anna: Chat, boris: Chat
) -> None:
    await _half_hidden(room, anna)
    async with room.db.read() as tx:
        for chat_id, found in ((anna.id, 1), (boris.id, 0), (None, 0)):
            assert len(await search.find(tx, chat_id, "secret", 9)) == found
            assert len(await listing.listed(tx, chat_id, topic="Secrets", limit=9)) == found
            assert len(await listing.listed(tx, chat_id, names=["Secretariat"], limit=9)) == found
            assert len(await listing.listed(tx, chat_id, languages=["pl"], limit=9)) == found
            assert len(await listing.listed(tx, chat_id, since=NOW - 2 * HOUR, limit=9)) == found


async def test_a_list_has_the_newest_first_and_pages(room: Newsroom) -> None:
    made = [await room.report(f"Story {n}", published=NOW - n * DAY) for n in (2, 0, 1)]
    newest = [made[1], made[2], made[0]]
    async with room.db.read() as tx:
        assert [s.id for s in await listing.listed(tx, None, limit=9)] == newest
        assert [s.id for s in await listing.listed(tx, None, limit=1, offset=1)] == newest[1:2]
        assert [s.id for s in await stories.many(tx, None, made)] == made
        day = await listing.listed(tx, None, since=NOW - DAY, until=NOW, limit=9)
        assert [s.id for s in day] == [made[2]]
        assert await stories.newest_day(tx) == NOW


async def test_more_stories_than_a_statement_takes_variables(room: Newsroom) -> None:
    story = await room.report("Grid warns")
    async with room.db.read() as tx:
        found = await stories.many(tx, None, [*range(2, 30_000), story])
    assert [s.id for s in found] == [story]


async def test_what_is_enriched_after_a_moment_is_new_since_then(room: Newsroom) -> None:
    """Not what was first seen then: it may have waited while a digest was made."""
    await room.report("Early", now=NOW - 2 * HOUR)
    late = await room.report("Late", now=NOW)
    async with room.db.read() as tx:
        found = await listing.listed(tx, None, seen_since=NOW - HOUR, limit=9)
    assert [s.id for s in found] == [late]
