"""A host's name → its addresses, asked of the system in threads of our own.

The event loop's own threads are few and shared: half a dozen names whose servers do not answer
would keep every other name, and whatever else runs in a thread, waiting for as long as the system
asks again. Nobody waits for ours at the end of the program either.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from ipaddress import ip_address

from bot.errors import FetchError

_SECONDS = 5.0
_MOST_THREADS = 64

Ask = Callable[[str, int], list[str]]


def addresses(host: str, port: int) -> list[str]:
    """What the system says, each once; an IPv6 address with a zone keeps it. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(_literal(entry[4]) for entry in found))


class Resolver:
    """Resolves names, ``most`` at a time; ``ask`` may take its time."""

    def __init__(
        self, ask: Ask = addresses, *, most: int = _MOST_THREADS, seconds: float = _SECONDS
    ) -> None:
        self._ask = ask
        self._room = asyncio.Semaphore(most)
        self._seconds = seconds

    async def __call__(self, host: str, port: int) -> list[str]:
        """The addresses, in the order in which they are to be tried. Raises FetchError."""
        if is_literal(host):
            return [host]
        try:
            async with asyncio.timeout(self._seconds):
                await self._room.acquire()
                return await self._begun(host, port)
        except TimeoutError as error:
            raise FetchError("the server's name could not be resolved in time") from error
        except (OSError, UnicodeError) as error:
            raise FetchError("the server's name could not be resolved") from error

    def _begun(self, host: str, port: int) -> asyncio.Future[list[str]]:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[str]] = loop.create_future()

        def tell(found: list[str] | None, error: Exception | None) -> None:
            self._room.release()
            if answer.done():
                return  # nobody waits for it any more
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(found or [])

        def work() -> None:
            found, trouble = None, None
            try:
                found = self._ask(host, port)
            except Exception as error:  # noqa: BLE001 - it is raised where the answer is awaited
                trouble = error
            with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(tell, found, trouble)

        threading.Thread(target=work, name="newsdigest-names", daemon=True).start()
        return answer


def is_literal(host: str) -> bool:
    """Is it an address in its plain spelling? Nothing need be asked then."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _literal(sockaddr: tuple[object, ...]) -> str:
    # An IPv6 address comes with its zone as a number; with one, it is refused later.
    zone = f"%{sockaddr[3]}" if len(sockaddr) > 3 and sockaddr[3] else ""
    return f"{sockaddr[0]}{zone}"
