"""What is PostgreSQL's alone: how a connection begins, the writers' lock, which errors pass.

Several processes may work on one database. A write transaction is alone all the same, as on
SQLite: it begins with a lock that ends with it (``alone``). Those that are safe beside others say
so and take none.
"""

from __future__ import annotations

import json
import re
import zlib
from importlib.util import find_spec
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingsError

#: Our locks are told from others' by the first number, from each other by the second.
LOCKS = 0x6E657773
_WRITER = 1
#: The first number of the locks of those who lead (``leader``).
LEADERS = LOCKS + 1
#: Of what one does at a time.
_NAMED = LOCKS + 2
READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
#: Classes of errors, or whole codes, that say nothing of what was asked: no connection, no room,
#: shutting down, a lock that was not had, a transaction that stood in another's way.
_PASSING = ("08", "53", "57", "58", "40", "55P03", "25P04", "25P03", "25006")
#: Whoever keeps the server must do something: another user or password (28), a database that is
#: not there (3D000), one that this user may not write to (42501).
_REFUSED = ("28", "3D000", "42501")
#: A connection whose other end is gone is given up, and what it locks is free, in eight seconds.
LASTING = {
    "application_name": "newsdigest",
    "tcp_keepalives_idle": "4",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "2",
    "tcp_user_timeout": "8000",
}
_SETTINGS = {
    "default_transaction_isolation": "read committed",
    "lock_timeout": "30s",
    # A process that hangs, or whose machine is gone, keeps its locks no longer than this.
    "idle_in_transaction_session_timeout": "120s",
    "timezone": "UTC",
    # What is asked for every moment is in memory: a look-up by an index costs no turn of a disk.
    # Nobody waits for a query to be compiled, or gets one that was planned for other questions.
    "random_page_cost": "1.1",
    "jit": "off",
    "plan_cache_mode": "force_custom_plan",
    **LASTING,
}
_CONNECT_SECONDS = 10.0
_ESCAPED_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(url: str) -> str:
    """The address as the driver itself takes it."""
    return sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def arguments() -> dict[str, Any]:
    """What the engine is made with, besides its address.

    Raises SettingsError where what PostgreSQL needs is not installed.
    """
    if missing := [name for name in ("asyncpg", "pgqueuer") if find_spec(name) is None]:
        problem = (
            f"NEWSDIGEST_DATABASE_URL: for PostgreSQL {' and '.join(missing)} must be installed, "
            "as by pip install 'newsdigest[postgres]' or, for the image, by "
            "docker build --build-arg LOCK=postgres; compose.scale.yml does so"
        )
        raise SettingsError([problem])
    told = {
        "server_settings": dict(_SETTINGS),
        "timeout": _CONNECT_SECONDS,
        "async_creator_fn": _connect,
    }
    # A restart of the server breaks idle connections: each is asked before it is used.
    return {"connect_args": told, "pool_pre_ping": True, "json_serializer": _json}


def prepare(engine: Engine) -> None:
    """Have texts be such as the server takes, and its errors say nothing of what was kept."""
    event.listen(engine, "before_cursor_execute", _on_execute, retval=True)
    event.listen(engine, "handle_error", _on_error)


async def _connect(*where: Any, **how: Any) -> Any:
    """A connection of the driver. A server that cannot be reached is an error of the database."""
    import asyncpg

    try:
        return await asyncpg.connect(*where, **how)
    except OSError as error:
        raise _driver().OperationalError(f"no connection to PostgreSQL: {error}", error) from error
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise _driver().OperationalError(str(error), error) from error


def _driver() -> Any:
    return postgresql.asyncpg.dialect.import_dbapi()  # type: ignore[no-untyped-call]


def _on_error(context: ExceptionContext) -> None:
    """Take out the server's DETAIL: it quotes rows, and errors are logged."""
    error: BaseException | None = context.sqlalchemy_exception
    while error is not None:
        if isinstance(getattr(error, "detail", None), str):
            error.__dict__["detail"] = None
        error.args = tuple(_first_line(each) for each in error.args)
        error = getattr(error, "orig", None) or error.__cause__


def _first_line(told: object) -> object:
    return told.split("\nDETAIL", 1)[0] if isinstance(told, str) else told


async def alone(tx: AsyncConnection) -> None:
    """Wait until no other transaction that is to be alone is under way, in whatever process."""
    await tx.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCKS, _WRITER)))


async def one_at_a_time(tx: AsyncConnection, what: str) -> None:
    """Wait until no other transaction holds the lock of this name, for as long as that takes."""
    await tx.execute(sa.text("SET LOCAL lock_timeout = 0"))
    await tx.execute(sa.text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    key = zlib.crc32(what.encode()) & 0x7FFFFFFF
    await tx.execute(sa.select(sa.func.pg_advisory_xact_lock(_NAMED, key)))


def will_pass(error: BaseException) -> bool:
    """Is it the server's or the connection's trouble, not what was asked?"""
    if not isinstance(error, DBAPIError):
        return isinstance(error, ConnectionError)
    code = getattr(error.orig, "sqlstate", None)
    if isinstance(code, str):
        return code.startswith(_PASSING)
    unreached = isinstance(getattr(error.orig, "__cause__", None), OSError)
    return unreached or error.connection_invalidated


def is_refused(error: DBAPIError) -> bool:
    """Does the server not let us in, or not let us do our work there?"""
    code = getattr(error.orig, "sqlstate", None)
    return isinstance(code, str) and code.startswith(_REFUSED)


def _json(value: object) -> str:
    """As JSON that PostgreSQL keeps: no NUL in it, and no half of a character."""
    return _ESCAPED_NUL.sub("\\1\ufffd", json.dumps(_whole(value), ensure_ascii=False))


def _whole(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value) if not value.isascii() else value
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(each) for each in value]
    return value


def _on_execute(
    _connection: object,
    _cursor: object,
    statement: str,
    parameters: Any,
    _context: object,
    executemany: bool,
) -> tuple[str, Any]:
    # What is inserted many at a time with RETURNING comes as one row of all their values.
    if executemany and isinstance(parameters, list):
        return statement, [_clean(row) for row in parameters]
    return statement, _clean(parameters)


def _clean(row: Any) -> Any:
    """The texts of a row without what PostgreSQL cannot keep in a text: NUL."""
    if isinstance(row, dict):
        return {name: _without_nul(value) for name, value in row.items()}
    return tuple(_without_nul(value) for value in row)


def _without_nul(value: object) -> object:
    if isinstance(value, str) and "\0" in value:
        return value.replace("\0", "\ufffd")
    return value
