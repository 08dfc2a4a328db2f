"""Brings a database to the newest schema, by Alembic's history in ``migrations/``.

Which schemas there are is told by the names of the history's files, ``vNUMBER_what.py``: Alembic
itself is imported where there is something to do, which is once in a version.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError

from bot.errors import NewsdigestError
from bot.store.backup import back_up
from bot.store.db import is_unusable, open_database, told, will_pass
from bot.store.sqlite import database_file

log = logging.getLogger(__name__)

_SCRIPTS = Path(__file__).parent / "migrations"


async def migrate(url: str, scripts: Path = _SCRIPTS) -> str:
    """Run what is missing, in one transaction, and give the revision reached.

    A database of an older version is copied beside itself first.
    Raises NewsdigestError when the database comes from a newer newsdigest or cannot be written.
    """
    path, name = database_file(url), make_url(url).database
    database = open_database(url)
    try:
        if path is not None:
            # What people asked for is nobody else's on this machine.
            await asyncio.to_thread(path.parent.mkdir, mode=0o700, parents=True, exist_ok=True)
        newest = _known(scripts)[-1]
        async with database.read() as tx:
            found = await tx.run_sync(_found, scripts)
        if found == newest:
            return newest
        if found is not None and path is not None:
            copy = Path(f"{path}.before-{newest}")
            log.info("the database is copied to %s and brought to schema %s", copy, newest)
            await asyncio.to_thread(back_up, url, copy)
        async with database.write() as tx:
            return await tx.run_sync(_upgrade, scripts)
    except OSError as exc:
        raise NewsdigestError(f"the database {name} cannot be made: {exc.strerror}") from exc
    except DBAPIError as exc:
        if not will_pass(exc) and not is_unusable(exc):
            raise
        raise NewsdigestError(f"the database {name} cannot be used: {told(exc)}") from exc
    finally:
        await database.close()


async def newest_schema(url: str, scripts: Path = _SCRIPTS) -> str | None:
    """The schema that ``migrate`` would bring an older database to; None if it has it already.

    Raises NewsdigestError when the database comes from a newer newsdigest or cannot be used.
    """
    database = open_database(url)
    try:
        async with database.read() as tx:
            found, newest = await tx.run_sync(_found, scripts), _known(scripts)[-1]
            return None if found in (None, newest) else newest
    except DBAPIError as exc:
        path = make_url(url).database
        raise NewsdigestError(f"the database {path} cannot be used: {told(exc)}") from exc
    finally:
        await database.close()


def _known(scripts: Path) -> list[str]:
    """All schemas, the oldest first."""
    return sorted(path.name[1:5] for path in (scripts / "versions").glob("v[0-9]*_*.py"))


def _found(connection: Connection, scripts: Path) -> str | None:
    """The schema that the database has, None of an empty one. Raises NewsdigestError."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in _known(scripts):
        raise NewsdigestError(
            f"the database has schema {found}, which this version does not know: "
            "it was written by a newer newsdigest. Upgrade, or restore an older backup."
        )
    return found


def _upgrade(connection: Connection, scripts: Path) -> str:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    _found(connection, scripts)
    try:
        command.upgrade(config, "head")
    except CommandError as exc:
        raise NewsdigestError(f"the database could not be migrated: {exc}") from exc
    reached = _found(connection, scripts)
    assert reached is not None
    return reached
