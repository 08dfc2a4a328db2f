"""An installation moves from SQLite to PostgreSQL: copied in batches, counted, and compared.

The source is opened read-only. Rows go in the order of their keys; how far each table came is
written down with the rows, so that a move that was interrupted goes on. In the end every table is
counted and read again on both sides, and what was read must have one checksum.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.errors import NewsdigestError
from bot.store import fulltext, meta, schema
from bot.store.db import Database, Tx, is_postgresql, open_database
from bot.store.lock import only_one
from bot.store.migrate import migrate
from bot.store.schema import UtcDateTime, metadata
from bot.store.sqlite import database_file

#: Told of a table, how many of its rows are there, and of how many.
Progress = Callable[[str, int, int], None]

_BATCH = 1_000
_KEY = "moving"
_SEARCH = "article_search"


async def move(source: str, target: str, told: Progress) -> int:
    """Copy all of the SQLite database at ``source`` to the PostgreSQL one; gives the rows.

    Raises NewsdigestError when the source is not there or not of this version, when the target
    holds something else, or when in the end the two are not the same.
    """
    path = database_file(source)
    file = _existing(path)
    if file is None:
        raise NewsdigestError(f"there is no SQLite database at {source}")
    if not is_postgresql(target):
        raise NewsdigestError(
            "an installation moves to PostgreSQL: --to postgresql://user@host/news"
        )
    version = await migrate(target)
    with (
        only_one(source),
        closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as old,
    ):
        old.row_factory = sqlite3.Row
        old.execute("BEGIN")  # one moment of it, whoever writes meanwhile
        _check_version(old, version)
        new = open_database(target)
        try:
            await _check_empty(new, str(file))
            moved = 0
            for table in metadata.sorted_tables:
                moved += await _copy(old, new, table, told)
            moved += await _copy_search(old, new, told)
            for table in metadata.sorted_tables:
                await _compare(old, new, table)
            await _finish(old, new)
        finally:
            await new.close()
    return moved


def _existing(path: Path | None) -> Path | None:
    return path.absolute() if path is not None and path.is_file() else None


def _check_version(old: sqlite3.Connection, version: str) -> None:
    try:
        (found,) = old.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as exc:
        raise NewsdigestError(f"the source is no database of ours: {exc}") from exc
    if found != version:
        raise NewsdigestError(
            f"the source has schema {found}, this version {version}: run newsdigest migrate there"
        )


async def _check_empty(new: Database, named: str) -> None:
    """Into a database that somebody uses nothing is moved, but for a move that was interrupted."""
    async with new.write() as tx:
        begun = await meta.get(tx, _KEY)
        if isinstance(begun, dict):
            if begun.get("from") != named:
                raise NewsdigestError(f"a move from {begun.get('from')} was begun there: end that")
            return
        for table in metadata.sorted_tables:
            if (await tx.execute(sa.select(sa.literal(1)).select_from(table).limit(1))).first():
                raise NewsdigestError(f"the target is not empty: {table.name} has rows")
        await meta.put(tx, _KEY, {"from": named, "done": {}})


async def _copy(old: sqlite3.Connection, new: Database, table: sa.Table, told: Progress) -> int:
    """Copy the rows of a table that are not there yet, in the order of SQLite's row numbers."""
    (number,) = old.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()  # noqa: S608
    after = await _reached(new, table.name)
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    query = (
        f'SELECT rowid AS "row number", {columns} FROM "{table.name}" '  # noqa: S608
        f"WHERE rowid > ? ORDER BY rowid LIMIT {_BATCH}"
    )
    (there,) = old.execute(
        f'SELECT count(*) FROM "{table.name}" WHERE rowid <= ?',  # noqa: S608
        (after,),
    ).fetchone()
    moved = 0
    while rows := old.execute(query, (after,)).fetchall():
        after = rows[-1]["row number"]
        values = [{c.name: _value(c, row[c.name]) for c in table.columns} for row in rows]
        if table.name == "meta":
            values = [value for value in values if value["key"] != _KEY]
        async with new.write() as tx:
            if values:
                await tx.execute(sa.insert(table), values)
            await _reach(tx, table.name, after)
        moved += len(rows)
        told(table.name, there + moved, number)
    return moved


async def _copy_search(old: sqlite3.Connection, new: Database, told: Progress) -> int:
    (number,) = old.execute(f"SELECT count(*) FROM {_SEARCH}").fetchone()  # noqa: S608
    after, moved = await _reached(new, _SEARCH), 0
    query = f"SELECT rowid, title, body FROM {_SEARCH} WHERE rowid > ? ORDER BY rowid LIMIT 200"  # noqa: S608
    while rows := old.execute(query, (after,)).fetchall():
        after = rows[-1]["rowid"]
        async with new.write() as tx:
            for row in rows:
                await fulltext.index(tx, row["rowid"], row["title"], row["body"])
            await _reach(tx, _SEARCH, after)
        moved += len(rows)
        told("search", moved, number)
    return moved


async def _compare(old: sqlite3.Connection, new: Database, table: sa.Table) -> None:
    """Raises NewsdigestError unless both have the same rows."""
    theirs, ours = _Checksum(), _Checksum()
    for row in old.execute(f'SELECT * FROM "{table.name}"'):  # noqa: S608
        if table.name != "meta" or row["key"] != _KEY:
            theirs.add([_value(column, row[column.name]) for column in table.columns])
    query = sa.select(table)
    if table.name == "meta":
        query = query.where(table.c.key != _KEY)
    async with new.read() as tx:
        async for found in await tx.stream(query):
            ours.add(list(found))
    if theirs != ours:
        raise NewsdigestError(
            f"{table.name} is not the same on both sides ({theirs.rows} rows and {ours.rows}): "
            "was something at work there? Begin again with an empty database"
        )


@dataclass(slots=True)
class _Checksum:
    """Of rows in any order: how many, and the sum of their hashes."""

    rows: int = 0
    sum: int = 0

    def add(self, row: list[object]) -> None:
        """One more row, as Python has it."""
        said = json.dumps(row, sort_keys=True, default=str).replace("\\u0000", "\\ufffd")
        self.rows += 1
        self.sum = (self.sum + int.from_bytes(hashlib.sha256(said.encode()).digest())) % 2**256


def _value(column: sa.Column[Any], kept: Any) -> object:
    """What SQLite keeps in a column, as the column's type has it."""
    if kept is None:
        return None
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(kept).replace(tzinfo=UTC)
    if isinstance(column.type, sa.Date):
        return date.fromisoformat(kept)
    if isinstance(column.type, sa.Boolean):
        return bool(kept)
    return json.loads(kept) if isinstance(column.type, sa.JSON) else kept


async def _reached(new: Database, table: str) -> int:
    async with new.read() as tx:
        begun = await meta.get(tx, _KEY)
    done = begun.get("done", {}) if isinstance(begun, dict) else {}
    return int(done.get(table, 0))


async def _reach(tx: Tx, table: str, after: int) -> None:
    """Write down how far a table came, in the transaction of its rows."""
    begun = await meta.get(tx, _KEY)
    assert isinstance(begun, dict)
    await meta.put(tx, _KEY, {**begun, "done": {**begun["done"], table: after}})


async def _finish(old: sqlite3.Connection, new: Database) -> None:
    """The next ids come after all that were ever given."""
    given = dict(old.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    async with new.write() as tx:
        for table in metadata.sorted_tables:
            if "id" not in table.columns:
                continue
            last = (await tx.execute(sa.select(sa.func.max(table.c.id)))).scalar_one() or 0
            sequence = sa.func.pg_get_serial_sequence(table.name, "id")
            last = max(last, given.get(table.name, 0))
            if last:
                await tx.execute(sa.select(sa.func.setval(sequence, last)))
        await tx.execute(sa.delete(schema.meta).where(schema.meta.c.key == _KEY))
