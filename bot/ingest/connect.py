"""Where connections are made: names are resolved once, checked, and the checked address dialled.

The check sits below redirects, connection pools and TLS, so that nothing gets around it; TLS
still verifies the name, not the address. Through a proxy it is the same: the proxy is told the
address that was checked, never the name, so it cannot resolve it to another one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence

import httpcore

from bot.errors import FetchError
from bot.ingest.addresses import Network, is_allowed
from bot.ingest.proxy import Proxy
from bot.ingest.resolve import Resolver, is_literal

#: The literal addresses of a host, in the order in which they are to be tried. Raises FetchError.
Resolve = Callable[[str, int], Awaitable[list[str]]]

_TRIED_ADDRESSES = 4
_FIRST_FREE_PORT = 1024
_WEB_PORTS = frozenset({80, 443})


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """httpcore's door to the network, with a guard. Raises FetchError for what it refuses.

    ``dial`` makes the connections, ``resolve`` finds addresses: the machine's own by default.
    """

    def __init__(
        self,
        allow: Sequence[Network] = (),
        *,
        proxy: Proxy | None = None,
        dial: httpcore.AsyncNetworkBackend | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        self._allow = tuple(allow)
        self._proxy = proxy
        self._dial = dial or httpcore.AnyIOBackend()
        self._resolve = resolve or Resolver()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to one of the host's addresses that are allowed; the others are never dialled."""
        if port < _FIRST_FREE_PORT and port not in _WEB_PORTS:
            raise FetchError(f"refused: port {port} is not for web pages", permanent=True)
        failure: Exception | None = None
        for address in (await self._allowed(host, port))[:_TRIED_ADDRESSES]:
            try:
                if self._proxy is not None:
                    return await self._proxy.connect(self._dial, address, port, timeout)
                return await self._dial.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise FetchError("the server could not be reached") from failure

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never: a feed does not live in a socket file."""
        raise FetchError("refused: a local socket", permanent=True)

    async def sleep(self, seconds: float) -> None:
        """Pause, as httpcore asks between attempts."""
        await asyncio.sleep(seconds)

    async def _allowed(self, host: str, port: int) -> list[str]:
        resolved = await self._resolve(host, port)
        if not resolved:
            raise FetchError("the server's name has no address")
        allowed = [address for address in resolved if is_allowed(address, self._allow)]
        if not allowed:
            # A name may get a better address one day; a literal stays what it is.
            raise FetchError(
                f"refused: {resolved[0]} is not a public address", permanent=is_literal(host)
            )
        return allowed
