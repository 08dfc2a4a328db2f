"""Connections: what is used again, and what a server says that was not asked."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_network

import pytest
from aiohttp import web

from bot.errors import FetchError
from bot.ingest.fetch import Fetcher, Limits
from tests.ingest.server import Server

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"


@asynccontextmanager
async def saying(answer: Callable[[bytes], bytes]) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A server that says whatever ``answer`` gives for a path; its address, and what was asked."""
    asked: list[bytes] = []
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                asked.append(head.split(b" ")[1])
                writer.write(answer(asked[-1]))
                await writer.drain()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked
    server.close()
    for writer in writers:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
    await server.wait_closed()


def fetching() -> Fetcher:
    allow = [ip_network("127.0.0.0/8")]
    return Fetcher(user_agent="t", allow_networks=allow, limits=Limits(seconds=5))


async def test_what_comes_unasked_is_no_answer() -> None:
    """A server sends a second answer with the first: it is not taken for the next question's."""

    def two(path: bytes) -> bytes:
        return OK + path.rjust(4) + OK + b"evil"

    async with saying(two) as (url, asked), fetching() as fetcher:
        for path in ("/a", "/b"):
            assert (await fetcher.get(url + path)).body.strip() == path.encode()
    assert asked == [b"/a", b"/b"]


async def test_a_connection_serves_the_next_question_to_its_host(
    server: Server, fetcher: Fetcher
) -> None:
    peers = set()

    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        return web.Response(body=b"news")

    server.answers["/"] = answer
    for _ in range(3):
        assert (await fetcher.get(server.url("/"))).body == b"news"
    assert len(peers) == 1


async def test_a_connection_that_was_closed_meanwhile_is_not_used_again() -> None:
    def last(_path: bytes) -> bytes:
        return OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n") + b"news"

    async with saying(last) as (url, asked), fetching() as fetcher:
        for _ in range(3):
            assert (await fetcher.get(url)).body == b"news"
    assert len(asked) == 3


async def test_a_thousand_answers_that_say_wait_are_waited_through() -> None:
    hints = b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000
    async with saying(lambda _path: hints + OK + b"news") as (url, _), fetching() as fetcher:
        assert (await fetcher.get(url)).body == b"news"


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nnewsX",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
        b"HTTP/1.1 200 OK\r\n no: folding\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\0" * 100,
    ],
)
async def test_what_is_no_http_is_an_error_in_words(said: bytes) -> None:
    async with saying(lambda _path: said) as (url, _), fetching() as fetcher:
        with pytest.raises(FetchError):
            await fetcher.get(url)
