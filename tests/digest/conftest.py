"""A real database for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.db import Database
from tests.builders import Newsroom, database
from tests.digest.desk import Desk


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with database(tmp_path) as opened:
        yield opened


@pytest.fixture
def room(db: Database) -> Newsroom:
    return Newsroom(db)


@pytest.fixture
def desk(room: Newsroom) -> Desk:
    return Desk(room)
