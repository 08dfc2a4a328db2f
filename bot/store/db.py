"""The database: one engine, one writer, explicit transactions.

SQLite runs in WAL mode with ``synchronous=FULL``: a power cut may not take back what a platform
was already told. Reads see a snapshot and wait for nobody; a write transaction takes the write
lock when it begins (BEGIN IMMEDIATE), since one that turns from reading to writing fails at once.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

Tx = AsyncConnection
_BUSY_MS = 30_000
#: What each connection is told first.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={_BUSY_MS}",
    "cache_size=-8192",
)
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)
_PASSING = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOMEM,
)


class Database:
    """A store that is open; use ``open_database`` to get one and ``close`` to end it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._writer = asyncio.Lock()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A transaction that only reads: a snapshot of the moment it began."""
        async with self._engine.connect() as tx, tx.begin():
            yield tx

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """A transaction that writes, alone; all of it is kept, or on an exception nothing."""
        async with self._writer, self._engine.connect() as tx:
            await tx.execution_options(newsdigest_write=True)
            async with tx.begin():
                yield tx

    def when_full(self, do: Callable[[], None]) -> None:
        """Have something done at once whenever a statement finds the disk full."""

        def look(context: ExceptionContext) -> None:
            if getattr(context.original_exception, "sqlite_errorcode", None) in _FULL:
                do()

        event.listen(self._engine.sync_engine, "handle_error", look)

    @asynccontextmanager
    async def between_writes(self) -> AsyncIterator[None]:
        """While no task of ours is inside a write transaction: one may be ended without harm.

        A task that is cancelled in the middle of one can leave its lock to a connection that
        nobody holds any more, and every later write waits for that.
        """
        async with self._writer:
            yield

    async def close(self) -> None:
        """Close every connection; a connection left open keeps the process from ending."""
        await self._engine.dispose()


def normalised_url(url: str) -> str:
    """SQLAlchemy's URL with the driver that we use; bare ``sqlite:///`` is accepted."""
    made = sa.make_url(url)
    if made.drivername == "sqlite":
        made = made.set(drivername="sqlite+aiosqlite")
    return made.render_as_string(hide_password=False)


def database_file(url: str) -> Path | None:
    """The file that the database at ``url`` is; None where it is none."""
    made = sa.make_url(url)
    named = made.database if made.drivername.startswith("sqlite") else None
    return Path(named) if named and named != ":memory:" else None


def open_database(url: str) -> Database:
    """Open the database at ``url`` (SQLAlchemy's form). Nothing is read before the first use."""
    # Errors are logged: what people wrote and which feeds are a chat's own must not stand in them.
    engine = create_async_engine(normalised_url(url), hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(engine.sync_engine, "begin", _on_begin)
    return Database(engine)


def will_pass(error: BaseException) -> bool:
    """Is it the database's trouble (a full disk, a lock) and not that of what was asked of it?"""
    return isinstance(error, DBAPIError) and sqlite_code(error) in _PASSING


def told(error: BaseException) -> str:
    """A database's error in one line, without the statement and what it was about."""
    return str(error.orig if isinstance(error, DBAPIError) else error)


def sqlite_code(error: DBAPIError) -> int | None:
    """SQLite's primary result code, where it is SQLite's error."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def insert(table: sa.Table) -> sqlite.Insert:
    """An INSERT that can say what to do on a conflict."""
    return sqlite.insert(table)


def these(ids: Sequence[int]) -> sa.Select[tuple[int]]:
    """Thousands of ids for an IN, as one parameter."""
    each = sa.func.json_each(json.dumps(list(ids))).table_valued("value")
    return sa.select(sa.cast(each.c.value, sa.Integer))


def _on_connect(connection: Any, _record: object) -> None:
    # The driver's own transaction handling starts none for DDL and defers the others.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("newsdigest_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
