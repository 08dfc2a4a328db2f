"""What several rooms' tests need: a database of either dialect."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import asyncpg
import pytest
from hypothesis import HealthCheck, settings

from bot.store.db import Database
from bot.store.migrate import migrate
from tests.builders import Newsroom, database
from tests.postgresql import FORGETFUL, NoPostgres, Server, home

# A machine that is busy with something else is no failure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_TEMPLATE = "newsdigest_template"
_numbers = count(1)

#: Makes an empty, migrated PostgreSQL database and gives its address.
NewDatabase = Callable[[], Awaitable[str]]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One server for the whole run, begun by the first test that asks for it."""
    folder = home()
    server = Server(folder, FORGETFUL)
    try:
        try:
            server.start()
        except NoPostgres as reason:
            pytest.skip(f"NOT TESTED ON POSTGRESQL: {reason}")
        with ThreadPoolExecutor(1) as thread:  # away from the loop of the test that asks first
            thread.submit(asyncio.run, _make_template(server)).result()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_postgresql(postgresql: Server) -> NewDatabase:
    """A copy of the template costs some hundredths of a second."""

    async def make() -> str:
        name = f"test_{next(_numbers)}"
        await _make(postgresql, name, _TEMPLATE)
        return postgresql.url(name)

    return make


async def _make_template(server: Server) -> None:
    await _make(server, _TEMPLATE)
    await migrate(server.url(_TEMPLATE))


async def _make(server: Server, name: str, template: str = "template0") -> None:
    connection = await asyncpg.connect(server.url())
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    finally:
        await connection.close()


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with database(tmp_path) as opened:
        yield opened


@pytest.fixture
def room(db: Database) -> Newsroom:
    return Newsroom(db)
