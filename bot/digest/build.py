"""The shell that makes due digests: loads, decides nothing, queues whole slots in transactions."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.digest.compose import digest_parts
from bot.digest.header import Header, missed_line
from bot.digest.lots import lots, side_by_side
from bot.digest.schedule import Punctuality, Slot, expiry, following, punctuality
from bot.digest.select import Selection, select
from bot.digest.taste import NO_TASTE, Taste
from bot.message import Message, Part, plain
from bot.model import ChatKind, DigestPage, Length, Story
from bot.store import closing, corrections, digests, search
from bot.store.db import Database, Tx
from bot.store.due import Due, due, shares
from bot.store.search import Window
from bot.texts.catalogue import ENGLISH, texts_in

log = logging.getLogger(__name__)

_MOST_CANDIDATES = 200
_MOST_CORRECTED = 3
_OLDEST_NEWS = timedelta(days=3)
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
#: So many digests are given up in one transaction: others write in between.
_EXPIRED_AT_ONCE = 1_000
#: So many compositions are kept at hand for others who wish the same.
_MOST_SHARED = 1_000


def _key() -> str:
    return secrets.token_urlsafe(16)


class Split(Protocol):
    """Cuts a message into the pieces that the named platform takes."""

    def __call__(self, platform: str, message: Message, kind: ChatKind) -> tuple[Part, ...]: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What one digest is to be about. ``topics`` () is everything."""

    topics: tuple[str, ...] = ()
    length: Length = "medium"
    window: Window = field(default_factory=Window)
    taste: Taste = NO_TASTE
    span: timedelta = _DAY


@dataclass(frozen=True, slots=True)
class Closing:
    """How a slot ends: its outcome and reason, and what is sent, if anything is."""

    outcome: closing.Outcome
    reason: str | None
    parts: tuple[Part, ...] = ()
    selection: Selection = field(default_factory=Selection)
    page: DigestPage | None = None


@dataclass(slots=True)
class Shared:
    """What was composed for one wish serves all zones and hours in which it is due.

    ``kept``: the compositions that are in the store, by the identity of what they were made of.
    """

    made: dict[Hashable, Closing] = field(default_factory=dict)
    kept: dict[int, int] = field(default_factory=dict)

    def make_room(self) -> None:
        """Forget all when it has become too much: what is wished once is not asked for again."""
        if len(self.made) > _MOST_SHARED:
            self.made.clear()
            self.kept.clear()


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes the digests that are due; ``wake`` tells the outbox that something is waiting.

    What is composed once serves all whose wishes and memory are the same. ``pages``: the
    address that digests can be read at, None if they cannot; ``make_key`` gives what nobody can
    guess.
    """

    db: Database
    clock: Clock
    split: Split
    wake: Callable[[], None]
    pages: str | None = None
    make_key: Callable[[], str] = _key

    async def batches(self) -> list[tuple[str, str]]:
        """The shares in which digests are due, as (number, number)."""
        async with self.db.read() as tx:
            return [(str(each), str(each)) for each in await shares(tx, self.clock.now())]

    async def tick(self, share: str | None = None) -> int:
        """Close every slot that is due, or those of one share; gives how many."""
        done, only = 0, None if share is None else int(share)
        failed: set[int] = set()
        while True:
            now = self.clock.now()
            async with self.db.read() as tx:
                groups = await due(tx, now, without=sorted(failed), share=only)
            closed, shared = 0, Shared()
            for some in lots(groups):
                closed += await self._try(some, now, failed, shared)
                shared.make_room()
            if not closed:
                return done
            done += closed
            self.wake()

    async def expire(self) -> int:
        """Skip what was queued and would now come at night or too late; gives how many parts."""
        done = 0
        while True:
            now = self.clock.now()
            async with self.db.read() as tx:
                late = await digests.late(tx, now, _EXPIRED_AT_ONCE)
            if not late:
                return done
            async with self.db.write() as tx:
                done += await digests.expire(tx, late, now)

    async def _try(
        self, groups: Sequence[Due], now: datetime, failed: set[int], shared: Shared
    ) -> int:
        """Close these groups' slots; those that cannot be closed stay due and hold up nobody's."""
        try:
            return await self._close(groups, now, shared)
        except Exception:
            if len(groups) > 1:
                return sum([await self._try([group], now, failed, shared) for group in groups])
            (group,) = groups
            log.exception("the digest of %d subscriptions failed", len(group.subscription_ids))
            failed.update(group.subscription_ids)
            return 0

    async def _close(self, groups: Sequence[Due], now: datetime, shared: Shared) -> int:
        """Compose once for each wish, then close the slots of all, thousands in a transaction.

        Each transaction holds its slots whole: outcome, parts and next time, or nothing. It takes
        those whose ids lie side by side, whatever their group: their rows share pages.
        """
        async with self.db.read() as tx:
            closings = [await self._closing(tx, group, now, shared) for group in groups]
        closed = 0
        for some in side_by_side([group.subscription_ids for group in groups]):
            async with self.db.write(alone=False) as tx:
                kept = dict(shared.kept)
                ends = []
                for place, ids in some.items():
                    end = closings[place]
                    if end.parts and id(end) not in kept:
                        kept[id(end)] = await _compose(tx, end, now)
                    ends.append(_closed(groups[place], ids, end, kept.get(id(end))))
                closed += await closing.close(tx, ends, now)
            shared.kept = kept
            await asyncio.sleep(0)
        for group, end in zip(groups, closings, strict=True):
            log.info("%d digests of %s: %s", len(group.subscription_ids), group.slot, end.outcome)
        return closed

    async def _closing(self, tx: Tx, group: Due, now: datetime, shared: Shared) -> Closing:
        """Decide how the group's slots end."""
        slot = Slot(group.slot, group.due_at)
        verdict = punctuality(slot, now, group.timezone, group.quiet)
        if verdict.verdict == "skip":
            return Closing("skipped", _reason(verdict))
        like = (group.wish, span_of(group.days), _reason(verdict))
        if like not in shared.made:
            shared.made[like] = await self._composed(tx, group, verdict, now)
        return shared.made[like]

    async def _composed(self, tx: Tx, group: Due, verdict: Punctuality, now: datetime) -> Closing:
        texts = texts_in(group.language)
        taste = Taste(group.muted, group.preferred)
        wish = Wish(group.topics, group.length, _window(group, now), taste, span_of(group.days))
        seen = await digests.shown_to(tx, group.chat_id, now)
        selection = await choose(tx, group.chat_id if group.alone else None, wish, now, seen)
        if not selection.because:
            key = "digest-nothing-new-topics" if group.topics else "digest-nothing-new"
            lines = [missed_line(group.missed, texts)] if group.missed else []
            said = plain(*lines, texts(key))
            parts = () if group.silent_when_empty else self._parts(group, said)
            return Closing("empty", "nothing new", parts)
        page = None if self.pages is None else DigestPage(self.make_key(), group.slot, wish.topics)
        url = None if page is None else f"{self.pages}/digest/{page.key}"
        header = Header(group.slot, wish.topics, verdict.note, url, group.missed)
        parts = await asyncio.to_thread(
            digest_parts,
            header,
            selection,
            now=now,
            texts=texts,
            split=lambda said: self._parts(group, said),
        )
        return Closing("queued", _reason(verdict), parts, selection, page)

    def _parts(self, group: Due, message: Message) -> tuple[Part, ...]:
        return self.split(group.platform, message, group.kind)


async def _compose(tx: Tx, end: Closing, now: datetime) -> int:
    return await digests.compose(tx, end.parts, end.selection.because, now, page=end.page)


def _closed(
    group: Due, ids: Sequence[int], end: Closing, composition_id: int | None
) -> closing.Closed:
    """What is to be written of these of a group's subscriptions."""
    slot = Slot(group.slot, group.due_at)
    # From the slot, not from now: each day that was missed is closed with its own reason.
    later = following(slot.due_at, group.at, group.timezone, group.days, after=slot.date)
    return closing.Closed(
        ids,
        slot.date,
        end.outcome,
        end.reason,
        later.date,
        later.due_at,
        composition_id,
        len(end.parts),
        expiry(slot, group.timezone, group.quiet),
    )


async def choose(
    tx: Tx, chat_id: int | None, wish: Wish, now: datetime, seen: dict[int, datetime] | None = None
) -> Selection:
    """The best stories that fit a wish; of those seen already only what is new in them."""
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
    selection = select(
        list(found.values()),
        interests,
        now=now,
        length=wish.length,
        seen=seen,
        taste=wish.taste,
        span=wish.span,
    )
    corrected = await corrections.since(tx, chat_id, seen or {}, _MOST_CORRECTED)
    return replace(selection, corrected=corrected)


def _reason(verdict: Punctuality) -> str | None:
    """Why a slot ended as it did, for the records."""
    return None if verdict.note is None else texts_in(ENGLISH).say(verdict.note)


def span_of(days: Collection[int]) -> timedelta:
    """What a digest looks back on: one that comes on a single day of the week, on the week."""
    return _WEEK if len(set(days)) == 1 else _DAY


def _window(group: Due, now: datetime) -> Window:
    """What came since the last digest; the first one shows the newest that there is."""
    if group.since is None:
        return Window(languages=group.languages)
    oldest = now - max(_OLDEST_NEWS, span_of(group.days))
    return Window(since=oldest, seen_since=group.since, languages=group.languages)
