"""The ground of the store: migrations, times, transactions, the lock."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import IntegrityError, StatementError

from bot.errors import AlreadyRunning, NewsdigestError
from bot.store import meta
from bot.store.db import Database, normalised_url, open_database
from bot.store.lock import only_one
from bot.store.migrate import migrate
from bot.store.schema import feeds, metadata
from tests.builders import NOW, on_sqlite, url_in


async def test_migrating_twice_reaches_the_same_revision(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a' / 'new' / 'folder.db'}"
    assert await migrate(url) == await migrate(url)


async def test_two_processes_may_migrate_at_once(tmp_path: Path) -> None:
    first, second = await asyncio.gather(migrate(url_in(tmp_path)), migrate(url_in(tmp_path)))
    assert first == second


async def test_the_migrated_schema_is_the_one_that_the_code_believes_in(db: Database) -> None:
    def differences(connection: sa.Connection) -> list[object]:
        def ours(_thing: object, name: str | None, kind: str, *_: object) -> bool:
            return not (kind == "table" and (name or "").startswith("article_search"))

        context = MigrationContext.configure(connection, opts={"include_object": ours})
        return list(compare_metadata(context, metadata))

    async with db.read() as tx:
        assert await tx.run_sync(differences) == []


async def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = url_in(tmp_path)
    await migrate(url)
    with sqlite3.connect(tmp_path / "news.db") as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    with pytest.raises(NewsdigestError, match="newer newsdigest"):
        await migrate(url)
    database = open_database(url)
    async with database.read() as tx:
        found = await tx.execute(sa.text("SELECT version_num FROM alembic_version"))
        assert found.scalar_one() == "9999"
    await database.close()


@on_sqlite
async def test_the_database_is_safe_against_power_cuts(db: Database) -> None:
    async with db.read() as tx:
        journal = (await tx.execute(sa.text("PRAGMA journal_mode"))).scalar_one()
        synchronous = (await tx.execute(sa.text("PRAGMA synchronous"))).scalar_one()
        keys = (await tx.execute(sa.text("PRAGMA foreign_keys"))).scalar_one()
    assert (journal, synchronous, keys) == ("wal", 2, 1)


_CHECKED = metadata.tables["feeds"].c.checked_at


async def test_a_time_without_a_zone_cannot_be_stored(db: Database) -> None:
    async with db.write() as tx:
        with pytest.raises(StatementError, match="without a zone"):
            await tx.execute(sa.select(_CHECKED).where(datetime(2026, 1, 1) == _CHECKED))  # noqa: DTZ001


async def test_a_time_comes_back_as_the_same_moment_in_utc(db: Database) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=45)))
    async with db.read() as tx:
        found = (await tx.execute(sa.select(sa.literal(there, _CHECKED.type)))).scalar_one()
    assert found == NOW
    assert found.utcoffset() == timedelta(0)


async def test_a_write_that_fails_leaves_nothing(db: Database) -> None:
    async def fail() -> None:
        async with db.write() as tx:
            await meta.put(tx, "one", 1)
            await meta.put(tx, "two", 2)
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        await fail()
    async with db.read() as tx:
        assert [await meta.get(tx, "one"), await meta.get(tx, "two")] == [None, None]


@pytest.mark.parametrize("processes", [1, 2])
async def test_writers_exclude_each_other(db: Database, url: str, processes: int) -> None:
    """Read, wait, write: a lost update would leave less than the number of writers."""
    doors = [db] if processes == 1 else [db, open_database(url)]

    async def count(door: Database) -> None:
        async with door.write() as tx:
            before = await meta.get(tx, "count") or 0
            await asyncio.sleep(0)
            assert isinstance(before, int)
            await meta.put(tx, "count", before + 1)

    await asyncio.gather(*(count(doors[number % processes]) for number in range(20)))
    async with db.read() as tx:
        assert await meta.get(tx, "count") == 20
    for door in doors[1:]:
        await door.close()


async def test_a_reader_sees_one_moment_while_others_write(db: Database) -> None:
    async with db.read() as tx:
        assert await meta.get(tx, "word") is None
        async with db.write() as other:
            await meta.put(other, "word", "new")
        assert await meta.get(tx, "word") is None
    async with db.read() as tx:
        assert await meta.get(tx, "word") == "new"


async def test_a_writer_that_gives_up_waiting_holds_nobody_up(db: Database, url: str) -> None:
    other = open_database(url)

    async def write(value: str) -> None:
        async with db.write() as tx:
            await meta.put(tx, "word", value)

    async with other.write() as tx:
        await meta.put(tx, "word", "theirs")
        waiting = asyncio.create_task(write("never"))
        await asyncio.sleep(0.05)
        waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.wait_for(write("ours"), 5)
    async with other.read() as tx:
        assert await meta.get(tx, "word") == "ours"
    await other.close()


async def test_one_service_on_one_database(tmp_path: Path) -> None:
    url = url_in(tmp_path)
    with only_one(url):
        with pytest.raises(AlreadyRunning), only_one(url):
            pytest.fail("two at once")
        with only_one(f"sqlite:///{tmp_path / 'other.db'}"):
            pass
    with only_one(url):
        pass


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///news.db", "sqlite+aiosqlite:///news.db"),
        ("sqlite:////srv/news.db", "sqlite+aiosqlite:////srv/news.db"),
        ("sqlite+aiosqlite:///news.db", "sqlite+aiosqlite:///news.db"),
    ],
)
def test_bare_urls_get_our_driver(given: str, used: str) -> None:
    assert normalised_url(given) == used


async def test_an_error_names_nothing_of_what_was_to_be_kept(db: Database) -> None:
    """Errors are logged, and a chat's own feed stands in no log."""
    with pytest.raises(IntegrityError) as raised:
        async with db.write() as tx:
            await tx.execute(sa.insert(feeds).values(url="https://private.example/rss"))
    assert "feeds" in str(raised.value)
    assert "private.example" not in str(raised.value)
