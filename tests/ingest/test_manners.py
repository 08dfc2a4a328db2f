"""How the fetcher treats a host that is busy, odd, or reached by detours."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.clock import Clock
from bot.errors import FetchError
from bot.ingest.fetch import Fetcher
from tests.ingest.server import Server

LOOPBACK = [ip_network("127.0.0.0/8")]


def fetching() -> Fetcher:
    return Fetcher(user_agent="t", allow_networks=LOOPBACK)


async def test_hosts_that_lead_to_one_host_ask_it_one_at_a_time(
    server: Server, elsewhere: Server
) -> None:
    now = most = 0

    async def end(_request: web.Request) -> web.Response:
        nonlocal now, most
        now, most = now + 1, max(most, now + 1)
        await asyncio.sleep(0.01)
        now -= 1
        return web.Response(body=b"news")

    elsewhere.answers["/end"] = end
    server.redirect("/a", elsewhere.url("/end"))
    hosts = [f"http://127.0.0.1:{server.port}/a", f"http://localhost:{server.port}/a"]
    async with fetching() as fetcher:
        answers = await asyncio.gather(
            *(fetcher.get(url) for url in hosts), fetcher.get(elsewhere.url("/end"))
        )
    assert [answer.body for answer in answers] == [b"news"] * 3
    assert most == 1


async def test_a_date_to_come_again_is_measured_by_our_clock_where_the_host_names_none(
    server: Server,
) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        later = {"Retry-After": "Sat, 21 Nov 2026 12:05:00 GMT", "Date": "some day"}
        return web.Response(status=503, headers=later)

    server.answers["/feed"] = answer
    noon = Clock.starting_at(datetime(2026, 11, 21, 12, tzinfo=UTC))
    async with Fetcher(user_agent="t", allow_networks=LOOPBACK, clock=noon) as fetcher:
        with pytest.raises(FetchError) as failed:
            await fetcher.get(server.url("/feed"))
    assert failed.value.retry_after == pytest.approx(300, abs=30)


async def test_a_host_that_asks_for_it_is_spared_as_a_whole(server: Server) -> None:
    server.serve("/page", "here")
    server.serve("/busy", status=429, headers={"Retry-After": "120"})
    async with fetching() as fetcher:
        with pytest.raises(FetchError, match="429"):
            await fetcher.get(f"http://localhost:{server.port}/busy")
        with pytest.raises(FetchError, match="asked us to wait") as failed:
            await fetcher.get(f"http://localhost:{server.port}/page")
        # Another host is another matter, and a network of our own knows what it can bear.
        assert (await fetcher.get(server.url("/page"))).body == b"here"
    assert 100 < (failed.value.retry_after or 0) <= 120
    assert server.asked("/page") == 1


async def test_a_redirect_to_a_private_address_is_no_reason_to_stop_for_good(
    server: Server, fetcher: Fetcher
) -> None:
    hotel = server.redirect("/feed", "http://192.168.1.1/login")
    with pytest.raises(FetchError, match="refused") as failed:
        await fetcher.get(hotel)
    assert not failed.value.permanent
    with pytest.raises(FetchError, match="refused") as failed:
        await fetcher.get("http://192.168.1.1/login")
    assert failed.value.permanent


async def test_hints_before_an_answer_are_passed_over_but_not_without_end(
    fetcher: Fetcher,
) -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </style>; rel=preload\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        many = 10_000 if b"/endless" in asked else 3
        writer.write(hint * many + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        assert (await fetcher.get(f"{url}/feed")).body == b"news"
        with pytest.raises(FetchError):
            await fetcher.get(f"{url}/endless")
