"""An installation moves to PostgreSQL: all of it, once, even when the move was interrupted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import AlreadyRunning, NewsdigestError
from bot.store import listing, search
from bot.store.db import open_database
from bot.store.lock import only_one
from bot.store.moving import move
from bot.store.schema import metadata
from tests.builders import Newsroom, database, url_in
from tests.conftest import NewDatabase


async def _furnish(folder: Path) -> None:
    async with database(folder) as db:
        room = Newsroom(db)
        chat = await room.chat()
        await room.order(chat)
        for number in range(30):
            await room.report(f"Grid warns, part {number}", text="Ein Nul\0 und ein Café.")
        gone = await room.report("Gone")
        async with db.write() as tx:
            await tx.execute(
                sa.delete(metadata.tables["stories"]).where(metadata.tables["stories"].c.id == gone)
            )


async def _counts(url: str) -> dict[str, int]:
    db = open_database(url)
    async with db.read() as tx:
        found = {
            table.name: (
                await tx.execute(sa.select(sa.func.count()).select_from(table))
            ).scalar_one()
            for table in metadata.sorted_tables
        }
    await db.close()
    return found


async def test_all_of_it_moves_and_the_source_stays(
    tmp_path: Path, new_postgresql: NewDatabase
) -> None:
    await _furnish(tmp_path)
    before = (tmp_path / "news.db").read_bytes()
    url, said = await new_postgresql(), []
    await move(url_in(tmp_path), url, lambda *told: said.append(told))
    assert await _counts(url) == await _counts(url_in(tmp_path))
    assert ("articles", 31, 31) in said
    assert (tmp_path / "news.db").read_bytes() == before
    db = open_database(url)
    room = Newsroom(db)
    async with db.read() as tx:
        assert len(await search.find(tx, None, "cafe", 99)) == 30
        newest = max(story.id for story in await listing.listed(tx, None, limit=99))
    assert await room.report("New there") > newest + 1  # the id of what went is not given again
    await db.close()


async def test_a_move_that_was_interrupted_goes_on(
    tmp_path: Path, new_postgresql: NewDatabase
) -> None:
    await _furnish(tmp_path)
    url = await new_postgresql()

    def stop(table: str, *_: object) -> None:
        if table == "articles":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await move(url_in(tmp_path), url, stop)
    await move(url_in(tmp_path), url, lambda *_: None)
    assert await _counts(url) == await _counts(url_in(tmp_path))


async def test_what_changed_meanwhile_is_noticed(
    tmp_path: Path, new_postgresql: NewDatabase
) -> None:
    await _furnish(tmp_path)
    url = await new_postgresql()

    def stop(table: str, *_: object) -> None:
        if table == "entries":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await move(url_in(tmp_path), url, stop)
    with sqlite3.connect(tmp_path / "news.db") as other:
        other.execute("UPDATE articles SET source = 'Another'")
    other.close()
    with pytest.raises(NewsdigestError, match="articles is not the same"):
        await move(url_in(tmp_path), url, lambda *_: None)


async def test_what_is_in_use_is_neither_read_nor_overwritten(
    tmp_path: Path, new_postgresql: NewDatabase
) -> None:
    await _furnish(tmp_path)
    url = await new_postgresql()
    with only_one(url_in(tmp_path)), pytest.raises(AlreadyRunning):
        await move(url_in(tmp_path), url, lambda *_: None)
    there = open_database(url)
    await Newsroom(there).chat("somebody")
    await there.close()
    with pytest.raises(NewsdigestError, match="not empty"):
        await move(url_in(tmp_path), url, lambda *_: None)


@pytest.mark.parametrize("source", ["sqlite:///nowhere.db", "postgresql://x@127.0.0.1:1/y"])
async def test_a_source_that_is_none_is_told(source: str, new_postgresql: NewDatabase) -> None:
    with pytest.raises(NewsdigestError, match="no SQLite database"):
        await move(source, await new_postgresql(), lambda *_: None)
