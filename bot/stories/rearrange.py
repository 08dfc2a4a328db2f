"""The shell that merges and splits open stories, as the review says."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.model import Enrichment, Unread
from bot.store import articles, disagreements, moves
from bot.store.db import Database, Tx
from bot.stories.keep import keep, keep_together
from bot.stories.opened import Opened
from bot.stories.review import Change
from bot.stories.tell import Told
from summarizer import Outline

log = logging.getLogger(__name__)

Review = Callable[[Sequence[tuple[int, Outline]], datetime], list[Change]]
Tell = Callable[[Sequence[Unread], Mapping[int, Enrichment]], Told]

_MOST_REVIEWED = 800  # articles, the newest
_MOST_OPEN = 400


async def rearrange(opened: Opened, now: datetime, review: Review, tell: Tell) -> int:
    """Review the open stories and change what is to be changed; gives how many changes."""
    db, newest = opened.db, await opened.newest(now, _MOST_REVIEWED)
    try:
        changes = await asyncio.to_thread(review, newest, now)
        done = [await _change(db, change, tell, now) for change in changes]
    except Exception:
        log.exception("the open stories could not be reviewed: they stay as they are")
        return 0
    return sum(done)


async def _change(db: Database, change: Change, tell: Tell, now: datetime) -> bool:
    async with db.read() as tx:
        theirs = await _members(tx, change.story_id)
        there = await _members(tx, change.to_id)
        public = await articles.public(tx, [a.id for a in (*theirs, *there)])
    merged = change.kind == "merged"
    going = [a for a in theirs if merged or a.id in change.articles]
    staying = [a for a in theirs if a not in going]
    told = await asyncio.to_thread(tell, _seen(public, [*there, *going]), {})
    rest = await asyncio.to_thread(tell, _seen(public, staying), {}) if staying else None
    async with db.write() as tx:
        # Articles that came or went meanwhile are reviewed with the next ones.
        if await moves.members(tx, change.story_id) != {a.id for a in theirs}:
            return False
        if change.to_id and await moves.members(tx, change.to_id) != {a.id for a in there}:
            return False
        to_id = await keep(tx, change.to_id, told, change.because, now)
        await moves.move(tx, [a.id for a in going], to_id, change.because)
        await moves.record(tx, change.story_id, to_id, change.kind, change.because, now)
        await keep_together(tx, to_id, told, [a.id for a in (*there, *going)])
        if rest is None:
            await disagreements.keep_within(tx, change.story_id, ())
        else:
            await keep(tx, change.story_id, rest, (), now)
            await keep_together(tx, change.story_id, rest, [a.id for a in staying])
    log.info("story %d was %s: %s", change.story_id, change.kind, "; ".join(change.because))
    return True


async def _members(tx: Tx, story_id: int | None) -> list[Unread]:
    if story_id is None:
        return []
    found = await articles.grouped(tx, story_ids=[story_id], limit=_MOST_OPEN)
    return [article for _, article in found]


def _seen(public: set[int], some: Sequence[Unread]) -> list[Unread]:
    """What everybody may see, or all if nobody may: a story is told by the former."""
    return [article for article in some if article.id in public] or list(some)
