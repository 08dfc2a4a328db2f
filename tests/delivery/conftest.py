"""A real database for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.db import Database
from tests.builders import Newsroom, database
from tests.delivery.post import Post


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with database(tmp_path) as opened:
        yield opened


@pytest.fixture
def room(db: Database) -> Newsroom:
    return Newsroom(db)


@pytest.fixture
def post(room: Newsroom) -> Post:
    return Post(room)
