"""One HTTP/1.1 connection: a question, its answer, perhaps the next question (h11 does the rules).

httpcore's own pool would do as well, but it looks at every idle connection at every request and
takes several times as long: with thousands of feeds, each on a host of its own, that is most of
the time that is spent on a feed which did not change.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import h11
import httpcore

_CONNECT, _READ, _WRITE = 10.0, 15.0, 10.0  # seconds
_KEPT = 4.0  # many servers close after five
_MOST_INTERIM = 1_000  # "100 Continue", "103 Early Hints"
_AT_A_TIME = 65_536


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a connection leads: the name counts, since TLS is bound to it."""

    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Head:
    """An answer's first lines; the names of ``fields`` are in lower case."""

    status: int
    fields: Sequence[tuple[bytes, bytes]]


class Exchange:
    """A connection in use; ``longest_head``: bytes of headers that an answer may have.

    Raises httpcore's errors of the network, and h11.RemoteProtocolError for what is no HTTP.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream, longest_head: int) -> None:
        self._stream = stream
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=longest_head)
        self._rested_at = 0.0

    async def ask(self, target: bytes, fields: Sequence[tuple[str, str]]) -> Head:
        """Send a GET and read the answer's head."""
        headers = [(name.encode(), value.encode("latin-1", "replace")) for name, value in fields]
        request = h11.Request(method=b"GET", target=target, headers=headers)
        asked = (self._http.send(request) or b"") + (self._http.send(h11.EndOfMessage()) or b"")
        # A server may close after an early answer, which is there to be read.
        with contextlib.suppress(httpcore.WriteError):
            await self._stream.write(asked, timeout=_WRITE)
        event = await self._event()
        for _ in range(_MOST_INTERIM):
            if not isinstance(event, h11.InformationalResponse):
                break
            await asyncio.sleep(0)  # they may lie there all at once; others want to run too
            event = await self._event()
        if not isinstance(event, h11.Response):
            raise httpcore.ReadError("closed without an answer")
        return Head(event.status_code, [*event.headers])

    async def body(self) -> AsyncIterator[bytes]:
        """The answer's body as it comes, still encoded."""
        while isinstance(event := await self._event(), h11.Data):
            yield bytes(event.data)

    def rest(self) -> bool:
        """Ready for another question? False: it is of no more use, close it."""
        if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
            return False
        if self._http.trailing_data[0]:
            return False  # what came unasked would be taken for the next answer
        self._http.start_next_cycle()
        self._rested_at = time.monotonic()
        return True

    @property
    def fresh(self) -> bool:
        """Has it rested shortly, and did the other end neither close nor say anything since?"""
        quiet = not self._stream.get_extra_info("is_readable")
        return quiet and time.monotonic() - self._rested_at < _KEPT

    async def close(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def _event(self) -> object:
        while (event := self._http.next_event()) is h11.NEED_DATA:
            data = await self._stream.read(_AT_A_TIME, timeout=_READ)
            if not data and self._http.their_state is h11.SEND_RESPONSE:
                raise httpcore.ReadError("closed without an answer")
            self._http.receive_data(data)
        return event


class Exchanges:
    """Opens connections through a backend, and keeps those that may serve once more."""

    def __init__(
        self, backend: httpcore.AsyncNetworkBackend, *, most_kept: int, longest_head: int
    ) -> None:
        self._backend = backend
        self._most_kept = most_kept
        self._longest_head = longest_head
        self._kept: dict[Origin, Exchange] = {}
        self._tls: ssl.SSLContext | None = None

    async def open(self, origin: Origin) -> Exchange:
        """A connection to there: one that rests, or a new one."""
        kept = self._kept.pop(origin, None)
        if kept is not None:
            if kept.fresh:
                return kept
            await kept.close()
        stream = await self._backend.connect_tcp(origin.host, origin.port, timeout=_CONNECT)
        if origin.scheme == "https":
            try:
                stream = await stream.start_tls(self._context(), origin.host, timeout=_CONNECT)
            except BaseException:
                await stream.aclose()
                raise
        return Exchange(stream, self._longest_head)

    async def done(self, origin: Origin, exchange: Exchange) -> None:
        """The answer was read, or given up: keep the connection if it is of use, else close it."""
        if not exchange.rest():
            await exchange.close()
            return
        replaced = [self._kept.pop(origin, None)]
        self._kept[origin] = exchange
        if len(self._kept) > self._most_kept:
            replaced.append(self._kept.pop(next(iter(self._kept))))
        for each in replaced:
            if each is not None:
                await each.close()

    async def close(self) -> None:
        """Close what is kept."""
        kept, self._kept = self._kept, {}
        await asyncio.gather(*(each.close() for each in kept.values()))

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            import httpx

            self._tls = httpx.create_ssl_context(trust_env=False)
            self._tls.set_alpn_protocols(["http/1.1"])
        return self._tls
