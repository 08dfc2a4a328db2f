"""Stories that turn out to be one, and one that turns out to be two: both ids answer for ever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NoReturn

import pytest

from bot.model import Story, Unread
from bot.store import digests, listing, moves, stories
from bot.stories.assign import Assignment
from bot.stories.enrich import Enricher
from bot.stories.review import OTHER_EVENT, review
from summarizer import Desk, Document, Outline, outline
from tests.builders import DAY, HOUR, NOW, HandClock, Newsroom, new_article
from tests.stories.texts import GRID, GRID_TOLD_AGAIN, MUSEUM


def each_alone(
    unread: Sequence[Unread],
    placed: Mapping[int, int | None],
    opened: Sequence[tuple[int, Outline]],
    now: datetime,
    desk: Desk,
) -> list[Assignment]:
    """As if what makes two reports one event came to light only later."""
    return [Assignment(placed[each.id], (each,), ("alone",)) for each in unread]


def nothing(opened: Sequence[tuple[int, Outline]], now: datetime) -> list[NoReturn]:
    """A review that leaves all as it is."""
    return []


async def _listed(room: Newsroom, chat_id: int | None = None) -> list[Story]:
    async with room.db.read() as tx:
        return await listing.listed(tx, chat_id, limit=99)


async def _two_stories(room: Newsroom) -> tuple[int, int]:
    """The grid's story told twice, as two stories; their ids."""
    feed = await room.feed()
    for number, text in ((1, GRID), (2, GRID_TOLD_AGAIN)):
        url = f"https://wire.example/{number}"
        await room.save(feed, new_article(f"Grid {number}", url=url, text=text))
    await Enricher(room.db, HandClock(), assign=each_alone, review=nothing).tick()
    one, two = sorted(story.id for story in await _listed(room))
    return one, two


async def _museum(room: Newsroom, clock: HandClock) -> None:
    """One more article: the stories are looked through again."""
    clock.pass_(HOUR)
    await room.save(await room.feed(), new_article("Museum", url="https://m.example/", text=MUSEUM))
    await Enricher(room.db, clock).tick()


async def test_two_that_are_one_are_merged_into_the_older(room: Newsroom) -> None:
    one, two = await _two_stories(room)
    await _museum(room, HandClock())
    found = {story.id: story for story in await _listed(room)}
    assert sorted(map(len, (story.articles for story in found.values()))) == [1, 2]
    assert two not in found
    assert len(found[one].articles) == 2
    newer = max(found[one].articles, key=lambda article: article.id)
    assert newer.because
    assert not [reason for reason in newer.because if any(c.isdigit() for c in reason)]
    async with room.db.read() as tx:
        assert await moves.merged_into(tx, two) == one
        assert await moves.merged_into(tx, one) is None
        assert await stories.get(tx, None, two) is None


async def test_who_saw_the_one_that_is_gone_has_seen_the_other(room: Newsroom) -> None:
    one, two = await _two_stories(room)
    anna, boris = await room.chat("anna"), await room.chat("boris")
    async with room.db.write() as tx:
        await digests.show(tx, anna.id, {two: ("told",)}, now=NOW + timedelta(minutes=5))
    await _museum(room, HandClock())
    async with room.db.read() as tx:
        assert one in await digests.shown_to(tx, anna.id, NOW + HOUR)
        assert await digests.shown_to(tx, boris.id, NOW + HOUR) == {}


async def _one_that_is_two(room: Newsroom, clock: HandClock) -> int:
    """A story of two reports, one of which its source edited into another event."""
    feed = await room.feed()
    for number, text in ((1, GRID), (2, GRID_TOLD_AGAIN)):
        url = f"https://wire.example/{number}"
        await room.save(feed, new_article(f"Grid {number}", url=url, text=text))
    await Enricher(room.db, clock).tick()
    (story,) = await _listed(room)
    edited = new_article("Museum opens", url="https://wire.example/2", text=MUSEUM)
    clock.pass_(HOUR)
    await room.save(feed, edited)
    return story.id


async def test_one_that_is_two_is_split(room: Newsroom) -> None:
    clock = HandClock()
    old = await _one_that_is_two(room, clock)
    await Enricher(room.db, clock).tick()
    found = {story.id: story for story in await _listed(room)}
    (new,) = set(found) - {old}
    assert [article.title for article in found[old].articles] == ["Grid 1"]
    assert [article.title for article in found[new].articles] == ["Museum opens"]
    assert found[new].articles[0].because == (OTHER_EVENT,)
    assert all(sentence.text in GRID for sentence in found[old].sentences)
    assert all(sentence.text in MUSEUM for sentence in found[new].sentences)
    async with room.db.read() as tx:
        (move,) = await moves.split_from(tx, old)
    assert (move.to_id, move.kind, move.because) == (new, "split", (OTHER_EVENT,))


async def test_who_saw_it_whole_has_seen_both_parts(room: Newsroom) -> None:
    clock = HandClock()
    old = await _one_that_is_two(room, clock)
    anna, late = await room.chat("anna"), await room.chat("late")
    async with room.db.write() as tx:
        await digests.show(tx, anna.id, {old: ("told",)}, now=NOW)
    await Enricher(room.db, clock).tick()
    after = clock.pass_(HOUR)
    async with room.db.write() as tx:
        await digests.show(tx, late.id, {old: ("told",)}, now=after)
    async with room.db.read() as tx:
        assert len(await digests.shown_to(tx, anna.id, after)) == 2
        assert set(await digests.shown_to(tx, late.id, after)) == {old}


async def test_a_silent_story_is_closed(room: Newsroom) -> None:
    clock = HandClock()
    feed = await room.feed()
    first = new_article("Grid", url="https://wire.example/1", text=GRID, published=NOW)
    await room.save(feed, first)
    await Enricher(room.db, clock).tick()
    week_later = clock.pass_(7 * DAY)
    again = new_article(
        "Grid again", url="https://wire.example/2", text=GRID_TOLD_AGAIN, published=week_later
    )
    await room.save(feed, again, week_later)
    await Enricher(room.db, clock).tick()
    assert [len(story.articles) for story in await _listed(room)] == [1, 1]


async def test_a_review_that_breaks_leaves_all_as_it_is(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> NoReturn:
        raise RecursionError("what stories")

    await room.save(await room.feed(), new_article("Grid", text=GRID))
    assert await Enricher(room.db, HandClock(), review=broken).tick() == 1
    assert len(await _listed(room)) == 1
    assert "could not be reviewed" in caplog.text


async def test_stories_are_looked_through_only_when_one_grew(room: Newsroom) -> None:
    looks = []

    def counted(opened: Sequence[tuple[int, Outline]], now: datetime) -> list[NoReturn]:
        looks.append(len(opened))
        return []

    clock = HandClock()
    enricher = Enricher(room.db, clock, review=counted)
    await room.save(await room.feed(), new_article("Grid", text=GRID))
    assert (await enricher.enrich(), looks) == (1, [])
    clock.pass_(HOUR)
    for _ in range(2):
        await enricher.look_through()
    assert looks == [1]


def test_what_is_right_is_left_alone() -> None:
    def read(number: int, text: str) -> Outline:
        return outline(Document(str(number), text, f"Report {number}", language="en"))

    opened = [(7, read(1, GRID)), (7, read(2, GRID_TOLD_AGAIN)), (9, read(3, MUSEUM))]
    assert review(opened, NOW) == []
    assert review([], NOW) == []
    (merge,) = review([(7, opened[0][1]), (8, opened[1][1]), opened[2]], NOW)
    assert (merge.kind, merge.story_id, merge.to_id, merge.articles) == ("merged", 8, 7, (2,))
    (split,) = review([(7, opened[0][1]), (7, opened[1][1]), (7, opened[2][1])], NOW)
    assert (split.kind, split.story_id, split.to_id, split.articles) == ("split", 7, None, (3,))
