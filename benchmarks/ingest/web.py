"""A small web on loopback: feeds and pages, each feed on an address of its own.

``python -m benchmarks.ingest.web`` prints its port and serves until its input ends.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_WORDS = (
    "The harbour office said that the ferry to the outer islands would sail again on Friday, after "
    "its engine had been replaced in the dry dock, which took three weeks longer than promised. "
)


def host(number: int) -> str:
    """The loopback address of a feed: each its own, so that each has its own turns."""
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


def feed(name: str, entries: int) -> bytes:
    """A feed with so many short entries: what they are about stands on their pages."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{name}-{n}</guid><title>Ferry {n} of {name}</title>"
        f"<link>/page/{n}</link><description>Ferry {n} sails.</description>"
        f"<pubDate>Sat, 21 Nov 2026 {n:02}:00:00 GMT</pubDate></item>"
        for n in range(entries)
    )
    head = f"<title>Quay {name}</title><link>/</link><description>News</description>"
    return f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


def page(name: str, number: str) -> bytes:
    """A page as outlets have them: an article of 400 words, and furniture around it."""
    text = "".join(f"<p>Note {n} on ferry {number} of {name}. {_WORDS}</p>" for n in range(12))
    links = "".join(
        f'<li><a href="/page/{n}">Another ferry, number {n}</a></li>' for n in range(60)
    )
    made = f"""<!doctype html><html lang="en"><head><title>Ferry {number} of {name} - Quay</title>
<meta property="og:title" content="Ferry {number} of {name}"><meta property="og:site_name"
content="Quay"><link rel="canonical" href="/page/{number}"></head><body><nav><ul>{links}</ul></nav>
<main><article><h1>Ferry {number} of {name}</h1>{text}</article><aside><h2>Most read</h2><ul>{links}
</ul></aside></main><footer><p>Follow us. Subscribe to our letter.</p></footer></body></html>"""
    return made.encode()


def answer(head: bytes) -> bytes:
    """The whole answer to a request."""
    lines = head.decode("latin-1").split("\r\n")
    path = lines[0].split(" ")[1]
    fields = {k.lower(): v for k, _, v in (line.partition(": ") for line in lines[1:])}
    name = fields.get("host", "").partition(":")[0]
    if path == "/hang":
        return b""  # and never anything else
    if path.startswith("/feed/") and fields.get("if-none-match") == '"1"':
        return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    if path.startswith("/feed/"):
        return _ok(feed(name, int(path[6:])), 'Content-Type: application/rss+xml\r\nETag: "1"\r\n')
    if path.startswith("/page/"):
        return _ok(page(name, path[6:]), "Content-Type: text/html; charset=utf-8\r\n")
    return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def _ok(body: bytes, fields: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\n{fields}Content-Length: {len(body)}\r\n\r\n".encode() + body


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while b"\r\n\r\n" in self._waiting and self._transport is not None:
            head, self._waiting = self._waiting.split(b"\r\n\r\n", 1)
            self._transport.write(answer(head))


@asynccontextmanager
async def serving() -> AsyncIterator[int]:
    """The web on every loopback address; gives its port."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "0.0.0.0", 0, backlog=1000)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def _serve() -> None:
    async with serving() as port:
        print(port, flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve())
