from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network

import pytest

from bot.errors import FetchError
from bot.ingest.connect import GuardedBackend
from bot.ingest.fetch import Fetcher
from bot.ingest.proxy import Proxy
from tests.ingest.server import Server


@asynccontextmanager
async def proxying(answer: bytes, to: Server) -> AsyncIterator[tuple[str, list[bytes]]]:
    """A proxy that answers every request so, and pipes to the server whatever was asked for."""
    heads: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        far, there = await asyncio.open_connection(to.host, to.port)
        await asyncio.gather(_pipe(reader, there), _pipe(far, writer))

    made = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with made:
        port = made.sockets[0].getsockname()[1]
        yield f"http://me:s%3Acret@127.0.0.1:{port}", heads


async def _pipe(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    try:
        while chunk := await source.read(65536):
            sink.write(chunk)
    except ConnectionError:
        pass
    finally:
        sink.close()


async def resolve(host: str, port: int) -> list[str]:
    return {"news.example": ["93.184.216.34"], "inside.example": ["10.0.0.1"]}[host]


def through(url: str) -> Fetcher:
    backend = GuardedBackend((), proxy=Proxy.from_url(url), resolve=resolve)
    return Fetcher(user_agent="t", backend=backend)


async def test_the_proxy_is_told_the_address_that_was_checked(server: Server) -> None:
    server.serve("/feed", "news")
    answer = b"HTTP/1.1 200 Connected\r\nVia: x\r\n\r\n"
    async with proxying(answer, server) as (url, heads), through(url) as fetcher:
        assert (await fetcher.get("http://news.example/feed")).body == b"news"
    assert heads[0].split(b"\r\n")[0] == b"CONNECT 93.184.216.34:80 HTTP/1.1"
    assert b"Proxy-Authorization: Basic bWU6czpjcmV0" in heads[0]
    assert server.requests[0].headers["Host"] == "news.example"


async def test_what_is_not_public_is_refused_before_the_proxy_hears_of_it(server: Server) -> None:
    answer = b"HTTP/1.1 200 OK\r\n\r\n"
    async with proxying(answer, server) as (url, heads), through(url) as fetcher:
        with pytest.raises(FetchError, match="not a public address"):
            await fetcher.get("http://inside.example/feed")
    assert heads == []


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 407 Who?\r\n\r\n", b"HTTP/1.1\r\n\r\n", b"x" * 9000, b"\r\n\r\n"]
)
async def test_a_proxy_that_refuses_is_an_error_in_words(server: Server, answer: bytes) -> None:
    async with proxying(answer, server) as (url, _heads), through(url) as fetcher:
        with pytest.raises(FetchError, match="could not be reached"):
            await fetcher.get("http://news.example/feed")
    assert server.requests == []


async def test_a_proxy_that_is_not_there_is_an_error_in_words() -> None:
    async with through("http://127.0.0.1:9") as fetcher:
        with pytest.raises(FetchError, match="could not be reached"):
            await fetcher.get("http://news.example/feed")


async def test_the_environments_proxies_are_not_looked_at(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with Fetcher(user_agent="t", allow_networks=[ip_network("127.0.0.0/8")]) as fetcher:
        assert (await fetcher.get(server.serve("/feed", "news"))).body == b"news"


def test_a_proxys_password_is_not_shown() -> None:
    assert "secret" not in repr(Proxy.from_url("http://me:secret@proxy.example:3128"))
