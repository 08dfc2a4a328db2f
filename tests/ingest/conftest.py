"""What the tests of ingest share: a server, a fetcher that may reach it, workers, a store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.ingest.fetch import Fetcher
from bot.ingest.ingest import Ingester
from bot.ingest.refresh import Refresher
from bot.ingest.workers import Workers
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from tests.ingest.server import Server, started

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made, runner = await started("127.0.0.1")
    yield made
    await runner.cleanup()


@pytest.fixture
async def elsewhere() -> AsyncIterator[Server]:
    """A second server, on another loopback address."""
    made, runner = await started("127.0.0.2")
    yield made
    await runner.cleanup()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(
        user_agent="newsdigest/test", allow_networks=[ip_network("127.0.0.0/8")]
    ) as made:
        yield made


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    async with Workers(size=1) as made:
        yield made


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'news.db'}"
    await migrate(url)
    made = open_database(url)
    yield made
    await made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock.starting_at(NOW)


@pytest.fixture
def refresher(db: Database, fetcher: Fetcher, workers: Workers, clock: Clock) -> Refresher:
    return Refresher(db, fetcher, workers, clock, random=lambda: 0.0)


@pytest.fixture
def ingester(
    db: Database, fetcher: Fetcher, workers: Workers, refresher: Refresher, clock: Clock
) -> Ingester:
    return Ingester(db, fetcher, workers, refresher, clock)
