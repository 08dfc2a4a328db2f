"""Feeds: whose they are, when they are due, how they end."""

from __future__ import annotations

from datetime import timedelta

from bot.reading import FeedKind
from bot.store import feeds, stories
from tests.builders import HOUR, NOW, Newsroom

WIRE = "https://wire.example/feed"


async def test_adding_twice_is_adding_once(room: Newsroom) -> None:
    first, second = await room.feed(WIRE), await room.feed(WIRE)
    assert first == second
    assert first.public
    async with room.db.read() as tx:
        assert await feeds.every(tx) == [first]


async def test_a_chats_own_feed_is_not_public(room: Newsroom) -> None:
    assert not (await room.feed(WIRE, chat=await room.chat())).public


async def test_a_feed_of_two_owners_stays_until_both_removed_it(room: Newsroom) -> None:
    chat = await room.chat()
    await room.feed(WIRE, chat=chat)
    assert (await room.feed(WIRE)).public
    async with room.db.write() as tx:
        assert await feeds.remove(tx, WIRE)
        left = await feeds.by_url(tx, WIRE)
        assert left is not None
        assert not left.public
        assert not await feeds.remove(tx, WIRE), "it is no longer everybody's"
        assert await feeds.remove(tx, WIRE, chat_id=chat.id)
        assert await feeds.by_url(tx, WIRE) is None


async def test_what_one_has_not_one_cannot_remove(room: Newsroom) -> None:
    chat, other = await room.chat("anna"), await room.chat("boris")
    await room.feed(WIRE, chat=chat)
    async with room.db.write() as tx:
        assert not await feeds.remove(tx, WIRE, chat_id=other.id)
        assert not await feeds.remove(tx, WIRE)
        assert not await feeds.remove(tx, "https://elsewhere.example/")
        assert await feeds.by_url(tx, WIRE) is not None


async def test_a_removed_feeds_news_is_seen_no_more(room: Newsroom) -> None:
    story = await room.report("Grid warns")
    async with room.db.write() as tx:
        assert await stories.get(tx, None, story) is not None
        await feeds.remove(tx, WIRE)
        assert await stories.get(tx, None, story) is None


async def test_due_feeds_come_longest_waiting_first(room: Newsroom) -> None:
    made = [await room.feed(f"https://wire.example/{n}") for n in range(4)]
    async with room.db.write() as tx:
        for feed, hours in zip(made, (2, 1, 3, -1), strict=True):
            await feeds.checked(tx, feed.id, feeds.Checked(NOW - hours * HOUR), NOW)
        await feeds.failed(
            tx, made[1].id, now=NOW, next_check_at=NOW - HOUR, error="gone", stopped=True
        )
        assert [feed.id for feed in await feeds.due(tx, NOW, 10)] == [made[2].id, made[0].id]
        assert [feed.id for feed in await feeds.due(tx, NOW, 1)] == [made[2].id]


async def test_files_are_never_due(room: Newsroom) -> None:
    async with room.db.write() as tx:
        await feeds.add(tx, "file:essays", kind=FeedKind.FILES, title="Essays", now=NOW)
        assert await feeds.due(tx, NOW + timedelta(days=9), 10) == []


async def test_failures_are_counted_until_a_check_goes_well(room: Newsroom) -> None:
    feed = await room.feed(WIRE)
    async with room.db.write() as tx:
        for _ in range(2):
            await feeds.failed(tx, feed.id, now=NOW, next_check_at=NOW, error="no answer")
        failing = await feeds.by_url(tx, WIRE)
        assert failing is not None
        assert (failing.failures, failing.error) == (2, "no answer")
        found = feeds.Checked(NOW + HOUR, etag='"7"', title="W")
        await feeds.checked(tx, feed.id, found, NOW)
        well = await feeds.by_url(tx, WIRE)
    assert well is not None
    assert (well.failures, well.error, well.etag, well.title) == (0, None, '"7"', "W")


async def test_adding_a_stopped_feed_again_starts_it(room: Newsroom) -> None:
    feed = await room.feed(WIRE)
    async with room.db.write() as tx:
        await feeds.failed(
            tx, feed.id, now=NOW, next_check_at=NOW + 9 * HOUR, error="gone", stopped=True
        )
    again = await room.feed(WIRE)
    assert not again.stopped
    assert again.next_check_at == NOW


async def test_a_feed_moves_when_it_was_seen_twice_unless_another_is_there(room: Newsroom) -> None:
    feed, other = await room.feed(WIRE), await room.feed("https://wire.example/b")
    there = "https://wire.example/new"
    async with room.db.write() as tx:
        assert await feeds.redirected(tx, feed.id, other.url, patience=2)
        assert not await feeds.redirected(tx, feed.id, other.url, patience=2)
        assert await feeds.redirected(tx, feed.id, there, patience=2)
        assert await feeds.by_url(tx, there) is None
        assert await feeds.redirected(tx, feed.id, None, patience=2)
        assert await feeds.redirected(tx, feed.id, there, patience=2)
        assert await feeds.by_url(tx, there) is None, "not twice in a row"
        assert await feeds.redirected(tx, feed.id, there, patience=2)
        moved = await feeds.by_url(tx, there)
    assert moved is not None
    assert (moved.id, moved.moved_seen) == (feed.id, 0)


async def test_what_brings_nothing_is_counted(room: Newsroom) -> None:
    feed = await room.feed(WIRE)
    async with room.db.write() as tx:
        for entries in (0, None, 0):
            await feeds.checked(tx, feed.id, feeds.Checked(NOW + HOUR, entries=entries), NOW)
        empty = await feeds.by_url(tx, WIRE)
        await feeds.checked(tx, feed.id, feeds.Checked(NOW, entries=3, brought=True), NOW)
        full = await feeds.by_url(tx, WIRE)
    assert empty is not None
    assert full is not None
    assert (empty.empty_answers, empty.newest_at) == (2, None)
    assert (full.empty_answers, full.newest_at) == (0, NOW)
