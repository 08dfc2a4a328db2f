from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path

import pytest

from bot.errors import ParseError
from bot.ingest.feed import parse_feed
from bot.ingest.workers import Workers


async def test_work_is_done_in_another_process_that_stays(workers: Workers) -> None:
    first = await workers.run(os.getpid, timeout=20)
    assert first != os.getpid()
    assert await workers.run(os.getpid, timeout=20) == first


async def test_a_process_with_nothing_to_do_ends_and_another_starts_when_needed() -> None:
    async with Workers(size=2, idle=0.2) as workers:
        both = await asyncio.gather(*(workers.run(os.getpid, timeout=20) for _ in range(2)))
        for _ in range(400):
            if all(map(_is_gone, both)):
                break
            await asyncio.sleep(0.05)
        assert all(map(_is_gone, both))
        assert await workers.run(os.getpid, timeout=20) not in both


async def test_a_job_that_hangs_is_killed_and_the_next_one_runs(workers: Workers) -> None:
    hanging = await workers.run(os.getpid, timeout=20)
    with pytest.raises(ParseError, match="longer than"):
        await workers.run(time.sleep, 3600, timeout=0.05)
    assert await workers.run(os.getpid, timeout=20) != hanging
    with pytest.raises(ProcessLookupError):
        os.kill(hanging, 0)


async def test_a_job_that_takes_its_process_down_fails_alone(workers: Workers) -> None:
    with pytest.raises(ParseError):
        await workers.run(os._exit, 3, timeout=20)
    assert await workers.run(abs, -3, timeout=20) == 3


async def test_a_job_that_wants_too_much_memory_fails_alone(workers: Workers) -> None:
    with pytest.raises(ParseError, match="MemoryError"):
        await workers.run(bytes, 4_000_000_000, timeout=20)
    assert await workers.run(abs, -3, timeout=20) == 3


async def test_errors_come_back_as_parse_errors_with_their_text(workers: Workers) -> None:
    with pytest.raises(ParseError, match="this is not a feed"):
        await workers.run(parse_feed, b"<html/>", "http://a.example/", timeout=20)
    with pytest.raises(ParseError, match="JSONDecodeError"):
        await workers.run(json.loads, "{", timeout=20)


async def test_what_a_job_prints_is_no_answer(workers: Workers) -> None:
    assert await workers.run(print, "hello", timeout=20) is None
    assert await workers.run(os.write, 1, b"\0" * 9, timeout=20) == 9


async def test_secrets_in_the_environment_stay_with_the_parent(workers: Workers) -> None:
    assert "HOME" in os.environ
    assert await workers.run(os.getenv, "HOME", timeout=20) is None


async def test_large_values_travel_both_ways(workers: Workers) -> None:
    text = b"news " * 1_000_000
    assert await workers.run(bytes.upper, text, timeout=20) == text.upper()


async def test_the_event_loop_goes_on_while_a_parser_hangs(workers: Workers) -> None:
    author = b"a@" + b"a." * 64_000  # feedparser's pattern for addresses is quadratic in this
    body = b"<rss version='2.0'><channel><item><author>" + author + b"!</author></item>"
    hanging = asyncio.create_task(workers.run(parse_feed, body, "http://a.example/", timeout=1.0))
    turns = 0
    while not hanging.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 1
    assert isinstance(hanging.exception(), ParseError)


async def test_closing_ends_the_processes_and_what_they_do(tmp_path: Path) -> None:
    workers = Workers(size=1)
    process = await workers.run(os.getpid, timeout=20)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    running = asyncio.create_task(workers.run(pipe.read_text, timeout=3600))
    waiting = asyncio.create_task(workers.run(os.getpid, timeout=3600))
    with await asyncio.to_thread(pipe.open, "w"):  # opens when the job reads
        await workers.close()
    for job in (running, waiting):
        with pytest.raises(ParseError):
            await job
    with pytest.raises(ParseError, match="closed"):
        await workers.run(os.getpid, timeout=20)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


async def test_a_cancelled_job_does_not_keep_its_process(workers: Workers) -> None:
    process = await workers.run(os.getpid, timeout=20)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await workers.run(time.sleep, 3600, timeout=3600)
    assert await workers.run(os.getpid, timeout=20) != process


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False
