"""What is forgotten, and what never may be."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.message import Part
from bot.store import deliveries, digests, entries, inbox, intake, pruning, schema, search, stories
from tests.builders import DAY, NOW, Newsroom, new_article, on_sqlite

KEEP = 30 * DAY
LARGE = 10**12


async def _prune(room: Newsroom, most_bytes: int = LARGE) -> int:
    gone = 0
    while True:
        async with room.db.write() as tx:
            batch = await pruning.prune(tx, NOW, keep=KEEP, most_bytes=most_bytes)
        gone += batch
        if not batch:
            return gone


async def test_old_texts_go_and_young_ones_stay(room: Newsroom) -> None:
    old = await room.report("Old news", published=NOW - 31 * DAY, now=NOW - 31 * DAY)
    young = await room.report("Young news", published=NOW - 29 * DAY, now=NOW - 29 * DAY)
    assert await _prune(room) == 1
    async with room.db.read() as tx:
        assert await stories.get(tx, None, old) is None
        assert [s.id for s in await search.find(tx, None, "news", 9)] == [young]


async def test_what_was_seen_does_not_look_new_again(room: Newsroom) -> None:
    feed = await room.feed()
    article = new_article("Old news", url="https://wire.example/old")
    await room.save(feed, article, NOW - 31 * DAY)
    assert await _prune(room) == 1
    assert await room.save(feed, article) == ("unchanged", [])


async def test_a_feed_may_show_its_archive_for_years(room: Newsroom) -> None:
    feed = await room.feed()
    article = new_article("From the archive", url="https://wire.example/old")
    await room.save(feed, article, NOW - 800 * DAY)
    await _prune(room)
    await _prune(room)
    assert await room.save(feed, article) == ("unchanged", [])


async def test_entries_that_no_feed_shows_any_more_are_forgotten_in_the_end(
    room: Newsroom,
) -> None:
    feed = await room.feed()
    async with room.db.write() as tx:
        for number in range(2_010):
            await intake.remember(tx, feed.id, [(str(number), "d")], NOW - 400 * DAY)
    await _prune(room)
    async with room.db.read() as tx:
        shown = {str(number): "" for number in range(2_010)}
        left = (await entries.seen(tx, feed.id, shown, most_edits=5)).digests
    assert set(left) == {str(number) for number in range(10, 2_010)}


@on_sqlite
async def test_a_large_file_loses_its_oldest_articles_first(room: Newsroom) -> None:
    for days in range(3):
        await room.report(f"News {days}", now=NOW - days * DAY)
    async with room.db.write() as tx:
        assert await pruning.prune(tx, NOW, keep=KEEP, most_bytes=LARGE) == 0
    assert await _prune(room, most_bytes=1) == 3


async def test_a_story_that_lost_its_articles_to_size_is_still_known_as_shown(
    room: Newsroom,
) -> None:
    chat, story = await room.chat(), await room.report("News")
    async with room.db.write() as tx:
        await digests.show(tx, chat.id, {story: ["new"]}, now=NOW)
    await _prune(room, most_bytes=1)
    async with room.db.read() as tx:
        assert await digests.shown_to(tx, chat.id, NOW) == {story: NOW}


async def test_ids_are_never_given_twice(room: Newsroom) -> None:
    old = await room.report("Old", published=NOW - 40 * DAY, now=NOW - 40 * DAY)
    await _prune(room)
    assert await room.report("New") > old


async def test_only_what_has_ended_is_forgotten(room: Newsroom) -> None:
    chat = await room.chat()
    long_ago = NOW - 31 * DAY
    async with room.db.write() as tx:
        for text in ("sent", "owed"):
            await deliveries.enqueue(
                tx, chat_id=chat.id, parts=[Part({"text": text}, text)], now=long_ago, urgent=True
            )
        first = await deliveries.claim(
            tx, long_ago, platform="fake", limit=1, lease=timedelta(minutes=1)
        )
        await deliveries.sent(tx, first[0].id, "receipt", long_ago)
        await inbox.add(tx, "fake", [("1", {}), ("2", {})], long_ago)
        await inbox.handled(tx, "fake", "1", long_ago)
    await _prune(room)
    async with room.db.read() as tx:
        assert (await deliveries.pending(tx)).depth == 1
        assert (await tx.execute(sa.text("SELECT count(*) FROM deliveries"))).scalar_one() == 1
        assert [update.key for update in await inbox.pending(tx, "fake", 9)] == ["2"]
        assert (await tx.execute(sa.text("SELECT count(*) FROM updates"))).scalar_one() == 1


async def test_digests_go_when_nobody_is_owed_anything_of_them(room: Newsroom) -> None:
    chat = await room.chat()
    order = await room.order(chat)
    async with room.db.write() as tx:
        for days in (40, 35, 1):
            then = NOW - days * DAY
            await tx.execute(
                sa.insert(schema.digests).values(
                    subscription_id=order.id,
                    chat_id=chat.id,
                    slot=then.date(),
                    due_at=then,
                    outcome="empty",
                    built_at=then,
                )
            )
    await _prune(room)
    async with room.db.read() as tx:
        left = (await tx.execute(sa.select(schema.digests.c.slot))).scalars().all()
    assert list(left) == [(NOW - DAY).date()]
