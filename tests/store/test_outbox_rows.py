"""Deliveries and the inbox as rows: order, claims, once only."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.message import Part, picture
from bot.model import Chat, Delivery, DeliveryState
from bot.pieces.attached import packed, unpacked
from bot.store import chats, closing, deliveries, inbox
from bot.store.closing import Closed
from tests.builders import HOUR, NOW, TODAY, Newsroom

LEASE = timedelta(minutes=2)


async def _queue(
    room: Newsroom,
    chat: Chat,
    *texts: str,
    urgent: bool = False,
    key: str | None = None,
    digest_id: int | None = None,
) -> int:
    async with room.db.write() as tx:
        return await deliveries.enqueue(
            tx,
            chat_id=chat.id,
            parts=[Part({"text": text}, text) for text in texts],
            now=NOW,
            urgent=urgent,
            update_key=key,
            digest_id=digest_id,
        )


async def _claim(room: Newsroom, limit: int = 99, platform: str = "fake") -> list[Delivery]:
    async with room.db.write() as tx:
        return await deliveries.claim(tx, NOW, platform=platform, limit=limit, lease=LEASE)


async def _drain(room: Newsroom) -> list[object]:
    """The texts in the order in which they would be sent."""
    sent: list[object] = []
    while claimed := await _claim(room):
        for delivery in claimed:
            async with room.db.write() as tx:
                await deliveries.sent(tx, delivery.id, "receipt", NOW)
            sent.append(delivery.body["text"])
    return sent


async def test_parts_leave_in_order_one_at_a_time(room: Newsroom) -> None:
    chat = await room.chat()
    assert await _queue(room, chat, "1", "2", "3") == 3
    first = await _claim(room)
    assert [(d.body["text"], d.part, d.parts) for d in first] == [("1", 1, 3)]
    assert await _claim(room) == [], "the chat has one in flight"
    async with room.db.write() as tx:
        await deliveries.sent(tx, first[0].id, "receipt", NOW)
    assert await _drain(room) == ["2", "3"]


async def test_an_earlier_message_leaves_before_a_later_one(room: Newsroom) -> None:
    chat = await room.chat()
    await _queue(room, chat, "1", "2")
    await _queue(room, chat, "3")
    first = (await _claim(room))[0]
    async with room.db.write() as tx:
        await deliveries.later(
            tx,
            first.id,
            state=DeliveryState.PLANNED,
            due_at=NOW + HOUR,
            error="busy",
            unknown=False,
        )
    assert await _claim(room) == [], "none overtakes the one that waits"


async def test_answers_leave_before_digests(room: Newsroom) -> None:
    anna, boris = await room.chat("anna"), await room.chat("boris")
    await _queue(room, anna, "digest 1", "digest 2")
    await _queue(room, boris, "digest")
    await _queue(room, anna, "answer", urgent=True)
    claimed = await _claim(room, limit=1)
    assert [d.body["text"] for d in claimed] == ["answer"]
    async with room.db.write() as tx:
        await deliveries.sent(tx, claimed[0].id, "receipt", NOW)
    assert (await _drain(room))[:2] == ["digest 1", "digest"]


async def test_a_claim_is_of_one_platform_and_not_of_the_chats_named(room: Newsroom) -> None:
    anna, boris = await room.chat("anna"), await room.chat("boris")
    for chat in (anna, boris):
        await _queue(room, chat, "news")
    assert await _claim(room, platform="other") == []
    async with room.db.write() as tx:
        claimed = await deliveries.claim(
            tx, NOW, platform="fake", limit=9, lease=LEASE, not_chats=[anna.id]
        )
    assert [d.chat_id for d in claimed] == [boris.id]


async def test_the_same_cause_is_answered_once(room: Newsroom) -> None:
    chat = await room.chat()
    assert await _queue(room, chat, "yes", key="fake:1") == 1
    assert await _queue(room, chat, "again", key="fake:1") == 0
    assert await _queue(room, chat, "other", key="fake:2") == 1
    assert await _queue(room, chat) == 0
    assert await _drain(room) == ["yes", "other"]


async def test_what_has_no_cause_may_come_often(room: Newsroom) -> None:
    chat = await room.chat()
    for _ in range(2):
        await _queue(room, chat, "hello")
    assert await _drain(room) == ["hello", "hello"]


async def test_a_claim_counts_as_an_attempt_unless_it_is_given_back(room: Newsroom) -> None:
    await _queue(room, await room.chat(), "news")
    for _ in range(5):
        claimed = (await _claim(room))[0]
        assert claimed.attempts == 1
        async with room.db.write() as tx:
            await deliveries.give_back(tx, claimed.id, due_at=NOW)
    claimed = (await _claim(room))[0]
    async with room.db.write() as tx:
        await deliveries.later(
            tx, claimed.id, state=DeliveryState.UNKNOWN, due_at=NOW, error="lost", unknown=True
        )
    again = (await _claim(room))[0]
    assert (again.attempts, again.unknowns) == (2, 1)


async def test_claims_lapse_with_their_lease(room: Newsroom) -> None:
    await _queue(room, await room.chat(), "news")
    claimed = await _claim(room)
    async with room.db.read() as tx:
        assert await deliveries.lapsed(tx, NOW + LEASE - timedelta(seconds=1)) == []
        for moment in (NOW + LEASE, None):
            assert [d.id for d in await deliveries.lapsed(tx, moment)] == [claimed[0].id]


async def test_a_part_that_ends_skips_those_after_it(room: Newsroom) -> None:
    chat = await room.chat()
    order = await room.order(chat)
    async with room.db.write() as tx:
        queued = Closed([order.id], TODAY, "queued", None, TODAY, NOW)
        await closing.close(tx, [queued], NOW)
        digest = (await tx.execute(sa.text("SELECT id FROM digests"))).scalar_one()
    await _queue(room, chat, "1", "2", "3", digest_id=digest)
    await _queue(room, chat, "another message")
    assert await _queue(room, chat, "1", "2", "3", digest_id=digest) == 0
    first = (await _claim(room))[0]
    async with room.db.write() as tx:
        await deliveries.ended(tx, first.id, state=DeliveryState.DEAD, error="refused", now=NOW)
    assert await _drain(room) == ["another message"]
    async with room.db.read() as tx:
        states = await tx.execute(sa.text("SELECT state FROM deliveries ORDER BY id"))
        assert list(states.scalars()) == ["dead", "skipped", "skipped", "sent"]


async def test_what_is_owed_is_counted(room: Newsroom) -> None:
    async with room.db.read() as tx:
        assert await deliveries.pending(tx) == deliveries.Outbox(0, None)
    await _queue(room, await room.chat(), "1", "2")
    await _claim(room)
    async with room.db.read() as tx:
        assert await deliveries.pending(tx) == deliveries.Outbox(2, NOW)


async def test_updates_are_kept_once_and_come_in_their_order(room: Newsroom) -> None:
    async with room.db.write() as tx:
        assert await inbox.add(tx, "fake", [("10", {"n": 10}), ("9", {"n": 9})], NOW) == 2
        assert await inbox.add(tx, "fake", [("10", {"n": "other"}), ("11", {})], NOW + HOUR) == 1
        assert await inbox.add(tx, "other", [("10", {})], NOW) == 1
        found = await inbox.pending(tx, "fake", 9)
        assert [update.key for update in found] == ["9", "10", "11"]
        assert found[1].body == {"n": 10}
        assert len(await inbox.pending(tx, "fake", 2)) == 2


async def test_an_update_is_handled_once(room: Newsroom) -> None:
    async with room.db.write() as tx:
        await inbox.add(tx, "fake", [("1", {})], NOW)
        assert await inbox.handled(tx, "fake", "1", NOW)
        assert not await inbox.handled(tx, "fake", "1", NOW)
        assert await inbox.handled(tx, "fake", "never kept", NOW)
        assert await inbox.pending(tx, "fake", 9) == []


async def test_an_update_that_fails_is_tried_again_until_it_is_final(room: Newsroom) -> None:
    async with room.db.write() as tx:
        await inbox.add(tx, "fake", [("1", {})], NOW)
        await inbox.failed(tx, "fake", "1", "broken", NOW, final=False)
        assert [update.attempts for update in await inbox.pending(tx, "fake", 9)] == [1]
        await inbox.failed(tx, "fake", "1", "broken", NOW, final=True)
        assert await inbox.pending(tx, "fake", 9) == []
        assert not await inbox.handled(tx, "fake", "1", NOW)


async def test_digests_are_silent_where_that_is_wished_and_answers_are_not(room: Newsroom) -> None:
    chat = await room.chat()
    async with room.db.write() as tx:
        await chats.set_silent(tx, chat.id, silent=True)
    await _queue(room, chat, "digest")
    assert [delivery.silent for delivery in await _claim(room)] == [True]
    other = await room.chat("other")
    async with room.db.write() as tx:
        await chats.set_silent(tx, other.id, silent=True)
    await _queue(room, other, "answer", urgent=True)
    assert [delivery.silent for delivery in await _claim(room)] == [False]


async def test_a_files_bytes_are_kept_until_it_was_sent_and_no_longer(room: Newsroom) -> None:
    chat = await room.chat()
    body = {"text": "chart", "attached": packed(picture(b"\x89PNG" * 1000, "a chart"))}
    async with room.db.write() as tx:
        parts = [Part(body, "chart")]
        await deliveries.enqueue(tx, chat_id=chat.id, parts=parts, now=NOW, urgent=True)
    (claimed,) = await _claim(room)
    found = unpacked(claimed.body)
    assert found is not None
    assert found.content == b"\x89PNG" * 1000
    async with room.db.write() as tx:
        await deliveries.sent(tx, claimed.id, "receipt", NOW)
    async with room.db.read() as tx:
        kept = (await tx.execute(sa.text("SELECT CAST(body AS TEXT) FROM deliveries"))).scalar_one()
    assert "a chart" in kept
    assert len(kept) < 200
