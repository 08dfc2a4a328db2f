"""The shell that makes due digests: loads, decides nothing, queues in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.digest.compose import Header, digest_message, digest_parts
from bot.digest.schedule import Slot, next_slot, punctuality
from bot.digest.select import Selection, select
from bot.message import Message, Part, plain
from bot.model import Chat, ChatKind, Length, Story, Subscription
from bot.store import chats, deliveries, digests, search, subscriptions
from bot.store.db import Database, Tx
from bot.store.search import Window

log = logging.getLogger(__name__)

_MOST_CANDIDATES = 200
_OLDEST_NEWS = timedelta(days=3)
_BATCH = 100


class Split(Protocol):
    """Cuts a message into the pieces that the named platform takes."""

    def __call__(self, platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What one digest is to be about. ``topics`` () is everything."""

    topics: tuple[str, ...] = ()
    length: Length = "medium"
    window: Window = field(default_factory=Window)


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes the digests that are due; ``wake`` tells the outbox that something is waiting."""

    db: Database
    clock: Clock
    split: Split
    wake: Callable[[], None]

    async def tick(self) -> int:
        """Close every slot that is due; gives how many."""
        done = 0
        failed: set[int] = set()
        while True:
            now = self.clock.now()
            async with self.db.read() as tx:
                due = await subscriptions.due(tx, now, _BATCH + len(failed))
            closed = 0
            for subscription in due:
                if subscription.id not in failed:
                    closed += await self._try(subscription.id, now, failed)
            if not closed:
                return done
            done += closed
            self.wake()

    async def _try(self, subscription_id: int, now: datetime, failed: set[int]) -> bool:
        """Close a slot; one that cannot be closed stays due and holds up no other chat's."""
        try:
            async with self.db.write() as tx:
                return await self._close(tx, subscription_id, now)
        except Exception:
            log.exception("the digest of subscription %d could not be made", subscription_id)
            failed.add(subscription_id)
            return False

    async def _close(self, tx: Tx, subscription_id: int, now: datetime) -> bool:
        """One slot of one subscription, whole: digest, parts and next time, or nothing."""
        order = await subscriptions.get(tx, subscription_id)
        if order is None or order.state != "active" or order.next_digest_at is None:
            return False
        chat = await chats.get(tx, order.chat_id)
        if chat is None or order.next_digest_at > now:
            return False
        assert order.next_slot is not None
        slot = Slot(order.next_slot, order.next_digest_at)
        # From the slot, not from now: each day that was missed is closed with its own reason.
        following = next_slot(slot.due_at, order.at, order.timezone, order.days)
        if following.date <= slot.date:
            following = next_slot(following.due_at, order.at, order.timezone, order.days)
        queued = await self._fill(tx, order, chat, slot, now)
        changes: dict[str, object] = {
            "next_slot": following.date,
            "next_digest_at": following.due_at,
        }
        if queued:
            changes["last_digest_at"] = now
        await subscriptions.change(tx, order.id, **changes)
        return True

    async def _fill(
        self, tx: Tx, order: Subscription, chat: Chat, slot: Slot, now: datetime
    ) -> bool:
        """Decide the slot's outcome and record it; True when its stories are accounted for."""
        verdict = punctuality(slot, now, order.timezone)
        if verdict.verdict == "skip":
            await _record(tx, order, slot, "skipped", verdict.note, now)
            log.info("digest of subscription %d for %s skipped", order.id, slot.date)
            return False
        wish = Wish(order.topics or chat.follows, order.length, _window(order, now))
        selection = await choose(tx, chat.id, wish, now)
        if not selection.chosen:
            if await _record(tx, order, slot, "empty", "nothing new", now) is None:
                return False
            if chat.kind == "private":
                parts = self._parts(chat, plain("Nothing new in your topics."))
                await deliveries.enqueue(tx, chat_id=chat.id, parts=parts, now=now, urgent=False)
            return True
        digest_id = await _record(tx, order, slot, "queued", verdict.note, now)
        if digest_id is None:
            return False
        header = Header(slot.date, wish.topics, verdict.note)
        parts = digest_parts(header, selection, now=now, split=partial(self._parts, chat))
        await deliveries.enqueue(
            tx, chat_id=chat.id, parts=parts, now=now, digest_id=digest_id, urgent=False
        )
        await mark_shown(tx, chat.id, selection, now, digest_id)
        log.info("digest %d queued in %d parts for chat %d", digest_id, len(parts), chat.id)
        return True

    def _parts(self, chat: Chat, message: Message) -> tuple[Part, ...]:
        return self.split(chat.address.platform, message, chat.kind)


async def choose(tx: Tx, chat_id: int | None, wish: Wish, now: datetime) -> Selection:
    """The stories that fit a wish and that the chat has not seen, the best of them."""
    found: dict[int, Story] = {}
    interests: dict[int, tuple[str, ...]] = {}
    if not wish.topics:
        stories = await search.newest(tx, chat_id, _MOST_CANDIDATES, window=wish.window)
        found = {story.id: story for story in stories}
    for topic in wish.topics:
        about = await search.about(tx, chat_id, topic, limit=_MOST_CANDIDATES, window=wish.window)
        label = f"topic: {about.topic}" if about.topic else f"you follow: {about.wish}"
        for story in about.stories:
            found[story.id] = story
            interests[story.id] = (*interests.get(story.id, ()), label)
    if chat_id is not None:
        for seen in await digests.shown_to(tx, chat_id, list(found)):
            del found[seen]
    return select(list(found.values()), interests, now=now, length=wish.length)


async def mark_shown(
    tx: Tx, chat_id: int, selection: Selection, now: datetime, digest_id: int | None = None
) -> None:
    """Remember what the chat was shown, and in which order."""
    because = {chosen.story.id: chosen.because for chosen in selection.chosen}
    await digests.show(tx, chat_id, because, now=now, digest_id=digest_id)
    await chats.set_last_list(tx, chat_id, list(because))


async def compose_now(
    tx: Tx, chat: Chat, order: Subscription | None, now: datetime
) -> tuple[Message | None, tuple[Story, ...]]:
    """What is new for a chat at this moment, marked as seen; None when nothing is.

    Today's slot is left untouched: it will hold what came since.
    """
    topics = (order.topics if order else ()) or chat.follows
    length = order.length if order else "medium"
    languages = order.languages if order else chat.reads
    selection = await choose(tx, chat.id, Wish(topics, length, Window(languages=languages)), now)
    if not selection.chosen:
        return None, ()
    zone = ZoneInfo((order.timezone if order else chat.timezone) or "UTC")
    header = Header(now.astimezone(zone).date(), topics)
    await mark_shown(tx, chat.id, selection, now)
    stories = tuple(chosen.story for chosen in selection.chosen)
    return digest_message(header, selection, now=now, more=0), stories


def _window(order: Subscription, now: datetime) -> Window:
    """What came since the last digest; the first one shows the newest that there is."""
    if order.last_digest_at is None:
        return Window(languages=order.languages)
    return Window(
        since=now - _OLDEST_NEWS, seen_since=order.last_digest_at, languages=order.languages
    )


async def _record(
    tx: Tx,
    order: Subscription,
    slot: Slot,
    outcome: digests.Outcome,
    reason: str | None,
    now: datetime,
) -> int | None:
    return await digests.record(
        tx,
        subscription_id=order.id,
        slot=slot.date,
        due_at=slot.due_at,
        outcome=outcome,
        reason=reason,
        now=now,
    )
