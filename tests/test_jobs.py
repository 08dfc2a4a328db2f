"""Ticks: each again and again, never twice at once, whatever one of them does."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.jobs import Jobs, Tick
from bot.store.db import open_database
from tests.builders import NOW, HandClock


async def _until(done: asyncio.Event) -> None:
    await asyncio.wait_for(done.wait(), 10)


async def test_a_tick_that_fails_is_logged_and_runs_again(caplog: pytest.LogCaptureFixture) -> None:
    runs, again, other = [], asyncio.Event(), asyncio.Event()

    async def fail() -> int:
        runs.append(1)
        if len(runs) > 2:
            again.set()
        raise ZeroDivisionError("today's trouble")

    async def work() -> int:
        other.set()
        return 1

    jobs = Jobs(HandClock(), (Tick("bad", 0.02, fail), Tick("good", 0.02, work)))
    jobs.start()
    await _until(again)
    await _until(other)
    await jobs.stop()
    assert "bad failed" in caplog.text
    assert "today's trouble" in caplog.text


async def test_a_database_that_is_away_is_told_in_a_line(caplog: pytest.LogCaptureFixture) -> None:
    runs, again = [], asyncio.Event()

    async def fail() -> int:
        runs.append(1)
        if len(runs) > 1:
            again.set()
        async with open_database("postgresql://nobody@127.0.0.1:1/news").read():
            return 0

    jobs = Jobs(HandClock(), (Tick("bad", 0.02, fail),))
    jobs.start()
    await _until(again)
    await jobs.stop()
    assert "bad failed: no connection to PostgreSQL" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_tick_never_runs_twice_at_once(caplog: pytest.LogCaptureFixture) -> None:
    inside, most, runs, done = 0, 0, 0, asyncio.Event()

    async def work() -> int:
        nonlocal inside, most, runs
        inside, runs = inside + 1, runs + 1
        most = max(most, inside)
        await asyncio.sleep(0.05)
        inside -= 1
        if runs == 3:
            done.set()
        return 0

    jobs = Jobs(HandClock(), (Tick("slow", 0.01, work),))
    jobs.start()
    await _until(done)
    await jobs.stop()
    assert most == 1


async def test_stopping_gives_up_what_is_under_way() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def work() -> int:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return 0

    jobs = Jobs(HandClock(), (Tick("endless", 60, work),))
    jobs.start()
    await _until(begun)
    await asyncio.wait_for(jobs.stop(), 5)
    assert ended.is_set()


async def test_stopping_what_never_started_is_nothing() -> None:
    await Jobs(HandClock(), ()).stop()


async def test_a_tick_that_hangs_or_never_comes_is_stalled() -> None:
    clock, begun, ran = HandClock(), asyncio.Event(), asyncio.Event()

    async def hang() -> int:
        begun.set()
        await asyncio.Event().wait()
        return 0

    async def work() -> int:
        ran.set()
        return 0

    jobs = Jobs(clock, (Tick("hangs", 5, hang), Tick("works", 3600, work)))
    jobs.start()
    await _until(begun)
    await _until(ran)
    assert jobs.stalled(clock.now()) == ()
    assert jobs.stalled(NOW + timedelta(minutes=5)) == ()
    assert jobs.stalled(NOW + timedelta(minutes=6)) == ("hangs",)
    assert jobs.stalled(NOW + timedelta(hours=11)) == ("hangs", "works")
    await jobs.stop()


def test_nothing_is_stalled_before_the_start() -> None:
    async def work() -> int:
        return 0

    assert Jobs(HandClock(), (Tick("a", 1, work),)).stalled(NOW) == ()


async def test_stopping_twice_is_stopping_once(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> int:
        return 0

    jobs = Jobs(HandClock(), (Tick("works", 3600, work),))
    jobs.start()
    await jobs.stop()
    await jobs.stop()
    await asyncio.sleep(0)
    assert caplog.records == []
