from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import ClassVar

import pytest

from bot.clock import Clock
from bot.ingest.fetch import Fetcher
from bot.ingest.robots import Robots
from bot.ingest.workers import Workers
from tests.ingest.conftest import NOW
from tests.ingest.server import Server


@pytest.fixture
def robots(fetcher: Fetcher, workers: Workers, clock: Clock) -> Robots:
    return Robots(fetcher, workers, clock)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private/", "/private/a", False),
        ("User-agent: *\nDisallow: /private/", "/news/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
        ("User-agent: *\nDisallow: /\nUser-agent: newsdigest\nAllow: /", "/a", True),
        ("User-agent: newsdigest\nDisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("", "/a", True),
        ("<html><p>Disallow: /</p>", "/a", True),
        ("\ufeffUser-agent: *\r\nDisallow: /a", "/a", False),
    ],
)
async def test_a_hosts_rules_are_kept(
    server: Server, robots: Robots, rules: str, path: str, allowed: bool
) -> None:
    server.serve("/robots.txt", rules)
    assert (await robots.objection(server.url(path)) is None) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (429, False), (500, False), (503, False)]
)
async def test_a_host_without_rules_allows_and_one_in_trouble_does_not(
    server: Server, robots: Robots, status: int, allowed: bool
) -> None:
    server.serve("/robots.txt", status=status)
    why = await robots.objection(server.url("/a"))
    assert why == (None if allowed else f"the server answered {status}")


class _Stepping(Clock):
    """Shows so many hours after the beginning as the last of ``hours`` says."""

    hours: ClassVar[list[int]] = [0]

    def now(self) -> datetime:
        return NOW + timedelta(hours=self.hours[-1])


async def test_rules_are_asked_for_once_a_day(
    server: Server, fetcher: Fetcher, workers: Workers
) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /a")

    clock = _Stepping()
    robots = Robots(fetcher, workers, clock)
    answers = await asyncio.gather(*(robots.objection(server.url(f"/b{n}")) for n in range(5)))
    assert answers == [None] * 5
    assert server.asked("/robots.txt") == 1
    clock.hours.append(25)
    assert await robots.objection(server.url("/a"))
    assert server.asked("/robots.txt") == 2


async def test_a_pattern_that_would_take_for_ever_costs_a_worker_not_the_loop(
    server: Server, robots: Robots
) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /" + "*a" * 40 + "b$")
    asking = asyncio.create_task(robots.objection(server.url("/" + "a" * 60)))
    turns = 0
    while not asking.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 1
    assert await asking in (None, "its rules for robots cannot be read")
