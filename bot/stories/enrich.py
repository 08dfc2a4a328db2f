"""The shell that turns articles into stories: reads them off the loop, groups, keeps the result."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.clock import Clock
from bot.model import Enrichment, Unread
from bot.store import articles, corrections, stories, topics
from bot.store.db import Database, Tx
from bot.stories.assign import Assignment, assign
from bot.stories.compare import Differ, compare, finished, unfinished
from bot.stories.correct import corrected
from bot.stories.differ import between
from bot.stories.keep import keep, keep_together
from bot.stories.opened import Opened
from bot.stories.read import read
from bot.stories.rearrange import Review, rearrange
from bot.stories.review import review
from bot.stories.settle import settle_names
from bot.stories.tell import Told, tell
from summarizer import Desk, Outline, Topic

log = logging.getLogger(__name__)

Read = Callable[[Unread, Sequence[Topic]], Enrichment | None]
Assign = Callable[
    [Sequence[Unread], Mapping[int, int | None], Sequence[tuple[int, Outline]], datetime, Desk],
    list[Assignment],
]
Tell = Callable[[Sequence[Unread], Mapping[int, Enrichment]], Told]

_BATCH = 25
_LOOKED_AT = 5_000
_MOST_OPEN = 400


@dataclass(frozen=True, slots=True)
class Enricher:
    """Enriches what ingest left; every article ends in a story, or as unreadable."""

    db: Database
    clock: Clock
    read: Read = read
    assign: Assign = assign
    tell: Tell = tell
    differ: Differ = between
    review: Review = review
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _opened: Opened = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_opened", Opened(self.db))

    async def tick(self) -> int:
        """Enrich all that waits and look through the stories; gives how many articles."""
        done = await self.enrich()
        await self.look_through(new=done)
        return done

    async def enrich(self) -> int:
        """Enrich all that waits, and give its names entities; gives how many articles."""
        done = 0
        async with self._turn:
            while count := await self.batch():
                done += count
            if done:
                await self.settle()
        return done

    async def settle(self) -> int:
        """Find out whom new names stand for; gives how many."""
        return await settle_names(self.db)

    async def look_through(self, new: int = 0) -> int:
        """Merge, split and compare stories if one grew, or there are ``new`` articles; gives 0.

        It reads hundreds of articles, so the service does it less often than it enriches.
        """
        async with self._turn:
            if new or await unfinished(self.db):
                now = self.clock.now()
                await rearrange(self._opened, now, self.review, self.tell)
                await compare(self.db, now, self.differ)
                await self.settle()
                await finished(self.db, now)
        return 0

    async def batches(self) -> list[tuple[str, str]]:
        """What waits, as batches of neighbours: (number, number)."""
        async with self.db.read() as tx:
            waiting = await articles.waiting_ids(tx, _LOOKED_AT)
        return [(str(number), str(number)) for number in sorted({i // _BATCH for i in waiting})]

    async def do(self, batch: str) -> int:
        """Enrich what waits of one of these batches; gives how many articles."""
        return await self.batch(int(batch) * _BATCH, (int(batch) + 1) * _BATCH - 1)

    async def batch(self, first: int = 0, last: int | None = None) -> int:
        """Enrich some, with ids from ``first`` to ``last``; gives how many."""
        async with self.db.read() as tx:
            waiting = await articles.waiting(tx, _BATCH, first=first, last=last)
            if not waiting:
                return 0
            known = await topics.every(tx)
        found = [(unread, await self._read(unread, known)) for unread in waiting]
        # Reading is most of the work, and any number may do it; into which stories it goes one
        # decides at a time, or two would begin the same story.
        async with self.db.one_at_a_time("grouping"):
            return await self._group(waiting, found)

    async def _group(
        self, waiting: Sequence[Unread], found: Sequence[tuple[Unread, Enrichment | None]]
    ) -> int:
        now = self.clock.now()
        async with self.db.read() as tx:
            placed = {unread.id: await stories.of_article(tx, unread.id) for unread in waiting}
        opened = await self._opened.newest(now)
        # Comments and teasers are of other events: articles are compared by what they say.
        readable = [replace(unread, text=each.cleaned) for unread, each in found if each]
        assigned = await self._assign(readable, placed, opened, now)
        whole = {unread.id: unread for unread in waiting}
        done = await self._pass_over([unread for unread, each in found if each is None])
        enrichments = {unread.id: each for unread, each in found if each is not None}
        for assignment in assigned:
            members = tuple(whole[unread.id] for unread in assignment.articles)
            done += await self._keep(replace(assignment, articles=members), enrichments)
        self._opened.forget(enrichments.keys())
        return done

    async def _read(self, unread: Unread, known: Sequence[Topic]) -> Enrichment | None:
        try:
            return await asyncio.to_thread(self.read, unread, known)
        except Exception:
            # One strange text must not hold up all that come after it.
            log.exception("article %d could not be read", unread.id)
            return None

    async def _assign(
        self,
        readable: Sequence[Unread],
        placed: Mapping[int, int | None],
        opened: Sequence[tuple[int, Outline]],
        now: datetime,
    ) -> list[Assignment]:
        desk = self._opened.desk
        try:
            async with self._opened.turn:
                return await asyncio.to_thread(self.assign, readable, placed, opened, now, desk)
        except Exception:
            log.exception("%d articles could not be compared: each is its own story", len(readable))
            return [Assignment(placed.get(each.id), (each,), ()) for each in readable]

    async def _pass_over(self, unreadable: Sequence[Unread]) -> int:
        """Articles in which nothing is readable, unless their source has edited them since."""
        async with self.db.write() as tx:
            waiting = await articles.still_waiting(tx, unreadable)
            for unread in unreadable:
                if unread.id in waiting:
                    await articles.unreadable(tx, unread.id, self.clock.now())
                    log.info("nothing readable in article %d", unread.id)
        return len(waiting)

    async def _keep(self, assignment: Assignment, enrichments: dict[int, Enrichment]) -> int:
        """Write one story with its new articles; the others of it are told anew with them."""
        async with self.db.read() as tx:
            told = await _members(tx, assignment)
            ids = [unread.id for unread in assignment.articles]
            before = await corrections.told(tx, assignment.story_id, ids)
            seen_by_all = await articles.public(tx, [unread.id for unread in told])
        shown = [unread for unread in told if unread.id in seen_by_all] or told
        story = await self._tell(shown, enrichments, assignment.articles[0])
        changes = await asyncio.to_thread(_changes, before, enrichments)
        async with self.db.write() as tx:
            # The time of writing: a digest that was made before did not see these.
            members, now = [unread.id for unread in told], self.clock.now()
            written = await _write(tx, assignment, enrichments, members, story, now)
            for article_id, changed in changes.items() if written else ():
                await corrections.record(tx, article_id, changed, now)
        return written

    async def _tell(
        self, shown: Sequence[Unread], enrichments: dict[int, Enrichment], new: Unread
    ) -> Told:
        try:
            return await asyncio.to_thread(self.tell, shown, enrichments)
        except Exception:
            log.exception("the story of article %d could not be told as a whole", new.id)
            own = enrichments[new.id]
            return Told(
                own.title, own.language, own.sentences, new.published_at or new.first_seen_at
            )


def _changes(
    before: Mapping[int, Sequence[str]], enrichments: Mapping[int, Enrichment]
) -> dict[int, list[tuple[str, str]]]:
    """What the sources of these articles changed in the sentences that were told."""
    return {one: corrected(told, enrichments[one].cleaned) for one, told in before.items()}


async def _members(tx: Tx, assignment: Assignment) -> list[Unread]:
    """The story's articles, those that it had and the new ones."""
    if assignment.story_id is None:
        return list(assignment.articles)
    had = await articles.grouped(tx, story_ids=[assignment.story_id], limit=_MOST_OPEN)
    members = {unread.id: unread for _, unread in had}
    return list((members | {unread.id: unread for unread in assignment.articles}).values())


async def _write(
    tx: Tx,
    assignment: Assignment,
    enrichments: dict[int, Enrichment],
    members: Sequence[int],
    story: Told,
    now: datetime,
) -> int:
    # Another process may have been quicker, or a source edited what we read: what is left of it
    # is grouped again, so that an article comes into one story, once, as it is now.
    waiting = await articles.still_waiting(tx, assignment.articles)
    if len(waiting) < len(assignment.articles):
        return 0
    story_id = await keep(tx, assignment.story_id, story, assignment.because, now)
    for article_id in waiting:
        await articles.enriched(
            tx,
            article_id,
            enrichments[article_id],
            story_id=story_id,
            now=now,
            because=assignment.because,
        )
    await keep_together(tx, story_id, story, members)
    return len(waiting)
