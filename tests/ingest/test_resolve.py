from __future__ import annotations

import asyncio
import threading

import pytest

from bot.errors import FetchError
from bot.ingest.resolve import Resolver


async def test_an_address_is_not_asked_for() -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    for literal in ("192.0.2.1", "2001:db8::1"):
        assert await Resolver(never)(literal, 80) == [literal]


async def test_names_that_do_not_answer_keep_no_other_waiting() -> None:
    over = threading.Event()

    def ask(host: str, port: int) -> list[str]:
        if host.startswith("slow"):
            over.wait(30)
        return ["192.0.2.1"]

    resolve = Resolver(ask, seconds=0.5)
    slow = [asyncio.ensure_future(resolve(f"slow{n}.example", 80)) for n in range(40)]
    try:
        assert await resolve("good.example", 80) == ["192.0.2.1"]
        told = await asyncio.gather(*slow, return_exceptions=True)
    finally:
        over.set()
    assert {str(each) for each in told} == {"the server's name could not be resolved in time"}


async def test_a_thread_that_is_done_makes_room() -> None:
    resolve = Resolver(lambda host, port: [f"{host}:{port}"], most=1)
    for port in range(5):
        assert await resolve("quay.example", port) == [f"quay.example:{port}"]


@pytest.mark.parametrize("error", [OSError("no such name"), UnicodeError("label too long")])
async def test_a_name_that_is_none_is_told(error: Exception) -> None:
    def ask(host: str, port: int) -> list[str]:
        raise error

    resolve = Resolver(ask, most=1)
    for _ in range(2):
        with pytest.raises(FetchError, match="could not be resolved"):
            await resolve("quay.example", 80)
