"""Due digests: each slot closed once with its reason, no story twice, nothing lost on the way."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.commands.slots import close_due
from bot.digest.build import Builder
from bot.digest.fresh import compose_now, mark_seen
from bot.message import Message, More, Part, lines_of, text_of
from bot.model import Chat, ChatKind, StorySentence
from bot.store import archive, chats, digests, stories, subscriptions
from bot.store.db import open_database
from bot.texts.catalogue import texts_in
from tests.builders import DAY, HOUR, NOW, TODAY, one_part, url_in
from tests.digest.desk import Desk


async def test_a_due_digest_is_queued_once_however_often_one_looks(desk: Desk) -> None:
    order = await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")
    assert [await desk.builder.tick(), await desk.builder.tick()] == [1, 0]
    assert desk.woken == 1
    assert await desk.slots() == [("2026-11-20", "queued", None)]
    texts = await desk.sent()
    assert len(texts) == 1
    assert texts[0].startswith("Friday 20 November\n1 story from 1 article")
    async with desk.room.db.read() as tx:
        changed = await subscriptions.get(tx, order.id)
    assert changed is not None
    assert (changed.next_slot, changed.next_digest_at) == (TODAY + DAY, NOW + DAY)
    assert changed.last_digest_at == NOW


async def test_two_processes_make_one_digest(desk: Desk, tmp_path: Path) -> None:
    await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")
    other = open_database(url_in(tmp_path))
    rival = Builder(other, desk.clock, one_part, desk._wake)
    done = await asyncio.gather(*(builder.tick() for builder in (desk.builder, rival) * 3))
    assert sum(done) == 1
    assert len(await desk.sent()) == 1
    await other.close()


async def test_each_missed_day_is_closed_with_its_reason(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    desk.clock.pass_(3 * DAY + timedelta(minutes=30))
    await desk.room.report("Grid warns")
    assert await desk.builder.tick() == 4
    missed = ("skipped", "missed by more than six hours: the bot was offline")
    late = ("queued", "Due 13:00, sent 13:30: the bot was offline.")
    assert await desk.slots() == [
        ("2026-11-20", *missed),
        ("2026-11-21", *missed),
        ("2026-11-22", *missed),
        ("2026-11-23", *late),
    ]
    assert "the bot was offline" in (await desk.sent())[0]


@pytest.mark.parametrize(
    ("kind", "said"),
    [("private", ["Nothing new today."]), ("group", []), ("channel", [])],
)
async def test_an_empty_day_is_told_in_private_only(
    desk: Desk, kind: ChatKind, said: list[str]
) -> None:
    await desk.room.order(await desk.room.chat(kind=kind))
    assert await desk.builder.tick() == 1
    assert await desk.slots() == [("2026-11-20", "empty", "nothing new")]
    assert await desk.sent() == said


async def test_a_story_never_comes_twice(desk: Desk) -> None:
    chat = await desk.room.chat()
    await desk.room.order(chat)
    story = await desk.room.report("Grid warns")
    await desk.builder.tick()
    (first,) = await desk.sent()
    desk.clock.pass_(DAY)
    later = desk.clock.now()
    await desk.room.report("Grid warns again", story_id=story, published=later, now=later)
    await desk.room.report("Museum opens", published=later, now=later)
    await desk.builder.tick()
    (second,) = await desk.sent()
    assert "Grid warns" in first
    assert "Museum opens" in second
    assert "Grid" not in second


async def test_what_was_read_late_comes_with_the_next_digest(desk: Desk) -> None:
    """First seen before today's digest, enriched after it."""
    feed = await desk.room.feed()
    await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns", feed=feed)
    await desk.builder.tick()
    await desk.room.report(
        "Waited", feed=feed, published=NOW - HOUR, now=NOW + timedelta(seconds=9)
    )
    async with desk.room.db.write() as tx:
        await tx.execute(
            sa.text("UPDATE articles SET first_seen_at = :at WHERE title = 'Waited'"),
            {"at": (NOW - HOUR).replace(tzinfo=None).isoformat(" ")},
        )
    await desk.sent()
    desk.clock.pass_(DAY)
    await desk.builder.tick()
    assert "Waited" in (await desk.sent())[0]


async def test_a_second_digest_leaves_out_old_news(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    await desk.room.report("First")
    await desk.builder.tick()
    desk.clock.pass_(DAY)
    await desk.room.report("Archive", published=NOW - 9 * DAY, now=desk.clock.now())
    await desk.builder.tick()
    assert (await desk.slots())[1] == ("2026-11-21", "empty", "nothing new")


async def test_a_digest_is_on_what_the_order_says_or_the_chat_follows(desk: Desk) -> None:
    reader, follower = await desk.room.chat("anna"), await desk.room.chat("boris")
    await desk.room.order(reader, topics=("museum",))
    await desk.room.order(follower)
    async with desk.room.db.write() as tx:
        await chats.set_follows(tx, follower.id, ("grid",))
    await desk.room.report("Grid warns")
    await desk.room.report("Museum opens")
    await desk.builder.tick()
    on_museum, on_grid = await desk.sent()
    assert on_museum.splitlines()[0] == "Friday 20 November · museum"
    assert "Museum opens" in on_museum
    assert "Grid" not in on_museum
    assert "Grid warns" in on_grid
    assert "Museum" not in on_grid


async def test_why_and_the_last_list_are_remembered(desk: Desk) -> None:
    chat = await desk.room.chat()
    await desk.room.order(chat, topics=("grid",))
    story = await desk.room.report("Grid warns")
    await desk.builder.tick()
    async with desk.room.db.read() as tx:
        because = await digests.reasons(tx, chat.id, story)
        last = await digests.last_list(tx, chat.id)
    assert because == ("you follow: grid", "1 source", "3 h old")
    assert last == (story,)


async def test_a_chats_own_news_stay_its_own(desk: Desk) -> None:
    anna, boris = await desk.room.chat("anna"), await desk.room.chat("boris")
    own = await desk.room.feed("https://own.example/", chat=anna)
    for chat in (anna, boris):
        await desk.room.order(chat)
    await desk.room.report("Secret", feed=own)
    await desk.builder.tick()
    hers, his = await desk.sent()
    assert "Secret" in hers
    assert his == "Nothing new today."


def _crowded(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
    """A platform on which a message with "more" does not fit into one part."""
    more = any(isinstance(block, More) for section in message.sections for block in section)
    return tuple(Part({"text": text_of(message)}, "") for _ in range(1 + more))


@pytest.mark.parametrize(("roomy", "expected"), [(True, True), (False, False)])
async def test_more_is_dropped_before_a_part_is_added(
    desk: Desk, roomy: bool, expected: bool
) -> None:
    await desk.room.order(await desk.room.chat())
    story = await desk.room.report("Grid warns")
    async with desk.room.db.write() as tx:
        told = (StorySentence("Shown.", 1), StorySentence("Behind a tap.", 1, more=True))
        await stories.save(
            tx,
            story_id=story,
            title="Grid warns",
            language="en",
            sentences=told,
            because=(),
            fresh_at=NOW,
            now=NOW,
        )
    split = one_part if roomy else _crowded
    await Builder(desk.room.db, desk.clock, split, desk._wake).tick()
    texts = await desk.sent()
    assert len(texts) == 1
    assert ("Behind a tap." in texts[0]) == expected


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Europe/Warsaw"])
async def test_a_slot_that_was_moved_back_to_a_closed_day_makes_no_second_digest(
    desk: Desk, zone: str
) -> None:
    chat = await desk.room.chat()
    order = await desk.room.order(chat)
    await desk.room.report("Grid warns")
    await desk.builder.tick()
    async with desk.room.db.write() as tx:
        await subscriptions.change(
            tx,
            order.id,
            at=time(14),
            timezone=zone,
            next_slot=TODAY,
            next_digest_at=NOW + HOUR,
        )
    desk.clock.pass_(HOUR)
    await desk.room.report("Museum opens", now=desk.clock.now())
    await desk.builder.tick()
    assert await desk.slots() == [("2026-11-20", "queued", None)]
    assert len(await desk.sent()) == 1
    desk.clock.set(datetime(2026, 11, 23, tzinfo=UTC))
    await desk.builder.tick()
    slots = [date.fromisoformat(slot) for slot, _, _ in await desk.slots()]
    assert slots == [TODAY + n * DAY for n in range(len(slots))], "no day twice, none left out"


async def test_paused_ended_and_blocked_orders_make_nothing(desk: Desk) -> None:
    paused, ended, blocked = [await desk.room.chat(name) for name in "abc"]
    first, second, _ = [await desk.room.order(chat) for chat in (paused, ended, blocked)]
    await desk.room.report("Grid warns")
    async with desk.room.db.write() as tx:
        await subscriptions.change(tx, first.id, state="paused")
        await subscriptions.end(tx, second.id, "unsubscribed")
        await chats.block(tx, blocked.address, "kicked", NOW)
    assert await desk.builder.tick() == 0
    assert await desk.sent() == []


async def test_a_digest_that_cannot_be_split_leaves_its_slot_open(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")

    def broken(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        raise KeyError(platform)

    assert await Builder(desk.room.db, desk.clock, broken, desk._wake).tick() == 0
    assert await desk.slots() == []
    assert await desk.builder.tick() == 1
    assert len(await desk.sent()) == 1


async def test_one_chat_that_cannot_be_served_holds_up_nobody_else(desk: Desk) -> None:
    broken_chat, chat = await desk.room.chat("broken", "group"), await desk.room.chat("anna")
    await desk.room.order(broken_chat, due_at=NOW - HOUR)
    await desk.room.order(chat)
    await desk.room.report("Grid warns")

    def picky(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        if kind == "group":
            raise KeyError(platform)
        return one_part(platform, message, kind)

    assert await Builder(desk.room.db, desk.clock, picky, desk._wake).tick() == 1
    assert len(await desk.sent()) == 1


async def _now(desk: Desk, chat: Chat) -> str | None:
    async with desk.room.db.write() as tx:
        fresh = await compose_now(tx, chat, "UTC", desk.clock.now())
        if not fresh.selection.because:
            return None
        await mark_seen(tx, chat.id, fresh, desk.clock.now())
    return text_of(fresh.message(desk.clock.now(), texts_in("en")))


async def test_a_digest_asked_for_leaves_the_slot_untouched(desk: Desk) -> None:
    chat = await desk.room.chat()
    await desk.room.order(chat)
    await desk.room.report("Grid warns")
    assert "Grid warns" in (await _now(desk, chat) or "")
    assert await _now(desk, chat) is None
    assert await desk.slots() == []
    await desk.room.report("Museum opens")
    await desk.builder.tick()
    assert ["Museum opens" in text for text in await desk.sent()] == [True]


async def test_where_pages_are_public_a_digest_says_where_it_can_be_read(desk: Desk) -> None:
    for name in ("anna", "boris"):
        await desk.room.order(await desk.room.chat(name), topics=("Energy",))
    await desk.room.report("Energy: grid warns")
    keys = iter(("a-key-that-nobody-can-guess",))
    root = "https://news.example.org"
    builder = replace(desk.builder, split=_with_links, pages=root, make_key=lambda: next(keys))
    await builder.tick()
    for text in await desk.sent():
        assert "/settings · read in the browser" in text
        assert f"{root}/digest/a-key-that-nobody-can-guess" in text
    async with desk.room.db.read() as tx:
        found = await archive.composed(tx, "a-key-that-nobody-can-guess")
    assert found is not None
    assert (found.day, found.topics) == (TODAY, ("Energy",))
    assert [story.title for story in found.stories] == ["Energy: grid warns"]


async def test_the_address_stands_once_below_a_digest_and_no_two_share_a_key(desk: Desk) -> None:
    builder = replace(desk.builder, pages="https://news.example.org", split=_with_links)
    for name, topic in (("anna", "Energy"), ("boris", "Ports")):
        await desk.room.order(await desk.room.chat(name), topics=(topic,))
        await desk.room.report(f"Of {topic}", topics=(topic,))
    await builder.tick()
    found = [re.findall(r"/digest/([\w-]+)", text) for text in await desk.sent()]
    assert [len(keys) for keys in found] == [1, 1]
    assert found[0] != found[1]
    assert all(len(keys[0]) >= 22 for keys in found)


def _with_links(platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]:
    lines = [line for section in message.sections for block in section for line in lines_of(block)]
    urls = " ".join(span.url for line in lines for span in line if span.url)
    return (Part({"text": f"{text_of(message)}\n{urls}"}, text_of(message)),)


async def test_the_next_digest_says_once_which_were_missed(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    desk.clock.pass_(2 * DAY)
    await desk.room.report("Grid warns", published=desk.clock.now(), now=desk.clock.now())
    await desk.builder.tick()
    (told,) = await desk.sent()
    assert told.count("The digests of 20 November and 21 November were not sent") == 1
    desk.clock.pass_(DAY)
    await desk.room.report("Museum opens", published=desk.clock.now(), now=desk.clock.now())
    await desk.builder.tick()
    assert "not sent" not in (await desk.sent())[0]


async def test_a_day_without_news_says_it_too(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    desk.clock.pass_(5 * DAY)
    await desk.builder.tick()
    (told,) = await desk.sent()
    assert told.startswith("The digests of 20 November to 24 November were not sent: I was offline")
    assert told.endswith("Nothing new today.")


async def test_a_digest_that_did_not_get_through_is_told_in_the_next(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")
    await desk.builder.tick()
    desk.clock.pass_(9 * HOUR)
    assert await desk.builder.expire() == 1
    desk.clock.pass_(15 * HOUR)
    await desk.builder.tick()
    (told,) = await desk.sent()
    assert "The digest of 20 November was not sent: I was offline or could not get through" in told
    assert "Grid warns" in told


async def test_what_was_paused_is_not_missed(desk: Desk) -> None:
    order = await desk.room.order(await desk.room.chat())
    await desk.room.report("Grid warns")
    async with desk.room.db.write() as tx:
        await close_due(tx, order, desk.clock.now(), "paused")
    desk.clock.pass_(DAY)
    await desk.builder.tick()
    assert "not sent" not in (await desk.sent())[0]


async def test_nobody_is_told_of_what_another_missed(desk: Desk) -> None:
    await desk.room.order(await desk.room.chat("anna"))
    boris = await desk.room.chat("boris")
    await desk.room.order(boris, slot=TODAY + DAY, due_at=NOW + DAY)
    desk.clock.pass_(DAY)
    await desk.room.report("Grid warns", published=desk.clock.now(), now=desk.clock.now())
    await desk.builder.tick()
    told = await desk.sent()
    missed = sorted("The digest of 20 November was not sent" in text for text in told)
    assert missed == [False, True]
