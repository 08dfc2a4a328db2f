"""A service that begins on a full disk waits for room, unless it is told to stop."""

from __future__ import annotations

import asyncio

import pytest

from bot.beginning import patiently
from tests.builders import Newsroom

_MUCH = "x" * 200_000


async def _keep(room: Newsroom, most_pages: int) -> None:
    async with room.db.write() as tx:
        await tx.exec_driver_sql(f"PRAGMA max_page_count={most_pages}")
        await tx.exec_driver_sql("INSERT INTO meta (key, value) VALUES ('much', ?)", (_MUCH,))


async def test_it_begins_when_there_is_room(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    rooms = iter([1, 1_000_000])
    await patiently(lambda: _keep(room, next(rooms)), asyncio.Event())
    async with room.db.read() as tx:
        kept = await tx.exec_driver_sql("SELECT value FROM meta WHERE key = 'much'")
        assert kept.scalar_one() == _MUCH
    assert "cannot begin yet: database or disk is full" in caplog.text


async def test_told_to_stop_it_waits_no_longer(room: Newsroom) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(0.1, stop.set)
    await asyncio.wait_for(patiently(lambda: _keep(room, 1), stop), 20)
    async with room.db.read() as tx:
        assert (await tx.exec_driver_sql("SELECT 1 FROM meta WHERE key = 'much'")).all() == []


async def test_what_will_not_pass_is_not_waited_for(room: Newsroom) -> None:
    async def wrong() -> None:
        raise ValueError(room.db)

    with pytest.raises(ValueError, match="Database"):
        await patiently(wrong, asyncio.Event())
