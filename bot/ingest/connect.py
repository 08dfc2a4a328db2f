"""Where connections are made: names are resolved once, checked, and the checked address dialled.

The check sits below redirects, connection pools and TLS, so that nothing gets around it; TLS
still verifies the name, not the address.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable, Sequence
from ipaddress import ip_address

import httpcore

from bot.errors import FetchError
from bot.ingest.addresses import Network, is_allowed

_RESOLVE_SECONDS = 5.0
_TRIED_ADDRESSES = 4


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """httpcore's door to the network, with a guard. Raises FetchError for what it refuses."""

    def __init__(self, allow: Sequence[Network] = ()) -> None:
        self._allow = tuple(allow)
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to one of the host's addresses that are allowed; the others are never dialled."""
        resolved = await _resolve(host, port)
        addresses = [address for address in resolved if is_allowed(address, self._allow)]
        if not addresses:
            # A name may get a better address one day; a literal stays what it is.
            raise FetchError(
                f"refused: {resolved[0]} is not a public address", permanent=_is_literal(host)
            )
        failure: Exception | None = None
        for address in addresses[:_TRIED_ADDRESSES]:
            try:
                return await self._inner.connect_tcp(
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


async def _resolve(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(_RESOLVE_SECONDS):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except TimeoutError as error:
        raise FetchError("the server's name could not be resolved in time") from error
    except (OSError, UnicodeError) as error:
        raise FetchError("the server's name could not be resolved") from error
    addresses = [_literal(entry[4]) for entry in found]
    if not addresses:
        raise FetchError("the server's name has no address")
    return list(dict.fromkeys(addresses))


def _literal(sockaddr: tuple[object, ...]) -> str:
    # An IPv6 address comes with its zone as a number; with one, it is refused later.
    zone = f"%{sockaddr[3]}" if len(sockaddr) > 3 and sockaddr[3] else ""
    return f"{sockaddr[0]}{zone}"


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
