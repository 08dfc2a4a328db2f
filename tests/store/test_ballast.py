"""The room that is put by for a full disk."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.store import meta, pruning
from bot.store.ballast import Ballast
from bot.store.db import Database, will_pass
from tests.builders import DAY, NOW, Newsroom, new_article, on_sqlite, url_in

_NO_LIMIT = 1_000_000_000


async def find_full(db: Database) -> None:
    """Have SQLite say that the disk is full. Raises its error."""
    async with db.write() as tx:
        await tx.exec_driver_sql("PRAGMA max_page_count=1")
        try:
            await meta.put(tx, "long", "x" * 1_000_000)
        finally:
            await tx.exec_driver_sql(f"PRAGMA max_page_count={_NO_LIMIT}")


def small(folder: Path) -> Ballast:
    """Of a size that any disk has room for."""
    made = Ballast.beside(url_in(folder))
    made.size = 100_000
    return made


def test_it_lies_beside_the_database_and_is_as_large_as_it_says(tmp_path: Path) -> None:
    ballast = small(tmp_path)
    ballast.tend()
    ballast.tend()
    assert ballast.path == tmp_path / "news.db.ballast"
    assert ballast.path.stat().st_size == 100_000
    assert not ballast.full


@on_sqlite
async def test_a_statement_that_finds_the_disk_full_gives_it_up(
    db: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ballast = small(tmp_path)
    ballast.tend()
    db.when_full(ballast.release)
    for _ in range(2):
        with pytest.raises(OperationalError) as found:
            await find_full(db)
        assert will_pass(found.value)
    assert ballast.full
    assert ballast.path is not None
    assert not ballast.path.exists()
    assert len([r for r in caplog.records if r.levelno == logging.WARNING]) == 1


@on_sqlite
async def test_other_errors_leave_it_alone(db: Database, tmp_path: Path) -> None:
    ballast = small(tmp_path)
    ballast.tend()
    db.when_full(ballast.release)
    with pytest.raises(OperationalError) as found:
        async with db.write() as tx:
            await tx.exec_driver_sql("SELECT * FROM nowhere")
    assert not will_pass(found.value)
    assert not ballast.full


def test_it_is_made_again_when_there_is_room(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ballast = small(tmp_path)
    ballast.tend()
    ballast.release()
    ballast.tend()
    assert not ballast.full
    assert ballast.path is not None
    assert ballast.path.exists()
    assert "there is room on the disk again" in caplog.text


def test_where_there_is_not_twice_the_room_nothing_is_put_by(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ballast = small(tmp_path)
    ballast.size = 10**18
    ballast.tend()
    ballast.tend()
    assert list(tmp_path.iterdir()) == []
    assert not ballast.full, "the disk is not full: new things may be read"
    assert caplog.text.count("little room") == 1


def test_a_database_in_memory_needs_none() -> None:
    ballast = Ballast.beside("sqlite://")
    ballast.tend()
    ballast.release()
    assert not ballast.full


@on_sqlite
async def test_while_it_is_gone_the_oldest_articles_make_room_and_no_more_than_must(
    db: Database, room: Newsroom
) -> None:
    feed = await room.feed()
    for number in range(300):
        article = new_article(f"Report {number}", text=f"{number} " * 4_000)
        await room.save(feed, article, NOW + timedelta(seconds=number))

    async def prune(spare: float) -> int:
        async with db.write() as tx:
            return await pruning.prune(tx, NOW, keep=DAY, most_bytes=10**9, spare=spare)

    assert await prune(0.0) == 0
    gone = 0
    while batch := await prune(0.1):
        gone += batch
    async with db.read() as tx:
        left = await tx.exec_driver_sql("SELECT min(title), count(*) FROM articles")
        oldest, count = left.one()
    assert 0 < gone < 150
    assert count == 300 - gone
    assert oldest != "Report 0"
