"""From saved articles to stories, with the real summarizer and a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from bot.model import Enrichment, Story, Unread
from bot.store import articles, listing, search, topics
from bot.store.db import open_database
from bot.stories.enrich import Enricher
from bot.stories.read import read
from summarizer import Topic
from tests.builders import NOW, HandClock, Newsroom, new_article, url_in
from tests.stories.texts import GRID, GRID_TOLD_AGAIN, MUSEUM

FURNITURE = "Read more\n\nAdvertisement\n\nShare this article\n\n© 2026 All rights reserved"


@pytest.fixture
def enricher(room: Newsroom) -> Enricher:
    return Enricher(room.db, HandClock())


async def _listed(room: Newsroom, chat_id: int | None = None) -> list[Story]:
    async with room.db.read() as tx:
        return await listing.listed(tx, chat_id, limit=99)


async def test_two_reports_of_one_event_are_one_story(room: Newsroom, enricher: Enricher) -> None:
    async with room.db.write() as tx:
        await topics.replace(tx, [Topic("Energy", {"en": ("grid", "reactor*", "power")})])
    feed, other = await room.feed(), await room.feed("https://quay.example/feed")
    for carrier, title, text, source, url in (
        (feed, "Grid warns of a tight January", GRID, "Harbour Wire", "https://wire.example/1"),
        (other, "Vesnia: power for four days", GRID_TOLD_AGAIN, "Quay", "https://quay.example/1"),
        (feed, "Museum of boats opens again", MUSEUM, "Harbour Wire", "https://wire.example/2"),
    ):
        await room.save(carrier, new_article(title, url=url, text=text, source=source))
    assert await enricher.tick() == 3
    assert await enricher.tick() == 0
    found = {story.sources: story for story in await _listed(room)}
    assert {frozenset(sources) for sources in found} == {
        frozenset({"Harbour Wire", "Quay"}),
        frozenset({"Harbour Wire"}),
    }
    grid = next(story for sources, story in found.items() if len(sources) == 2)
    assert grid.because
    assert grid.topics == ("Energy",)
    for sentence in grid.sentences:
        assert sentence.text in GRID or sentence.text in GRID_TOLD_AGAIN, "verbatim"
        assert sentence.article_id in {article.id for article in grid.articles}
    async with room.db.read() as tx:
        assert [s.id for s in await search.find(tx, None, '"street lamp"', 9)] == [grid.id]
        named = await search.about(tx, None, "Marta Ostrowska", limit=9)
        assert [s.id for s in named.stories] == [grid.id]
        other = await search.about(tx, None, "Marta Ostrovska", limit=9)
        assert (named.spellings, other.spellings) == ((), ("Marta Ostrowska",))


async def test_what_is_all_furniture_is_nobodys_story(room: Newsroom, enricher: Enricher) -> None:
    await room.save(
        await room.feed(), new_article("Cookies", url="https://a.example", text=FURNITURE)
    )
    assert await enricher.tick() == 1
    assert await _listed(room) == []
    async with room.db.read() as tx:
        assert await articles.waiting(tx, 9) == []


async def test_an_edited_article_stays_in_its_story(room: Newsroom, enricher: Enricher) -> None:
    feed = await room.feed()
    await room.save(feed, new_article("Grid warns", url="https://wire.example/1", text=GRID))
    await enricher.tick()
    before = (await _listed(room))[0]
    edited = new_article("Museum opens", url="https://wire.example/1", text=MUSEUM)
    await room.save(feed, edited)
    await enricher.tick()
    (after,) = await _listed(room)
    assert (after.id, after.title) == (before.id, "Museum opens")
    assert all(sentence.text in MUSEUM for sentence in after.sentences)
    async with room.db.read() as tx:
        assert await search.find(tx, None, "reactors", 9) == []


async def test_a_report_joins_the_story_that_is_open(room: Newsroom, enricher: Enricher) -> None:
    feed = await room.feed()
    await room.save(feed, new_article("Grid warns", url="https://wire.example/1", text=GRID))
    await enricher.tick()
    first = (await _listed(room))[0].id
    again = new_article("Vesnia: four days", url="https://wire.example/2", text=GRID_TOLD_AGAIN)
    await room.save(feed, again)
    await enricher.tick()
    (story,) = await _listed(room)
    assert story.id == first
    assert len(story.articles) == 2


async def test_two_processes_make_one_story(
    room: Newsroom, enricher: Enricher, tmp_path: Path
) -> None:
    feed = await room.feed()
    await room.save(feed, new_article("Grid warns", url="https://wire.example/1", text=GRID))
    again = new_article("Vesnia: four days", url="https://wire.example/2", text=GRID_TOLD_AGAIN)
    await room.save(feed, again)
    other = open_database(url_in(tmp_path))
    await asyncio.gather(enricher.tick(), Enricher(other, HandClock()).tick())
    await other.close()
    (story,) = await _listed(room)
    assert len(story.articles) == 2


async def test_an_edit_while_it_is_read_is_read_again(room: Newsroom) -> None:
    feed = await room.feed()
    await room.save(feed, new_article("Grid warns", url="https://wire.example/1", text=GRID))
    loop, edited = asyncio.get_running_loop(), []

    def slowly(unread: Unread, known: Sequence[Topic]) -> Enrichment | None:
        if not edited:
            edited.append(True)
            edit = new_article("Museum opens", url="https://wire.example/1", text=MUSEUM)
            asyncio.run_coroutine_threadsafe(room.save(feed, edit), loop).result(10)
        return read(unread, known)

    enricher = Enricher(room.db, HandClock(), slowly)
    await enricher.tick()
    await enricher.tick()
    assert [story.title for story in await _listed(room)] == ["Museum opens"]


async def test_one_text_that_breaks_the_reader_holds_up_no_other(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    feed = await room.feed()
    for title in ("Poison", "Grid warns"):
        await room.save(feed, new_article(title, url=f"https://wire.example/{title}", text=GRID))

    def picky(unread: Unread, known: Sequence[Topic]) -> Enrichment | None:
        if unread.title == "Poison":
            raise RecursionError("what a text")
        return read(unread, known)

    assert await Enricher(room.db, HandClock(), picky).tick() == 2
    assert [story.title for story in await _listed(room)] == ["Grid warns"]
    assert "could not be read" in caplog.text


async def test_articles_that_cannot_be_compared_or_told_together_are_shown(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    feed = await room.feed()
    for title, text in (("Grid warns", GRID), ("Museum opens", MUSEUM)):
        await room.save(feed, new_article(title, url=f"https://wire.example/{title}", text=text))

    def broken(*_: object) -> NoReturn:
        raise RecursionError("what texts")

    assert await Enricher(room.db, HandClock(), assign=broken, tell=broken).tick() == 2
    assert {story.title for story in await _listed(room)} == {"Grid warns", "Museum opens"}
    assert "could not be compared" in caplog.text
    assert "could not be told" in caplog.text


async def test_a_private_report_changes_nothing_of_what_all_see(
    room: Newsroom, enricher: Enricher
) -> None:
    chat = await room.chat()
    own = await room.feed("https://own.example/", chat=chat)
    first = new_article("Grid warns", url="https://wire.example/1", text=GRID, source="Wire")
    await room.save(await room.feed(), first)
    await enricher.tick()
    before = await _listed(room)
    secret = new_article("Secret: four days", url="https://own.example/1", text=GRID_TOLD_AGAIN)
    await room.save(own, secret)
    await enricher.tick()
    (public,) = await _listed(room)
    (whole,) = await _listed(room, chat.id)
    assert len(whole.articles) == 2
    assert (public.title, public.sentences) == (before[0].title, before[0].sentences)
    assert "Secret" not in repr(public)
    assert "own.example" not in repr(public)


async def test_a_text_without_a_headline_gets_its_lead(room: Newsroom, enricher: Enricher) -> None:
    untitled = replace(new_article(url="https://wire.example/1", text=MUSEUM), title=None)
    await room.save(await room.feed(), untitled)
    await enricher.tick()
    (story,) = await _listed(room)
    assert story.title.startswith("The museum of boats in Port Amber opened its doors again")
    assert [s.text for s in story.sentences if s.text != story.title and not s.more]


async def test_a_backlog_is_worked_off_in_one_tick(room: Newsroom, enricher: Enricher) -> None:
    feed = await room.feed()
    for number in range(30):
        text = MUSEUM.replace("Forty", f"{number} hundred").replace("Port Amber", f"Port {number}")
        await room.save(
            feed, new_article(f"N {number}", url=f"https://a.example/{number}", text=text)
        )
    assert await enricher.tick() == 30


MINE_IN_MAY = (
    "The miners of Vesnia went back to work on Monday.\n\n"
    "Since the full-scale invasion of Ukraine began in February 2022, coal was dear. "
    "The owners promised new lamps before the winter, and a second lift after it."
)
BAKER = (
    "A bakery in Port Amber sells bread at night.\n\n"
    "Flour was dear since the full-scale invasion of Ukraine began in March 2022, its owner said. "
    "Her loaves are sold out at four in the morning, when the fishermen come."
)


async def test_two_stories_that_cannot_both_be_right_say_so(
    room: Newsroom, enricher: Enricher
) -> None:
    feed = await room.feed()
    for title, text in (("Miners are back", MINE_IN_MAY), ("Bread at night", BAKER)):
        await room.save(feed, new_article(title, url=f"https://wire.example/{title}", text=text))
        await enricher.tick()
    found = await _listed(room)
    assert len(found) == 2
    for story in found:
        (conflict,) = story.disagreements
        assert [sentence.text in MINE_IN_MAY + BAKER for sentence in conflict.sentences] == [
            True
        ] * 2
    corrected = BAKER.replace("March", "February")
    await room.save(
        feed,
        new_article("Bread at night", url="https://wire.example/Bread at night", text=corrected),
    )
    await enricher.tick()
    assert [story.disagreements for story in await _listed(room)] == [(), ()]


async def test_what_breaks_the_comparison_leaves_the_stories(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> NoReturn:
        raise RecursionError("what texts")

    await room.save(await room.feed(), new_article("Grid warns", text=GRID))
    assert await Enricher(room.db, HandClock(), differ=broken).tick() == 1
    assert len(await _listed(room)) == 1
    assert "compared for what differs" in caplog.text


async def test_an_endless_word_is_nobodys_name() -> None:
    word = "Xy" * 1_500
    text = f"On Monday {word} met Petra Nowak. Later {word} left, and Petra Nowak stayed."
    made = read(Unread(1, None, "Wire", None, text, None, NOW, "en"), [])
    assert made is not None
    assert [name for name, _, _ in made.names] == ["Petra Nowak"]
