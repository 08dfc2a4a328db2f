"""The only HTTP client: guarded, bounded, polite to a host, and without a memory for cookies.

httpx parses URLs and makes the TLS context, httpcore's streams are the network, h11 is HTTP: we
count and unfold the bytes ourselves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from ipaddress import ip_address
from types import TracebackType
from typing import Self

import h11
import httpcore
import httpx

from bot.clock import Clock
from bot.errors import FetchError
from bot.ingest.addresses import Network
from bot.ingest.asked import retry_after
from bot.ingest.connect import GuardedBackend
from bot.ingest.exchange import Exchange, Exchanges, Head, Origin
from bot.ingest.inflate import Inflater
from bot.ingest.turns import Place, Turns
from bot.ingest.urls import is_url

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
_MOVED = {301: True, 302: False, 303: False, 307: False, 308: True}
_PORTS = {"http": 80, "https": 443}
_PARTIAL = 206
#: Answers that ask us to spare the whole host, and for how many seconds if they do not say.
_SPARED = {429: 60.0, 503: 0.0}
_LONGEST_PAUSE = 3_600.0
_CHUNKS_IN_A_ROW = 200
#: Bytes, unfolded, that one may take at once without a place.
_LITTLE = 100_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost: ``seconds`` as a whole, ``wire`` bytes as they come, ``size`` bytes
    unfolded, ``head`` bytes of headers; ``at_once`` over all hosts, ``pause`` seconds between two
    requests to one host."""

    seconds: float = 20.0
    wire: int = 5_000_000
    size: int = 5_000_000
    head: int = 32_000
    redirects: int = 5
    at_once: int = 8
    pause: float = 0.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``url``: where it came from in the end; ``headers``: names in lower case.

    ``permanent_url``: where the URL asked for has moved for good, or None.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    not_modified: bool = False
    permanent_url: str | None = None


@dataclass(slots=True)
class _Trip:
    """Where a fetch has got to; ``hops`` and ``seconds``: what is left of them.

    ``permanent``: where all redirects from the start have led for good.
    """

    target: httpx.URL
    hops: int
    seconds: float
    permanent: str | None = None
    only_permanent: bool = True

    def moved(self, to: httpx.URL, *, for_good: bool) -> None:
        self.target = to
        self.hops -= 1
        self.only_permanent = self.only_permanent and for_good
        if self.only_permanent:
            self.permanent = str(to)


class Fetcher:
    """Fetches http and https URLs. Close it, or use it as an async context manager."""

    def __init__(
        self,
        *,
        user_agent: str,
        allow_networks: Sequence[Network] = (),
        limits: Limits | None = None,
        backend: GuardedBackend | None = None,
        clock: Clock | None = None,
    ) -> None:
        """``backend``: another door to the network than the guarded one to ``allow_networks``."""
        self._clock = clock or Clock()
        self._user_agent = user_agent
        self._limits = limits or Limits()
        self._allow = tuple(allow_networks)
        self._turns = Turns(self._limits.at_once, self._limits.pause)
        self._exchanges = Exchanges(
            backend or GuardedBackend(allow_networks),
            most_kept=self._limits.at_once,
            longest_head=self._limits.head,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections that were kept open."""
        await self._exchanges.close()

    async def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """The answer to a GET; ``etag`` and ``last_modified`` as the last answer gave them.

        Raises FetchError; its text names no URL, so that it may be shown beside one.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        asked = {name: value for name, value in conditions.items() if value}
        trip = _Trip(_checked(url), self._limits.redirects, self._limits.seconds)
        while True:
            host = trip.target.host
            async with self._turns.of(host, spared=not self._is_ours(host)) as place:
                answer = await self._visit(trip, asked, place)
            if answer is not None:
                return answer

    async def _visit(
        self, trip: _Trip, conditions: Mapping[str, str], place: Place
    ) -> Fetched | None:
        """The answer, or None where a redirect leads to another host, whose turn it is then."""
        began = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(trip.seconds):
                return await self._follow(trip, conditions, place)
        except TimeoutError as error:
            message = f"no complete answer within {self._limits.seconds:g} seconds"
            raise FetchError(message) from error
        except FetchError as error:
            if error.permanent and error.status is None and trip.hops < self._limits.redirects:
                # Where a redirect leads is not for good: a hotel's network leads all to itself.
                raise FetchError(f"a redirect was refused: {error}") from error
            raise
        except (httpcore.TimeoutException, httpcore.NetworkError) as error:
            raise FetchError(f"the connection failed: {_reason(error)}") from error
        except (h11.ProtocolError, httpcore.ProtocolError) as error:
            raise FetchError("the server does not keep to HTTP") from error
        finally:
            trip.seconds -= asyncio.get_running_loop().time() - began

    async def _follow(
        self, trip: _Trip, conditions: Mapping[str, str], place: Place
    ) -> Fetched | None:
        host = trip.target.host
        while trip.target.host == host:
            answer = await self._ask(trip.target, conditions, place)
            if answer.status not in _MOVED:
                return replace(answer, permanent_url=trip.permanent)
            if trip.hops == 0:
                raise FetchError(f"more than {self._limits.redirects} redirects")
            trip.moved(_redirected(trip.target, answer.headers), for_good=_MOVED[answer.status])
        return None

    async def _ask(self, target: httpx.URL, conditions: Mapping[str, str], place: Place) -> Fetched:
        headers = {
            "Host": target.netloc.decode("ascii"),
            "User-Agent": self._user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            **conditions,
        }
        origin = Origin(target.scheme, target.raw_host.decode("ascii"), _port(target))
        exchange = await self._exchanges.open(origin)
        try:
            head = await exchange.ask(target.raw_path, list(headers.items()))
            answered = self._headers(head)
            body = b""
            if head.status not in _MOVED:
                self._judge(target.host, head.status, answered, conditional=bool(conditions))
                body = await self._read(exchange, answered, place)
        except BaseException:
            await exchange.close()
            raise
        await self._exchanges.done(origin, exchange)
        unchanged = head.status == 304
        return Fetched(str(target), head.status, answered, body, not_modified=unchanged)

    def _judge(
        self, host: str, status: int, headers: Mapping[str, str], *, conditional: bool
    ) -> None:
        """Raises FetchError for what is no whole answer; a host that asks for it is spared."""
        if (200 <= status < 300 and status != _PARTIAL) or (status == 304 and conditional):
            return
        wait = retry_after(headers, self._clock.now())
        if status in _SPARED and not self._is_ours(host):
            self._turns.close(host, min(_SPARED[status] if wait is None else wait, _LONGEST_PAUSE))
        raise _failure(status, wait)

    def _headers(self, head: Head) -> dict[str, str]:
        if sum(len(name) + len(value) for name, value in head.fields) > self._limits.head:
            raise FetchError(f"the answer's headers are longer than {self._limits.head} bytes")
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in head.fields}

    async def _read(self, exchange: Exchange, headers: Mapping[str, str], place: Place) -> bytes:
        limit = self._limits.wire
        announced = headers.get("content-length", "")
        if announced.isdecimal() and (len(announced) > 18 or int(announced) > limit):
            raise FetchError(f"the answer is larger than {limit / 1_000_000:g} MB")
        inflater = Inflater(headers.get("content-encoding", ""), limit=self._limits.size)
        size = chunks = 0
        async for chunk in exchange.body():
            size, chunks = size + len(chunk), chunks + 1
            if size > limit:
                raise FetchError(f"the answer is larger than {limit / 1_000_000:g} MB")
            if len(chunk) * inflater.growth(chunk) > _LITTLE:
                await place.keep()
            inflater.add(chunk)
            await place.hold(inflater.size)
            if chunks % _CHUNKS_IN_A_ROW == 0:
                await asyncio.sleep(0)  # tiny chunks come without a pause; others want to run too
        return inflater.finish()

    def _is_ours(self, host: str) -> bool:
        """Is it an address in a network that the settings allow? Such a one needs no pauses."""
        try:
            return any(ip_address(host) in network for network in self._allow)
        except ValueError:
            return False


def _checked(url: str) -> httpx.URL:
    if not is_url(url):
        raise FetchError("only plain http and https addresses can be read", permanent=True)
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchError("this address cannot be understood", permanent=True) from error


def _port(target: httpx.URL) -> int:
    return target.port or _PORTS[target.scheme]


def _redirected(target: httpx.URL, headers: Mapping[str, str]) -> httpx.URL:
    location = headers.get("location")
    if not location:
        raise FetchError("a redirect that does not say where to")
    try:
        joined = str(target.join(location).copy_with(fragment=None))
    except httpx.InvalidURL as error:
        raise FetchError("a redirect to an address that cannot be understood") from error
    try:
        return _checked(joined)
    except FetchError as error:
        raise FetchError(f"a redirect was refused: {error}") from error


def _failure(status: int, wait: float | None) -> FetchError:
    if status == 410:
        return FetchError(
            "the server says that it is gone for good (410)", permanent=True, status=410
        )
    return FetchError(f"the server answered {status}", retry_after=wait, status=status)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
