from __future__ import annotations

import asyncio

from bot.ingest.turns import Turns


async def test_a_host_gets_one_request_at_a_time_and_others_go_on() -> None:
    turns = Turns(at_once=4)
    order: list[str] = []

    async def ask(host: str, name: str, wait: float) -> None:
        async with turns.of(host):
            order.append(f"{name}+")
            await asyncio.sleep(wait)
            order.append(f"{name}-")

    await asyncio.gather(ask("a", "1", 0.05), ask("a", "2", 0.0), ask("b", "3", 0.0))
    assert order == ["1+", "3+", "3-", "1-", "2+", "2-"]


async def test_no_more_than_so_many_at_once() -> None:
    turns = Turns(at_once=3)
    now = most = 0

    async def ask(host: str) -> None:
        nonlocal now, most
        async with turns.of(host):
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1

    await asyncio.gather(*(ask(str(number)) for number in range(20)))
    assert most == 3


async def test_a_host_is_given_a_pause_and_our_own_is_not() -> None:
    turns = Turns(at_once=4, pause=0.05)
    loop = asyncio.get_running_loop()
    began: list[float] = []

    async def ask(*, spared: bool) -> None:
        async with turns.of("a", spared=spared):
            began.append(loop.time())

    await ask(spared=True)
    await ask(spared=True)
    assert began[1] - began[0] >= 0.05
    async with asyncio.timeout(5):
        slow = Turns(at_once=1, pause=3600)
        for _ in range(3):
            async with slow.of("a", spared=False):
                pass


async def test_who_gives_up_waiting_leaves_the_turn_to_others() -> None:
    turns = Turns(at_once=1)
    async with turns.of("a"):
        waiting = asyncio.create_task(_pass(turns, "a"))
        await asyncio.sleep(0)
        waiting.cancel()
    await _pass(turns, "a")


async def _pass(turns: Turns, host: str) -> None:
    async with turns.of(host):
        pass


async def test_who_hangs_gives_his_place_to_others_and_waits_on() -> None:
    turns = Turns(at_once=2, patience=0.01)
    over = asyncio.Event()

    async def hang(host: str) -> None:
        async with turns.of(host):
            await over.wait()

    async with asyncio.timeout(5), asyncio.TaskGroup() as hanging:
        for number in range(16):  # eight for each place
            hanging.create_task(hang(f"slow{number}"))
        for number in range(10):
            await _pass(turns, f"good{number}")
        over.set()
    await _pass(turns, "slow0")


async def test_no_more_than_so_many_hang() -> None:
    turns = Turns(at_once=1, patience=0.01)
    began: list[int] = []
    nine = asyncio.Event()

    async def hang(number: int) -> None:
        async with turns.of(f"slow{number}"):
            began.append(number)
            if len(began) == 9:
                nine.set()
            await asyncio.Event().wait()

    hanging = [asyncio.create_task(hang(number)) for number in range(20)]
    try:
        async with asyncio.timeout(5):
            await nine.wait()
        waiting = asyncio.create_task(_pass(turns, "good"))
        await asyncio.sleep(0.1)
        assert len(began) == 9  # eight that wait on, and one on the place
        assert not waiting.done()
    finally:
        for task in hanging:
            task.cancel()
    async with asyncio.timeout(5):
        await waiting


async def test_who_takes_much_needs_a_place_again_and_lends_it_again() -> None:
    turns = Turns(at_once=1, patience=0.05)
    async with asyncio.timeout(5), turns.of("slow") as slow:
        async with turns.of("good"):
            keeping = asyncio.create_task(slow.keep())
            await asyncio.sleep(0)
            assert not keeping.done()
        await keeping
        await slow.hold(1_000)
        await _pass(turns, "other")  # what hangs in the middle of its answer is waited for as well


async def test_who_waits_without_a_place_may_hold_so_much_together() -> None:
    turns = Turns(at_once=1, patience=0.01)
    async with asyncio.timeout(5), turns.of("slow") as slow:
        await _pass(turns, "good")
        await slow.hold(100_000_000)  # takes its place again, and keeps it
        waiting = asyncio.create_task(_pass(turns, "other"))
        await asyncio.sleep(0.1)
        assert not waiting.done()
    await waiting
