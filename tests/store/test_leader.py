"""One leads for each name; another takes over; who is cut off knows it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator

import asyncpg
import pytest

from bot.store.leader import Alone, Elected
from bot.store.postgresql import LEADERS
from tests.conftest import NewDatabase
from tests.postgresql import FORGETFUL, Server, home


@pytest.fixture
async def two(new_postgresql: NewDatabase) -> AsyncIterator[tuple[Elected, Elected, str]]:
    url = await new_postgresql()
    one, other = Elected(url, "telegram:a"), Elected(url, "telegram:a")
    yield one, other, url
    await one.resign()
    await other.resign()


async def test_one_leads_and_the_other_takes_over(two: tuple[Elected, Elected, str]) -> None:
    one, other, _ = two
    await asyncio.wait_for(one.won(), 10)
    waiting = asyncio.create_task(other.won())
    await asyncio.sleep(0.2)
    assert (one.leads(), other.leads(), waiting.done()) == (True, False, False)
    await one.resign()
    await asyncio.wait_for(waiting, 10)
    assert (one.leads(), other.leads()) == (False, True)


async def test_another_name_has_its_own_lead(two: tuple[Elected, Elected, str]) -> None:
    one, _, url = two
    third = Elected(url, "telegram:b")
    await asyncio.wait_for(asyncio.gather(one.won(), third.won()), 10)
    assert one.leads()
    assert third.leads()
    await third.resign()


async def test_who_is_cut_off_leads_no_more(two: tuple[Elected, Elected, str]) -> None:
    one, other, url = two
    await asyncio.wait_for(one.won(), 10)
    waiting = asyncio.create_task(other.won())
    admin = await asyncpg.connect(url)
    cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    await admin.execute(f"{cut} AND classid = {LEADERS}")
    await asyncio.wait_for(one.lost(), 10)
    assert not one.leads()
    await asyncio.wait([waiting, asyncio.create_task(one.won())], return_when="FIRST_COMPLETED")
    await admin.close()
    assert one.leads() != other.leads()


async def test_a_server_that_comes_back_is_led_again() -> None:
    folder = home()
    server = Server(folder, FORGETFUL)
    server.start()
    leader = Elected(server.url(), "telegram:a")
    try:
        await asyncio.wait_for(leader.won(), 10)
        await asyncio.to_thread(server.kill)
        await asyncio.wait_for(leader.lost(), 10)
        assert not leader.leads()
        await asyncio.to_thread(server.start)
        await asyncio.wait_for(leader.won(), 20)
        assert leader.leads()
    finally:
        await leader.resign()
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


async def test_on_sqlite_the_only_one_leads() -> None:
    leader = Alone()
    await leader.won()
    assert leader.leads()
