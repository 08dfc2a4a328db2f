"""A served Bot API, a database, and a conversation that tests can script."""

from __future__ import annotations

import asyncio
import io
import logging
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.commands.request import Answer, Event, Moved, Request
from bot.platforms.telegram.platform import Telegram
from bot.platforms.telegram.updates import key_of
from bot.store import inbox, meta
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from tests.fakes.bot_api import TOKEN, BotApi

Running = Callable[..., AbstractAsyncContextManager[Telegram]]


class Talk:
    """A conversation that remembers what it was told and marks it handled, as the real one does.

    ``before`` is called with each event first: it may raise, or wait.
    """

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self.told: list[Event] = []
        self._more = asyncio.Event()
        self.before: Callable[[Event], Any] = lambda event: None

    async def handle(self, event: Event) -> Answer:
        """Remember the event, once for each key."""
        waiting = self.before(event)
        if waiting is not None:
            await waiting
        platform = event.old.platform if isinstance(event, Moved) else event.address.platform
        assert event.key is not None
        async with self._db.write() as tx:
            new = await inbox.handled(tx, platform, event.key, self._clock.now())
            if new:
                times = await meta.get(tx, f"told {event.key}")
                await meta.put(
                    tx, f"told {event.key}", 1 + (times if isinstance(times, int) else 0)
                )
        if new:
            self.told.append(event)
            self._more.set()
        return Answer("", ok=True)

    async def times(self, key: int) -> object:
        """How often the update was answered, as the database knows it."""
        async with self._db.read() as tx:
            return await meta.get(tx, f"told {key_of(key, 123456)}")

    async def hears(self, count: int) -> list[Event]:
        """The first ``count`` events, once they are there."""
        async with asyncio.timeout(10):
            while len(self.told) < count:
                self._more.clear()
                await self._more.wait()
        return self.told


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as served:
        yield served


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with the newest schema, to be copied: making one takes its time."""
    path = tmp_path_factory.mktemp("migrated") / "news.sqlite3"
    with ThreadPoolExecutor(1) as thread:  # away from the tests' own event loop
        thread.submit(asyncio.run, migrate(f"sqlite:///{path}")).result()
    return path


@pytest.fixture
async def db(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    path = shutil.copy(migrated, tmp_path / "news.sqlite3")
    database = open_database(f"sqlite:///{path}")
    yield database
    await database.close()


@pytest.fixture
def talk(db: Database) -> Talk:
    return Talk(db, Clock())


@pytest.fixture
def running(api: BotApi, db: Database, talk: Talk) -> Running:
    """Telegram at work; when the block ends it is cancelled wherever it stands, as by a crash."""

    @asynccontextmanager
    async def run(**changed: Any) -> AsyncIterator[Telegram]:
        telegram = make(api, db, talk, **changed)
        await telegram.start()
        task = asyncio.create_task(telegram.run())
        try:
            yield telegram
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await telegram.stop()

    return run


def make(api: BotApi, db: Database, talk: Talk, **changed: Any) -> Telegram:
    """Telegram on the fake's socket, with short waits."""
    given = {
        "token": TOKEN,
        "base_url": api.url,
        "poll_seconds": 5,
        "retry_seconds": 0.05,
        "conflict_seconds": 0.1,
        **changed,
    }
    return Telegram(given.pop("token"), db=db, conversation=talk, clock=Clock(), **given)


@pytest.fixture(autouse=True)
def no_token_in_logs() -> Iterator[None]:
    """Whatever a test does, the token stays out of the log, also where everything is logged."""
    written, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    for noisy in ("aiosqlite", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    yield
    root.setLevel(level)
    root.removeHandler(handler)
    assert TOKEN not in written.getvalue()


def commands(events: list[Event]) -> list[tuple[str | None, str]]:
    return [(event.command, event.args) for event in events if isinstance(event, Request)]


async def waiting(db: Database) -> list[str]:
    async with db.read() as tx:
        return [update.key for update in await inbox.pending(tx, "telegram", 100)]
