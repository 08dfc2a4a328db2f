"""Brings a database to the newest schema, by Alembic's history in ``migrations/``."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError

from bot.errors import NewsdigestError
from bot.store.db import open_database, sqlite_code, will_pass

_SCRIPTS = Path(__file__).parent / "migrations"
_UNUSABLE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


async def migrate(url: str) -> str:
    """Run what is missing, in one transaction, and give the revision reached.

    Raises NewsdigestError when the database comes from a newer newsdigest or cannot be written.
    """
    path = make_url(url).database
    database = open_database(url)
    try:
        if path and path != ":memory:":
            await asyncio.to_thread(Path(path).parent.mkdir, parents=True, exist_ok=True)
        async with database.write() as tx:
            return await tx.run_sync(_upgrade)
    except OSError as exc:
        raise NewsdigestError(f"the database {path} cannot be made: {exc.strerror}") from exc
    except DBAPIError as exc:
        if not will_pass(exc) and sqlite_code(exc) not in _UNUSABLE:
            raise
        raise NewsdigestError(f"the database {path} cannot be used: {exc.orig}") from exc
    finally:
        await database.close()


def _upgrade(connection: Connection) -> str:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in known:
        raise NewsdigestError(
            f"the database has schema {found}, which this version does not know: "
            "it was written by a newer newsdigest. Upgrade, or restore an older backup."
        )
    try:
        command.upgrade(config, "head")
    except CommandError as exc:
        raise NewsdigestError(f"the database could not be migrated: {exc}") from exc
    reached = MigrationContext.configure(connection).get_current_revision()
    assert reached is not None
    return reached
