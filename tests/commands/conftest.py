"""Worlds for the tests of the conversation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bot.commands.command import FindChannel, FindFeed
from bot.store.db import Database, open_database
from bot.store.migrate import migrate
from tests.commands.world import World, wishes


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'news.sqlite'}"
    await migrate(url)
    database = open_database(url)
    yield database
    await database.close()


@pytest.fixture
def make_world(db: Database) -> Callable[..., World]:
    """Worlds with other settings: ``make_world(access="open")``."""

    def make(
        find_channel: FindChannel | None = None,
        find_feed: FindFeed | None = None,
        **changes: object,
    ) -> World:
        return World(db, wishes(**changes), find_channel, find_feed=find_feed)

    return make


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    """Olga owns the bot; nothing was read yet."""
    return make_world()


@pytest.fixture
async def news(world: World) -> World:
    """Olga's bot after it read four stories, the last of them the newest."""
    await world.knows_topics("Belarus", "Energy", "Culture")
    await world.report(
        "Museum of boats reopens",
        "The museum of boats opened its doors again.",
        hours_ago=30,
        source="Quay Gazette",
    )
    await world.report(
        "Lukashenka names a minister",
        "Alyaksandr Lukashenka named a minister of roads on Friday.",
        topic="Belarus",
        names=("Lukashenka",),
        hours_ago=6,
    )
    await world.report(
        "Лукашенко открыл завод",
        "Лукашенко открыл завод в Гродно.",
        topic="Belarus",
        names=("Лукашенко",),
        language="ru",
        hours_ago=5,
    )
    await world.report(
        "Grid operator warns of a tight January",
        "The grid operator said that reserves fell to four days.",
        topic="Energy",
        hours_ago=1,
    )
    return world


@pytest.fixture
def fuzzed(tmp_path: Path) -> Iterator[tuple[asyncio.AbstractEventLoop, World]]:
    """A world with a loop of its own, for tests that hypothesis runs many times."""
    loop = asyncio.new_event_loop()
    url = f"sqlite:///{tmp_path / 'fuzzed.sqlite'}"
    loop.run_until_complete(migrate(url))
    database = open_database(url)
    world = World(database, wishes())
    loop.run_until_complete(world.knows_topics("Energy", "Belarus"))
    loop.run_until_complete(
        world.report("Grid operator warns", "The grid operator warned.", topic="Energy")
    )
    yield loop, world
    loop.run_until_complete(database.close())
    loop.close()
