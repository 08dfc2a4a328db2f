"""What is PostgreSQL's alone: texts that it does not take, a server gone, writers together."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import NewsdigestError
from bot.store import feeds, inbox, meta
from bot.store.backup import back_up, nightly
from bot.store.db import Database, open_database, will_pass
from bot.store.fulltext import placed_words, tokens
from bot.store.migrate import migrate, newest_schema
from bot.store.queue import Queue
from tests.builders import NOW, TODAY, Newsroom
from tests.conftest import NewDatabase
from tests.postgresql import Server

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "postgresql://nobody@127.0.0.1:1/news"

on_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


@on_postgresql
@pytest.mark.parametrize("word", ["a\0b", "\0", "back\\\0slash", "half \ud800 of one"])
async def test_what_postgresql_cannot_keep_stops_nothing(room: Newsroom, word: str) -> None:
    async with room.db.write() as tx:
        await meta.put(tx, "word", {"said": [word], "and": word})
        await inbox.add(tx, "fake", [("1", {"text": word})], NOW)
    async with room.db.read() as tx:
        (update,) = await inbox.pending(tx, "fake", 9)
    assert update.body["text"] == word.replace("\0", "\ufffd").replace("\ud800", "\ufffd")


async def test_a_text_with_a_nul_is_kept(room: Newsroom) -> None:
    feed = await room.feed(title="News\0wire")
    async with room.db.read() as tx:
        (kept,) = await feeds.every(tx)
    assert kept.id == feed.id
    assert kept.title.replace("\ufffd", "\0") == "News\0wire"


async def test_migrating_where_no_server_is_says_so() -> None:
    with pytest.raises(NewsdigestError, match="news cannot be used: no connection"):
        await migrate(NOWHERE)


async def test_a_server_that_is_gone_passes() -> None:
    database = open_database(NOWHERE)
    with pytest.raises(sa.exc.DBAPIError) as raised:
        async with database.read():
            pass
    assert will_pass(raised.value)
    await database.close()


async def test_two_may_migrate_an_empty_database_at_once(postgresql: Server) -> None:
    admin = open_database(postgresql.url())
    async with admin._engine.connect() as tx:
        tx = await tx.execution_options(isolation_level="AUTOCOMMIT")
        await tx.execute(sa.text("CREATE DATABASE twice"))
    await admin.close()
    url = postgresql.url("twice")
    first, second = await asyncio.gather(migrate(url), migrate(url))
    assert first == second


@on_postgresql
async def test_writers_who_need_not_be_alone_work_beside_one_who_is(db: Database) -> None:
    async with db.write() as alone:
        await meta.put(alone, "one", 1)
        async with db.write(alone=False) as beside:
            await meta.put(beside, "two", 2)
    async with db.read() as tx:
        assert [await meta.get(tx, "one"), await meta.get(tx, "two")] == [1, 2]


@on_postgresql
async def test_who_reads_cannot_write(db: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="read-only"):
        async with db.read() as tx:
            await meta.put(tx, "one", 1)


async def test_copies_are_pg_dumps_affair(new_postgresql: NewDatabase, tmp_path: object) -> None:
    url = await new_postgresql()
    with pytest.raises(NewsdigestError, match="pg_dump"):
        back_up(url, tmp_path / "copy.db")  # type: ignore[operator]
    assert nightly(url, TODAY, keep=3) == 0


def test_words_are_cut_as_sqlite_cuts_them() -> None:
    assert tokens("Łukašenka's CAFÉ—Zürich_2026, Минск ёлка") == [
        *("łukasenka", "s", "cafe", "zurich", "2026", "минск", "ёлка")
    ]


def test_a_phrase_does_not_go_on_from_the_title_into_the_body() -> None:
    assert placed_words("Grid warns", "of winter") == "'grid':1 'warns':2 'of':5 'winter':6"


def test_endless_texts_stay_within_what_is_kept() -> None:
    made = placed_words("t", " ".join(f"word{n % 20_000}" for n in range(100_000)) + " x" * 5_000)
    assert "'word1':" in made
    assert "'word19999':" not in made


def test_where_its_part_is_not_installed_it_is_said_how_to_get_it() -> None:
    program = (
        "import sys; sys.modules['asyncpg'] = sys.modules['pgqueuer'] = None\n"
        "from bot.errors import SettingsError\n"
        "from bot.store.db import open_database\n"
        "open_database('sqlite://')\n"
        "try: open_database('postgresql://user@host/news')\n"
        "except SettingsError as error: print(error)"
    )
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert told.startswith("NEWSDIGEST_DATABASE_URL: for PostgreSQL asyncpg and pgqueuer must")
    assert "newsdigest[postgres]" in told


async def test_a_server_that_refuses_us_says_why_in_one_line(postgresql: Server) -> None:
    with pytest.raises(NewsdigestError, match=r'^the database nosuch .*"nosuch" does not exist$'):
        await migrate(postgresql.url("nosuch"))
    stranger = postgresql.url().replace("postgres@", "stranger@")
    with pytest.raises(NewsdigestError, match=r'^the database .*"stranger" does not exist$'):
        await newest_schema(stranger)


async def test_a_database_that_is_somebody_elses_says_so(postgresql: Server) -> None:
    admin = open_database(postgresql.url())
    async with admin._engine.connect() as tx:
        tx = await tx.execution_options(isolation_level="AUTOCOMMIT")
        await tx.execute(sa.text("CREATE ROLE guest LOGIN"))
        await tx.execute(sa.text("CREATE DATABASE theirs"))
    await admin.close()
    guest = postgresql.url("theirs").replace("postgres@", "guest@")
    with pytest.raises(NewsdigestError, match=r"^the database theirs .*permission denied[^\n]*$"):
        await migrate(guest)


@on_postgresql
async def test_a_queue_that_is_gone_is_trouble_that_passes(url: str) -> None:
    async with Queue.opened(url) as queue:
        assert await queue.put("refresh", [("1", ""), ("2", "")]) == 2
        assert await queue.put("refresh", [("2", ""), ("3", "")]) == 1
    with pytest.raises(ConnectionError, match="not reached") as raised:
        await queue.put("refresh", [("4", "")])
    assert will_pass(raised.value)
