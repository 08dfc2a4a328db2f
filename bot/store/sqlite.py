"""What is SQLite's alone: how a connection begins, which of its errors pass, which file it is.

It runs in WAL mode with ``synchronous=FULL``: a power cut may not take back what a platform was
already told. Reads see a snapshot and wait for nobody; a write transaction takes the write lock
when it begins (BEGIN IMMEDIATE), since one that turns from reading to writing fails at once.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import DBAPIError

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
_UNUSABLE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
#: How the engine says that a transaction is going to write.
WRITES = "newsdigest_write"


def database_file(url: str) -> Path | None:
    """The file of the database at ``url``; None: it is in memory, or not SQLite's."""
    made = make_url(url)
    named = made.get_backend_name() == "sqlite" and made.database not in (None, "", ":memory:")
    return Path(str(made.database)) if named else None


def prepare(engine: Engine) -> None:
    """Have every connection and transaction begin as it must."""
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def will_pass(error: DBAPIError) -> bool:
    """Is it a full disk or a lock, not what was asked?"""
    return _code(error) in _PASSING


def is_unusable(error: DBAPIError) -> bool:
    """Is the file no database, or a damaged one?"""
    return _code(error) in _UNUSABLE


def is_full(error: BaseException) -> bool:
    """Did SQLite find the disk full?"""
    return getattr(error, "sqlite_errorcode", None) in _FULL


def _code(error: DBAPIError) -> int | None:
    """SQLite's primary result code, where it is SQLite's error."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def _on_connect(connection: Any, _record: object) -> None:
    # The driver's own transaction handling starts none for DDL and defers the others.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
