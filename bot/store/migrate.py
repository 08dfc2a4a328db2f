"""Brings a database to the newest schema, by Alembic's history in ``migrations/``."""

from __future__ import annotations

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.engine import Connection, make_url

from bot.errors import NewsdigestError
from bot.store.db import open_database

_SCRIPTS = Path(__file__).parent / "migrations"


async def migrate(url: str) -> str:
    """Run what is missing, in one transaction, and give the revision reached.

    Raises NewsdigestError when the database comes from a newer newsdigest.
    """
    path = make_url(url).database
    if path and path != ":memory:":
        await asyncio.to_thread(Path(path).parent.mkdir, parents=True, exist_ok=True)
    database = open_database(url)
    try:
        async with database.write() as tx:
            return await tx.run_sync(_upgrade)
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
