"""Power cuts while digests are queued, claimed and sent: what was acknowledged must be there.

SQLite runs on a disk that forgets what was not synced (``unsynced.py``), with the pragmas of
``bot.store.db`` and the product's own tables. The power goes before any one of its writes and
syncs. As a check of the check, ``synchronous=NORMAL`` must lose something, and ``OFF`` do damage.

WAL on such a disk needs ``locking_mode=EXCLUSIVE`` (there is no shared memory), and SQLite is the
one that apsw brings along.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.faults.promises import Promise, campaign
from bot.store.migrate import migrate
from bot.store.sqlite import PRAGMAS

if TYPE_CHECKING:
    import apsw

    from benchmarks.faults.unsynced import Disk, Way

SEED = 20261121
_CUTS = 100
_QUICK_CUTS = 8
_ROUNDS = 60
_PARTS = 3
_CHECKPOINTS = (40, 1000)
_ORDER = ("planned", "sending", "sent")
_FILE = "/news.db"
_BODY = '{"text": "' + "The grid operator warned of a tight January. " * 20 + '"}'
_WHEN = "'2026-11-21 08:00:00.000000'"
_OWNERS = (
    f"""INSERT INTO chats (id, platform, chat, kind, title, follows, reads, last_list, muted,
    preferred, created_at)
    VALUES (1, 'telegram', '1', 'private', 'Ann', '[]', '[]', '[]', '[]', '[]', {_WHEN})""",
    f"""INSERT INTO subscriptions (id, chat_id, topics, at, timezone, days, length, languages,
    state, created_at) VALUES (1, 1, '[]', '08:00', 'UTC', '[]', 'medium', '[]', 'active',
    {_WHEN})""",
)
_DIGEST = f"""INSERT INTO digests (id, subscription_id, chat_id, slot, due_at, outcome, built_at)
    VALUES (?, 1, 1, ?, {_WHEN}, 'queued', {_WHEN})"""
_ENQUEUE = f"""INSERT INTO deliveries (chat_id, digest_id, part, parts, body, urgent, state,
    due_at, created_at) VALUES (1, ?, ?, ?, ?, 0, 'planned', {_WHEN}, {_WHEN})"""
_CLAIM = f"""UPDATE deliveries SET state = 'sending', attempts = attempts + 1,
    lease_until = {_WHEN} WHERE digest_id = ? AND part = ?"""
_SENT = f"""UPDATE deliveries SET state = 'sent', receipt = '12345', lease_until = NULL,
    ended_at = {_WHEN} WHERE digest_id = ? AND part = ?"""

#: What the database acknowledged: each delivery's state, by digest and part.
Ledger = dict[tuple[int, int], str]


@dataclass(slots=True)
class Count:
    """Cuts, commits acknowledged before them, cuts that took some back, what they took, damage."""

    cuts: int = 0
    lossy: int = 0
    commits: int = 0
    lost: int = 0
    damaged: int = 0


def run(quick: bool) -> list[Promise]:
    """Cut the power in three ways, with FULL and, for comparison, with less."""
    try:
        from benchmarks.faults.unsynced import WAYS
    except ImportError:
        return [
            Promise(
                "a power cut loses nothing",
                "not tried",
                "apsw is missing; type: .venv/bin/pip install apsw",
                False,
            )
        ]
    tables = asyncio.run(_tables())
    cuts = _QUICK_CUTS if quick else _CUTS
    kept, other, none = Count(), Count(), Count()
    for number in range(cuts * len(WAYS)):
        way = WAYS[number % len(WAYS)]
        _cut(tables, PRAGMAS, way, f"{SEED} FULL {number}", kept)
        _cut(tables, _weaker("NORMAL"), way, f"{SEED} NORMAL {number}", other)
        _cut(tables, _weaker("OFF"), way, f"{SEED} OFF {number}", none)
    done = f"{kept.cuts} cuts, {' '.join(WAYS)}, seed {SEED}"
    return [
        Promise(
            "a power cut takes back nothing that was acknowledged, and damages nothing",
            done,
            f"{kept.commits:,} commits acknowledged, {kept.lost} records lost, "
            f"{kept.damaged} damaged",
            kept.lost == 0 and kept.damaged == 0 and kept.commits > 0,
        ),
        Promise(
            "(the check can fail: with synchronous=NORMAL it does)",
            f"{other.cuts} cuts, the same",
            f"{other.lossy} cuts lost {other.lost:,} records ({other.commits:,} commits), "
            f"{other.damaged} damaged",
            other.lossy > 0,
        ),
        Promise(
            "(and so can this: with synchronous=OFF some are damaged)",
            f"{none.cuts} cuts, the same",
            f"{none.lossy} cuts lost {none.lost:,} records ({none.commits:,} commits), "
            f"{none.damaged} damaged",
            none.damaged > 0,
        ),
    ]


def _weaker(level: str) -> tuple[str, ...]:
    assert "synchronous=FULL" in PRAGMAS
    return tuple(pragma.replace("=FULL", f"={level}") for pragma in PRAGMAS)


def _cut(tables: str, pragmas: tuple[str, ...], way: Way, seed: str, count: Count) -> None:
    """One life of a database: made, worked on, cut off, found again."""
    from benchmarks.faults.unsynced import Disk, PowerCut

    chance = random.Random(seed)
    pages = chance.choice(_CHECKPOINTS)
    files, calls = _made(tables, pragmas, pages)
    disk = Disk(files, calls_left=chance.randrange(1, calls))
    ledger: Ledger = {}
    with suppress(PowerCut), _opened(disk, pragmas, pages) as db:
        for _ in _steps(db, ledger):
            count.commits += 1
    assert disk.dark, "the power must have gone"
    lost, whole = _look(disk.after_cut(way, chance), pragmas, ledger)
    count.cuts += 1
    count.lost += lost
    count.lossy += lost > 0
    count.damaged += not whole


@cache
def _made(tables: str, pragmas: tuple[str, ...], pages: int) -> tuple[dict[str, bytes], int]:
    """A database before the work, made long ago, and how many writes and syncs the work takes."""
    from benchmarks.faults.unsynced import Disk

    disk = Disk()
    with _opened(disk, pragmas, pages) as db:
        db.execute(tables)
    files = {name: bytes(content) for name, content in disk.seen.items()}
    rehearsal = Disk(files)
    with _opened(rehearsal, pragmas, pages) as db:
        assert len(list(_steps(db, {}))) == _ROUNDS * (1 + 2 * _PARTS)
        return files, rehearsal.calls


@contextmanager
def _opened(disk: Disk, pragmas: tuple[str, ...], pages: int) -> Iterator[apsw.Connection]:
    """A connection on this disk, as ours are; a checkpoint comes after so many ``pages``."""
    import apsw

    from benchmarks.faults.unsynced import PowerCut, Unsynced

    vfs = Unsynced(f"unsynced-{id(disk)}", disk)
    try:
        db = apsw.Connection(_FILE, vfs=f"unsynced-{id(disk)}")
        try:
            for pragma in ("locking_mode=EXCLUSIVE", *pragmas, f"wal_autocheckpoint={pages}"):
                db.execute(f"PRAGMA {pragma}")
            assert db.pragma("journal_mode") == "wal", "it must be what the product has"
            yield db
        finally:
            with suppress(PowerCut, apsw.Error):
                db.close(True)
    finally:
        vfs.unregister()


def _steps(db: apsw.Connection, ledger: Ledger) -> Iterator[None]:
    """Queue a digest, claim and record each of its parts; a step for each commit acknowledged."""
    for digest in range(1, _ROUNDS + 1):
        with _committed(db):
            db.execute(_DIGEST, (digest, f"d{digest}"))
            for part in range(1, _PARTS + 1):
                db.execute(_ENQUEUE, (digest, part, _PARTS, _BODY))
        ledger |= {(digest, part): "planned" for part in range(1, _PARTS + 1)}
        yield
        for part in range(1, _PARTS + 1):
            for state, statement in (("sending", _CLAIM), ("sent", _SENT)):
                with _committed(db):
                    db.execute(statement, (digest, part))
                ledger[digest, part] = state
                yield


@contextmanager
def _committed(db: apsw.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    yield
    db.execute("COMMIT")


def _look(disk: Disk, pragmas: tuple[str, ...], ledger: Ledger) -> tuple[int, bool]:
    """How many acknowledged records are gone, and whether the database is sound."""
    import apsw

    try:
        with _opened(disk, pragmas, _CHECKPOINTS[0]) as db:
            sound = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            sound = sound and not db.execute("PRAGMA foreign_key_check").fetchall()
            rows = db.execute("SELECT digest_id, part, state FROM deliveries").fetchall()
    except apsw.Error:
        return len(ledger), False
    found = {(digest, part): _ORDER.index(state) for digest, part, state in rows}
    lost = sum(found.get(key, -1) < _ORDER.index(state) for key, state in ledger.items())
    return lost, sound


async def _tables() -> str:
    """The product's tables, and what a delivery hangs on."""
    with TemporaryDirectory() as name:
        path = Path(name) / "news.db"
        await migrate(f"sqlite:///{path}")
        with closing(sqlite3.connect(path)) as made:
            rows = made.execute(
                "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%' "
                "AND tbl_name NOT LIKE 'article_search%' ORDER BY type DESC"
            ).fetchall()
    return ";".join([*(sql for (sql,) in rows), *_OWNERS])


if __name__ == "__main__":
    sys.exit(campaign("power", run))
