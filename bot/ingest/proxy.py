"""An HTTP proxy that the host of this installation set: a tunnel to an address that was checked."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit

import httpcore

_LONGEST_ANSWER = 8192
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where the proxy listens. It is the host's own choice, so its address is not judged."""

    host: str
    port: int
    authorization: str | None = field(default=None, repr=False)

    @classmethod
    def from_url(cls, url: str) -> Self:
        """The proxy at ``http://[user:password@]host[:port]``."""
        parts = urlsplit(url)
        known = None
        if parts.username is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            known = "Basic " + b64encode(pair.encode()).decode("ascii")
        return cls(parts.hostname or "", parts.port or 80, known)

    async def connect(
        self,
        dial: httpcore.AsyncNetworkBackend,
        address: str,
        port: int,
        timeout: float | None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """A stream to ``address`` through the proxy. Raises httpcore.ConnectError."""
        stream = await dial.connect_tcp(self.host, self.port, timeout)
        try:
            await stream.write(self._request(address, port), timeout)
            await _accepted(stream, timeout)
        except BaseException as error:
            await stream.aclose()
            if isinstance(error, httpcore.NetworkError | httpcore.TimeoutException):
                raise httpcore.ConnectError("the proxy does not answer") from error
            raise
        return stream

    def _request(self, address: str, port: int) -> bytes:
        target = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
        lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
        if self.authorization is not None:
            lines.append(f"Proxy-Authorization: {self.authorization}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


async def _accepted(stream: httpcore.AsyncNetworkStream, seconds: float | None) -> None:
    answer = b""
    while not answer.endswith(_END):
        # Byte by byte: what follows the answer belongs to whoever uses the tunnel.
        byte = await stream.read(1, seconds)
        answer += byte
        if not byte or len(answer) > _LONGEST_ANSWER:
            raise httpcore.ConnectError("the proxy does not keep to HTTP")
    words = answer.split(b"\r\n", 1)[0].split(b" ", 2)
    if len(words) < 2 or words[1] != b"200":
        status = words[1].decode("ascii", "replace")[:3] if len(words) > 1 else "nothing"
        raise httpcore.ConnectError(f"the proxy answered {status}")
