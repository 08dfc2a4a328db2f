"""A network in which every address leads to one server of ours, and every connect is recorded."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address

import httpcore

from bot.errors import FetchError
from tests.ingest.hostile.urls import ANSWERS, PUBLIC_4, PUBLIC_6


@dataclass
class Everywhere(httpcore.AsyncNetworkBackend):
    """Dials the server on loopback, whatever address was asked for, and writes it down."""

    host: str
    port: int
    dialled: list[str] = field(default_factory=list)
    asked: dict[str, int] = field(default_factory=dict)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append(host)
        return await httpcore.AnyIOBackend().connect_tcp(self.host, self.port, timeout)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append(path)
        raise httpcore.ConnectError(path)

    async def sleep(self, seconds: float) -> None:
        raise NotImplementedError

    async def resolve(self, host: str, port: int) -> list[str]:
        """Names by the table; all else as the system reads numbers, in whatever spelling."""
        if (answers := ANSWERS.get(host.lower())) is not None:
            turn = self.asked.get(host, 0)
            self.asked[host] = turn + 1
            return answers[min(turn, len(answers) - 1)]
        try:
            found = socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
            )
        except (OSError, UnicodeError) as error:
            raise FetchError("the server's name could not be resolved") from error
        return [f"{entry[4][0]}" for entry in found]

    @property
    def let_through(self) -> list[str]:
        """Connects to what is not one of the two public servers."""
        good = {ip_address(PUBLIC_4), ip_address(PUBLIC_6)}
        return [host for host in self.dialled if ip_address(host) not in good]
