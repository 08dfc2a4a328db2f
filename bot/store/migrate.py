"""Brings a database to the newest schema, by Alembic's history in ``migrations/``."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError

from bot.errors import NewsdigestError
from bot.store.backup import back_up
from bot.store.db import open_database, will_pass
from bot.store.sqlite import database_file, is_unusable

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
            await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
        async with database.read() as tx:
            older = await tx.run_sync(_is_older, scripts)
        if older and path is not None:
            copy = Path(f"{path}.before-{older}")
            log.info("the database is copied to %s and brought to schema %s", copy, older)
            await asyncio.to_thread(back_up, url, copy)
        async with database.write() as tx:
            return await tx.run_sync(_upgrade, scripts)
    except OSError as exc:
        raise NewsdigestError(f"the database {name} cannot be made: {exc.strerror}") from exc
    except DBAPIError as exc:
        if not will_pass(exc) and not is_unusable(exc):
            raise
        raise NewsdigestError(f"the database {name} cannot be used: {exc.orig}") from exc
    finally:
        await database.close()


async def newest_schema(url: str, scripts: Path = _SCRIPTS) -> str | None:
    """The schema that ``migrate`` would bring the database to; None if it has it already.

    Raises NewsdigestError when the database comes from a newer newsdigest or cannot be used.
    """
    database = open_database(url)
    try:
        async with database.read() as tx:
            await tx.run_sync(_refuse_newer, scripts)
            return await tx.run_sync(_is_older, scripts)
    except DBAPIError as exc:
        path = make_url(url).database
        raise NewsdigestError(f"the database {path} cannot be used: {exc.orig}") from exc
    finally:
        await database.close()


def _is_older(connection: Connection, scripts: Path) -> str | None:
    """The newest schema, when the database has an older one of ours."""
    config = Config()
    config.set_main_option("script_location", str(scripts))
    history = ScriptDirectory.from_config(config)
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in history.walk_revisions()}
    newest = history.get_current_head()
    return newest if found in known and found != newest else None


def _refuse_newer(connection: Connection, scripts: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(scripts))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in known:
        raise NewsdigestError(
            f"the database has schema {found}, which this version does not know: "
            "it was written by a newer newsdigest. Upgrade, or restore an older backup."
        )


def _upgrade(connection: Connection, scripts: Path) -> str:
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.attributes["connection"] = connection
    _refuse_newer(connection, scripts)
    try:
        command.upgrade(config, "head")
    except CommandError as exc:
        raise NewsdigestError(f"the database could not be migrated: {exc}") from exc
    reached = MigrationContext.configure(connection).get_current_revision()
    assert reached is not None
    return reached
