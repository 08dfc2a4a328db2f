"""Chats: made once, blocked, moved; people and subscriptions."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from bot.message import Part
from bot.model import Address, Chat
from bot.store import chats, closing, deliveries, digests, feeds, people, stories, subscriptions
from bot.store.closing import Closed
from bot.store.db import Database
from tests.builders import DAY, HOUR, NOW, TODAY, Newsroom

GROUP = Address("fake", "-1")
SUPERGROUP = Address("fake", "-1001")


async def test_a_chat_is_made_once_and_takes_its_new_title(room: Newsroom) -> None:
    made = await room.chat("anna")
    async with room.db.write() as tx:
        await chats.set_timezone(tx, made.id, "Europe/Minsk")
        await chats.set_follows(tx, made.id, ("Energy", "Żółkiewski"))
        await chats.set_last_list(tx, made.id, (3, 1))
        again = await chats.ensure(
            tx, made.address, kind="private", title="Anna K.", now=NOW + HOUR
        )
        assert await chats.get(tx, made.id) == again
    assert (again.id, again.title, again.created_at) == (made.id, "Anna K.", NOW)
    assert (again.timezone, again.follows) == ("Europe/Minsk", ("Energy", "Żółkiewski"))
    async with room.db.read() as tx:
        assert await digests.last_list(tx, made.id) == (3, 1)


async def test_threads_are_chats_of_their_own(room: Newsroom) -> None:
    made = [await room.chat("-1", "group", thread=thread) for thread in (None, "7", "8")]
    assert len({chat.id for chat in made}) == 3
    assert [chat.address.thread for chat in made] == [None, "7", "8"]
    async with room.db.read() as tx:
        assert await chats.by_address(tx, Address("fake", "-1", "7")) == made[1]
        assert await chats.by_address(tx, Address("fake", "-1", "9")) is None


async def test_who_set_a_group_up_is_known_in_all_its_threads(room: Newsroom) -> None:
    async with room.db.write() as tx:
        await chats.ensure(tx, GROUP, kind="group", title="G", now=NOW, set_up_by="anna")
        await chats.ensure(tx, GROUP, kind="group", title="G", now=NOW)
        assert await chats.set_up_by(tx, Address("fake", "-1", "7")) == "anna"


async def test_chats_wait_for_the_first_stories_until_they_are_told(room: Newsroom) -> None:
    made = await room.chat()
    async with room.db.write() as tx:
        await chats.set_waiting(tx, made.id, True)
        assert [chat.id for chat in await chats.waiting(tx)] == [made.id]
        await chats.set_waiting(tx, made.id, False)
        assert await chats.waiting(tx) == []


async def _queue(room: Newsroom, chat: Chat, text: str = "news") -> None:
    async with room.db.write() as tx:
        await deliveries.enqueue(
            tx, chat_id=chat.id, parts=[Part({"text": text}, text)], now=NOW, urgent=True
        )


async def _owed(db: Database) -> list[tuple[str, object]]:
    async with db.write() as tx:
        due = await deliveries.claim(tx, NOW, platform="fake", limit=99, lease=timedelta(minutes=1))
    return [(delivery.address.chat, delivery.body["text"]) for delivery in due]


async def test_a_blocked_chat_gets_nothing_until_it_writes_again(room: Newsroom) -> None:
    chat, other = await room.chat("anna"), await room.chat("boris")
    order = await room.order(chat)
    for each in (chat, other):
        await _queue(room, each)
    async with room.db.write() as tx:
        await chats.block(tx, chat.address, "blocked by the user", NOW)
        assert await subscriptions.due(tx, NOW, 9) == []
        stopped = await subscriptions.get(tx, order.id)
    assert stopped is not None
    assert (stopped.state, stopped.reason) == ("blocked", "blocked by the user")
    assert await _owed(room.db) == [("boris", "news")]
    assert (await room.chat("anna")).blocked is None


async def test_a_group_is_blocked_with_its_threads_and_a_thread_alone(room: Newsroom) -> None:
    whole, one, two = [await room.chat("-1", "group", thread=t) for t in (None, "1", "2")]
    async with room.db.write() as tx:
        await chats.block(tx, one.address, "topic closed", NOW)
        found = [await chats.get(tx, chat.id) for chat in (whole, one, two)]
        assert [chat.blocked for chat in found if chat] == [None, "topic closed", None]
        await chats.block(tx, whole.address, "kicked", NOW)
        found = [await chats.get(tx, chat.id) for chat in (whole, one, two)]
        assert {chat.blocked for chat in found if chat} == {"kicked"}


async def test_a_chat_moves_with_its_threads_and_orders(room: Newsroom) -> None:
    group, thread = await room.chat("-1", "group"), await room.chat("-1", "group", thread="7")
    order = await room.order(thread)
    await _queue(room, group)
    async with room.db.write() as tx:
        await chats.move(tx, GROUP, SUPERGROUP)
        assert await chats.by_address(tx, GROUP) is None
        moved = await chats.by_address(tx, Address("fake", "-1001", "7"))
        assert moved is not None
        assert await subscriptions.of_chat(tx, moved.id) == [order]
    assert await _owed(room.db) == [("-1001", "news")]


async def test_a_chat_that_is_known_at_both_addresses_becomes_one(room: Newsroom) -> None:
    story, other = await room.report("Grid warns"), await room.report("Museum opens")
    old, new = await room.chat("-1", "group"), await room.chat("-1001", "group")
    there = await room.chat("-1001", "group", thread="7")
    orders = [await room.order(chat) for chat in (old, new, there)]
    shared = "https://own.example/"
    for chat in (old, new):
        await room.feed(shared, chat=chat)
    own = await room.feed("https://new.example/", chat=new)
    await _queue(room, new)
    async with room.db.write() as tx:
        await digests.show(tx, old.id, {story: ["a"]}, now=NOW)
        await digests.show(tx, new.id, {story: ["b"], other: ["c"]}, now=NOW)
        await chats.set_timezone(tx, new.id, "Europe/Minsk")
        await chats.move(tx, GROUP, SUPERGROUP)
        one = await chats.by_address(tx, SUPERGROUP)
        assert one is not None
        assert one.timezone == "Europe/Minsk"
        assert {order.id for order in await subscriptions.of_chat(tx, one.id)} == {
            orders[0].id,
            orders[1].id,
        }
        assert await subscriptions.of_chat(tx, there.id) == [orders[2]], "its thread stays"
        assert set(await digests.shown_to(tx, one.id, NOW)) == {story, other}
        assert await feeds.remove(tx, own.url, chat_id=one.id), "it kept the new one's feed"
        assert await feeds.remove(tx, shared, chat_id=one.id)
    assert await _owed(room.db) == [("-1001", "news")]


async def test_a_move_to_where_it_is_changes_nothing(room: Newsroom) -> None:
    chat = await room.chat("-1", "group")
    order = await room.order(chat)
    async with room.db.write() as tx:
        await chats.move(tx, GROUP, GROUP)
        await chats.move(tx, Address("fake", "nobody"), SUPERGROUP)
        assert await chats.get(tx, chat.id) == chat
        assert await subscriptions.of_chat(tx, chat.id) == [order]


async def test_a_bot_is_claimed_once(room: Newsroom) -> None:
    async with room.db.write() as tx:
        assert await people.role(tx, "fake", "anna") == "stranger"
        assert not await people.has_owner(tx)
        secret = await people.invite(tx, "owner", NOW)
        assert await people.use_invitation(tx, secret, "fake", "anna", NOW) == "owner"
        assert await people.use_invitation(tx, secret, "fake", "boris", NOW) is None
        assert await people.use_invitation(tx, "guess", "fake", "boris", NOW) is None
        assert await people.role(tx, "fake", "anna") == "owner"
        assert await people.role(tx, "fake", "boris") == "stranger"
        assert await people.role(tx, "other", "anna") == "stranger"
        assert await people.has_owner(tx)


async def test_an_owner_stays_owner_with_a_guests_invitation(room: Newsroom) -> None:
    async with room.db.write() as tx:
        await people.let_in(tx, "fake", "anna", "owner", NOW)
        guest = await people.invite(tx, "guest", NOW)
        await people.use_invitation(tx, guest, "fake", "anna", NOW)
        assert await people.role(tx, "fake", "anna") == "owner"
        await people.let_in(tx, "fake", "boris", "guest", NOW)
        await people.let_in(tx, "fake", "boris", "owner", NOW)
        assert await people.role(tx, "fake", "boris") == "owner"


async def test_unused_claims_can_be_withdrawn_and_guests_stay_invited(room: Newsroom) -> None:
    async with room.db.write() as tx:
        claim, guest = await people.invite(tx, "owner", NOW), await people.invite(tx, "guest", NOW)
        await people.withdraw_claims(tx, NOW + DAY)
        assert await people.use_invitation(tx, claim, "fake", "anna", NOW) is None
        assert await people.use_invitation(tx, guest, "fake", "anna", NOW) == "guest"


async def test_no_secret_is_kept(room: Newsroom) -> None:
    async with room.db.write() as tx:
        secret = await people.invite(tx, "guest", NOW)
        rows = (await tx.execute(sa.text("SELECT * FROM invitations"))).all()
    assert rows
    assert secret not in repr(rows)


async def test_due_orders_come_longest_waiting_first(room: Newsroom) -> None:
    chat = await room.chat()
    late, early, not_yet = [
        await room.order(chat, due_at=NOW + hours * HOUR) for hours in (-1, -2, 1)
    ]
    async with room.db.write() as tx:
        assert [o.id for o in await subscriptions.due(tx, NOW, 9)] == [early.id, late.id]
        assert [o.id for o in await subscriptions.due(tx, NOW, 1)] == [early.id]
        await subscriptions.change(tx, early.id, state="paused")
        await subscriptions.end(tx, late.id, "unsubscribed")
        assert await subscriptions.due(tx, NOW, 9) == []
        assert [o.id for o in await subscriptions.of_chat(tx, chat.id)] == [early.id, not_yet.id]


async def test_an_order_comes_back_as_it_was_given(room: Newsroom) -> None:
    order = await room.order(await room.chat(), at=time(7, 5), days=(0, 4), topics=("Energy",))
    assert (order.at, order.days, order.topics) == (time(7, 5), (0, 4), ("Energy",))
    assert (order.next_slot, order.next_digest_at, order.last_digest_at) == (TODAY, NOW, None)
    async with room.db.write() as tx:
        await subscriptions.change(tx, order.id, at=time(22, 30), days=(6,), next_slot=None)
        changed = await subscriptions.get(tx, order.id)
    assert changed is not None
    assert (changed.at, changed.days, changed.next_slot) == (time(22, 30), (6,), None)


@pytest.mark.parametrize("outcome", ["queued", "empty", "skipped"])
async def test_a_slot_is_closed_once(room: Newsroom, outcome: closing.Outcome) -> None:
    order = await room.order(await room.chat())

    async def close(day: int) -> int:
        async with room.db.write() as tx:
            slot = TODAY + day * DAY
            end = Closed([order.id], slot, outcome, None, slot + DAY, NOW + DAY)
            return await closing.close(tx, [end], NOW)

    assert await close(0) == 1
    assert await close(0) == 0
    assert await close(1) == 1


async def test_what_a_chat_was_shown_and_why(room: Newsroom) -> None:
    chat, story = await room.chat(), await room.report("Grid warns")
    async with room.db.write() as tx:
        await digests.show(tx, chat.id, {story: ["topic: Energy"]}, now=NOW)
        await digests.show(tx, chat.id, {story: ["later"]}, now=NOW)
        await digests.show(tx, chat.id, {}, now=NOW)
        assert await digests.shown_to(tx, chat.id, NOW) == {story: NOW}
        assert await digests.reasons(tx, chat.id, story) == ("topic: Energy",)
        assert await digests.reasons(tx, chat.id, 99) == ()
        assert await stories.of_article(tx, 99) is None
