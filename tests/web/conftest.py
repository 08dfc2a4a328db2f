"""A real database, and the pages over it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.db import Database
from tests.builders import Newsroom, database
from tests.web.reader import Reader, reading


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with database(tmp_path) as opened:
        yield opened


@pytest.fixture
def room(db: Database) -> Newsroom:
    return Newsroom(db)


@pytest.fixture
async def reader(room: Newsroom) -> AsyncIterator[Reader]:
    """Everything but the state is public."""
    async with reading(room) as visitor:
        yield visitor
