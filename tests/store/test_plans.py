"""Every query of a tick finds its rows by an index, on either dialect.

PostgreSQL is asked what it would do if reading a whole table cost it dearly: then it does so only
where no index helps.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from bot.store import (
    articles,
    chats,
    corrections,
    deliveries,
    digests,
    feeds,
    forgetting,
    inbox,
    pruning,
    search,
    stories,
    vitals,
)
from bot.store.db import Database, Tx
from bot.store.due import due, shares
from tests.builders import DAY, NOW

Asks = Callable[[Tx], Awaitable[object]]

TICKS: dict[str, Asks] = {
    "feeds that are due": lambda tx: feeds.due(tx, NOW, 100),
    "a batch of feeds": lambda tx: feeds.due(tx, NOW, 100, among=[1, 2]),
    "articles to be enriched": lambda tx: articles.waiting(tx, 25),
    "their ids": lambda tx: articles.waiting_ids(tx, 5_000),
    "the last enriched": articles.last_enriched,
    "open groups": lambda tx: articles.grouped(tx, since=NOW - DAY, limit=400),
    "digests that are due": lambda tx: due(tx, NOW),
    "of one share": lambda tx: due(tx, NOW, share=3),
    "their shares": lambda tx: shares(tx, NOW),
    "what a chat was shown": lambda tx: digests.shown_to(tx, 1, NOW),
    "what a digest chooses from": lambda tx: search.newest(
        tx, None, 200, window=search.Window(since=NOW - DAY, seen_since=NOW - DAY)
    ),
    "corrections": lambda tx: corrections.since(tx, None, {1: NOW - DAY}, 3),
    "what is late": lambda tx: digests.late(tx, NOW, 1_000),
    "what expires": lambda tx: digests.expire(tx, [1, 2], NOW),
    "what may be sent": lambda tx: deliveries.claim(
        tx, NOW, platform="fake", limit=30, lease=timedelta(seconds=120)
    ),
    "claims that lapsed": lambda tx: deliveries.lapsed(tx, NOW),
    "what is owed": deliveries.pending,
    "what is owed, by platform": vitals.owed,
    "updates to be handled": lambda tx: inbox.pending(tx, "fake", 100),
    "chats that wait": chats.waiting,
    "chats that were told": forgetting.sweep,
    "what is old": lambda tx: pruning.prune(tx, NOW, keep=30 * DAY, most_bytes=10**12),
    "a story": lambda tx: stories.many(tx, None, [1, 2]),
}
#: Small whatever the installation's size, or not a table at all.
_SMALL = {"topics", "meta", "name_rules"}


@pytest.mark.parametrize("tick", TICKS)
async def test_a_tick_reads_no_table_as_a_whole(db: Database, tick: str) -> None:
    asked = await _asked(db, TICKS[tick])
    assert asked
    scans = [scan for statement, given in asked for scan in await _scans(db, statement, given)]
    assert scans == []


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_a_claim_does_not_compare_all_that_waits_with_itself(db: Database) -> None:
    """Where a planner can, it does in a rush, and each claim takes a second."""
    asked = await _asked(db, TICKS["what may be sent"])
    async with db.write() as tx:
        await tx.execute(sa.text("SET LOCAL enable_nestloop = off"))
        plans = [await _plan(tx, *each) for each in asked]
    assert any("deliveries" in line for plan in plans for line in plan)
    assert [line for plan in plans for line in plan if "Anti Join" in line] == []


async def test_a_query_without_an_index_is_told(db: Database) -> None:
    told = await _scans(db, "SELECT id FROM articles WHERE source = 'x'", ())
    assert [table for table, _ in told] == ["articles"]


async def _asked(db: Database, tick: Asks) -> list[tuple[str, object]]:
    """Every statement of a tick, but those that insert, with what it was given."""
    found: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, given: object, *_: object) -> None:
        if not statement.startswith(("INSERT", "PRAGMA", "BEGIN")):
            found.append((statement, given))

    engine = db._engine.sync_engine
    event.listen(engine, "after_cursor_execute", note)
    try:
        async with db.write(alone=False) as tx:
            await tick(tx)
    finally:
        event.remove(engine, "after_cursor_execute", note)
    return [(statement, given) for statement, given in found if "advisory" not in statement]


async def _scans(db: Database, statement: str, given: object) -> list[tuple[str, str]]:
    """The tables that a statement would read as a whole, each with the plan's line."""
    async with db.write() as tx:
        if tx.dialect.name == "sqlite":
            rows = await tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            plan = [str(row[3]) for row in rows]
            made = [line.split()[1] for line in plan if line.startswith("CO-ROUTINE ")]
            found = [re.match(r"SCAN (\w+)(?! USING)$", line) for line in plan]
            found = [match for match in found if match is None or match[1] not in made]
        else:
            await tx.execute(sa.text("SET LOCAL enable_seqscan = off"))
            plan = await _plan(tx, statement, given)
            found = [re.search(r"Seq Scan on (\w+)", line) for line in plan]
    scans = [(match[1], match.string) for match in found if match]
    return [(table, line) for table, line in scans if table not in _SMALL]


async def _plan(tx: Tx, statement: str, given: object) -> list[str]:
    rows = await tx.exec_driver_sql(f"EXPLAIN {statement}", given)
    return [str(row[0]) for row in rows]
