"""A real database for each test, of each dialect."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from tests.builders import Newsroom, url_in


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a migrated database is: a second process would open the same."""
    if request.param == "postgresql":
        made: str = await request.getfixturevalue("new_postgresql")()
        return made
    await migrate(url_in(tmp_path))
    return url_in(tmp_path)


@pytest.fixture
async def db(url: str) -> AsyncIterator[Database]:
    opened = open_database(url)
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture
def room(db: Database) -> Newsroom:
    return Newsroom(db)
