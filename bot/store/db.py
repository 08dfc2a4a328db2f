"""The database: one engine on either dialect, explicit transactions.

A read sees one moment and waits for nobody; a write is alone, unless it says that it need not be.
What differs between SQLite and PostgreSQL stands in the files of these names, in ``fulltext`` and,
for single expressions, in ``expressions``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store import postgresql, sqlite
from bot.store.expressions import insert, these
from bot.store.sqlite import database_file

__all__ = [
    "Database",
    "Tx",
    "database_file",
    "insert",
    "is_postgresql",
    "is_unusable",
    "normalised_url",
    "open_database",
    "these",
    "told",
    "will_pass",
]

Tx = AsyncConnection
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


class Database:
    """A store that is open; use ``open_database`` to get one and ``close`` to end it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._shared = engine.dialect.name == "postgresql"
        reading = postgresql.READING if self._shared else {}
        self._readers = engine.execution_options(**reading)
        self._writers = engine.execution_options(**{sqlite.WRITES: True})
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A transaction that only reads: a snapshot of the moment it began."""
        async with self._readers.connect() as tx, tx.begin():
            yield tx

    @asynccontextmanager
    async def write(self, *, alone: bool = True) -> AsyncIterator[Tx]:
        """A transaction that writes; all of it is kept, or on an exception nothing.

        It is the only one in the whole installation that writes, but on PostgreSQL for those
        with ``alone`` False: their statements lock by themselves the rows that they rely on.
        """
        if self._shared and not alone:
            async with self._writers.begin() as tx:
                yield tx
            return
        # Whoever waits for his turn here needs no connection for it.
        async with self._turn, self._writers.begin() as tx:
            if self._shared:
                await postgresql.alone(tx)
            yield tx

    @asynccontextmanager
    async def one_at_a_time(self, what: str) -> AsyncIterator[None]:
        """While nobody else in the whole installation does this; for longer than a transaction."""
        if not self._shared:
            yield
            return
        async with self._readers.connect() as tx, tx.begin():
            await postgresql.one_at_a_time(tx, what)
            yield

    def when_full(self, do: Callable[[], None]) -> None:
        """Have something done at once whenever SQLite finds its disk full."""

        def look(context: ExceptionContext) -> None:
            if sqlite.is_full(context.original_exception):
                do()

        event.listen(self._engine.sync_engine, "handle_error", look)

    @asynccontextmanager
    async def between_writes(self) -> AsyncIterator[None]:
        """While no task of ours is inside a write transaction: one may be ended without harm.

        A task that is cancelled in the middle of one can leave its lock to a connection that
        nobody holds any more, and every later write waits for that.
        """
        async with self._turn:
            yield

    async def close(self) -> None:
        """Close every connection; a connection left open keeps the process from ending."""
        await self._engine.dispose()


def normalised_url(url: str) -> str:
    """SQLAlchemy's URL with the driver that we use; bare ``sqlite:///`` is accepted."""
    made = sa.make_url(url)
    made = made.set(drivername=_DRIVERS.get(made.drivername, made.drivername))
    return made.render_as_string(hide_password=False)


def is_postgresql(url: str) -> bool:
    """Is it a server's, which several processes may share?"""
    return sa.make_url(url).get_backend_name() == "postgresql"


def open_database(url: str) -> Database:
    """Open the database at ``url`` (SQLAlchemy's form). Nothing is read before the first use."""
    made = sa.make_url(normalised_url(url))
    shared = is_postgresql(url)
    arguments = postgresql.arguments() if shared else {}
    # Errors are logged: what people wrote and which feeds are a chat's own must not stand in them.
    engine = create_async_engine(made, hide_parameters=True, **arguments)
    (postgresql if shared else sqlite).prepare(engine.sync_engine)
    return Database(engine)


def will_pass(error: BaseException) -> bool:
    """Is it the database's trouble (a full disk, a lock) and not that of what was asked of it?"""
    if isinstance(error, DBAPIError) and sqlite.will_pass(error):
        return True
    return postgresql.will_pass(error)


def is_unusable(error: DBAPIError) -> bool:
    """Must its keeper do something? It is no database, or its server refuses us."""
    return sqlite.is_unusable(error) or postgresql.is_refused(error)


def told(error: BaseException) -> str:
    """A database's error in one line, without the statement and what it was about."""
    return str(error.orig if isinstance(error, DBAPIError) else error)
