from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

import pytest

from bot.ingest.rounds import Round
from bot.reading import Feed
from tests.ingest.test_decide import FEED


def feed(number: int, host: str) -> Feed:
    return replace(FEED, id=number, url=f"https://{host}.example/{number}")


async def test_a_slow_host_holds_up_only_itself() -> None:
    slow = asyncio.Event()
    done: list[int] = []
    waiting = [feed(n, "slow") for n in range(40)] + [feed(100 + n, f"h{n}") for n in range(50)]

    async def check(each: Feed) -> None:
        if each.id < 40:
            await slow.wait()
        done.append(each.id)
        if len([number for number in done if number >= 100]) == 50:
            slow.set()

    async def due(known: Collection[int]) -> list[Feed]:
        return [each for each in waiting if each.id not in {*known, *done}]

    assert await Round(check, due).run() == 90
    assert set(done[:50]) == set(range(100, 150))
    assert done[50:] == list(range(40))


async def test_a_host_is_asked_for_one_feed_at_a_time() -> None:
    running: Counter[str] = Counter()
    most: Counter[str] = Counter()
    given = [[feed(n, f"h{n % 3}") for n in range(30)]]

    async def check(each: Feed) -> None:
        running[each.url[8:10]] += 1
        most[each.url[8:10]] = max(most[each.url[8:10]], running[each.url[8:10]])
        await asyncio.sleep(0)
        running[each.url[8:10]] -= 1

    async def due(_known: Collection[int]) -> list[Feed]:
        return given.pop() if given else []

    assert await Round(check, due).run() == 30
    assert set(most.values()) == {1}


async def test_what_one_check_raises_comes_after_the_others_ended() -> None:
    done: list[int] = []
    given = [[feed(n, f"h{n}") for n in range(3)]]

    async def check(each: Feed) -> None:
        if each.id == 0:
            raise LookupError("the database's trouble")
        await asyncio.sleep(0.01)
        done.append(each.id)

    async def due(_known: Collection[int]) -> list[Feed]:
        return given.pop() if given else []

    with pytest.raises(LookupError):
        await Round(check, due).run()
    assert sorted(done) == [1, 2]


async def test_a_round_that_is_given_up_leaves_nothing_running() -> None:
    ended: list[int] = []
    given = [[feed(n, f"h{n}") for n in range(3)]]

    async def check(each: Feed) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(each.id)

    async def due(_known: Collection[int]) -> list[Feed]:
        return given.pop() if given else []

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await Round(check, due).run()
    assert sorted(ended) == [0, 1, 2]


async def test_hosts_that_hang_do_not_keep_the_others_waiting() -> None:
    over = asyncio.Event()
    done: list[int] = []
    waiting = [feed(n, f"hang{n}") for n in range(60)] + [feed(100 + n, f"h{n}") for n in range(9)]

    async def check(each: Feed) -> None:
        if each.id < 100:
            await over.wait()
        done.append(each.id)
        if len(done) == 9:
            over.set()

    async def due(known: Collection[int]) -> list[Feed]:
        return [each for each in waiting if each.id not in {*known, *done}]

    async with asyncio.timeout(30):
        assert await Round(check, due).run() == 69
    assert set(done[:9]) == set(range(100, 109))


async def test_what_failed_the_last_time_comes_last() -> None:
    order: list[int] = []
    failing = [replace(feed(n, f"bad{n}"), failures=2) for n in range(3)]
    given = [[*failing, *(feed(10 + n, f"h{n}") for n in range(3))]]

    async def check(each: Feed) -> None:
        order.append(each.id)

    async def due(_known: Collection[int]) -> list[Feed]:
        return given.pop() if given else []

    await Round(check, due).run()
    assert order == [10, 11, 12, 0, 1, 2]
