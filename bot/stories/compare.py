"""The shell that looks for what differs between stories, whenever some are new."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.model import Unread
from bot.quotes import Conflict
from bot.store import articles, disagreements, meta
from bot.store.db import Database

log = logging.getLogger(__name__)

Differ = Callable[[Sequence[Unread], Mapping[int, int]], tuple[Conflict, ...]]

_WINDOW = timedelta(days=7)
_MOST = 600
_COMPARED = "compared"


async def compare(db: Database, now: datetime, differ: Differ, *, new: bool) -> None:
    """Compare the newest public articles with one another, if any was read since the last time.

    ``new``: some were just read; else a process that ended too early may have left some.
    What a chat's own feed says is compared within its story only.
    """
    async with db.read() as tx:
        newest = await articles.last_enriched(tx)
        if newest is None or not (new or await meta.get(tx, _COMPARED) != newest.isoformat()):
            return
        recent = await articles.grouped(tx, since=now - _WINDOW, limit=_MOST)
        public = await articles.public(tx, [article.id for _, article in recent])
        known = await disagreements.between(tx, public)
    compared = [article for _, article in recent if article.id in public]
    stories = {article.id: story_id for story_id, article in recent}
    try:
        found = await asyncio.to_thread(differ, compared, stories)
    except Exception:
        log.exception("%d articles could not be compared for what differs", len(compared))
        found = tuple(known)
    async with db.write() as tx:
        if set(found) != set(known):
            await disagreements.keep_between(tx, public, found)
        await meta.put(tx, _COMPARED, newest.isoformat())
