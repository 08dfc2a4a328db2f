"""Who leads: of all processes on one PostgreSQL database exactly one, for each name.

The lead is an advisory lock of a session that has a connection of its own: it ends with the
connection, whatever happens to the process. We ask every second whether the connection lives and
believe in the lead for a few seconds after each answer only. The server needs longer than that to
give up a connection that says nothing more (``tcp_keepalives``, ``tcp_user_timeout``), so whoever
is cut off has stopped before another may begin.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from contextlib import suppress
from typing import Any, Protocol

from bot.store import postgresql

log = logging.getLogger(__name__)

_BEAT = 1.0
_ANSWER = 2.0
#: So long after the last answer we still lead; the server waits for eight seconds.
_BELIEF = 4.0
_RETRY = 2.0


class Leader(Protocol):
    """Whether we lead, and waiting for that."""

    def leads(self) -> bool:
        """Do we lead at this moment?"""
        ...

    async def won(self) -> None:
        """Wait until we lead."""
        ...

    async def lost(self) -> None:
        """Wait until we lead no more."""
        ...

    async def resign(self) -> None:
        """Let another lead, at once."""
        ...


class Alone:
    """On SQLite there is one process: it leads."""

    def leads(self) -> bool:
        """Always."""
        return True

    async def won(self) -> None:
        """At once."""

    async def lost(self) -> None:
        """Never."""
        await asyncio.Event().wait()

    async def resign(self) -> None:
        """There is nobody else."""


class Elected:
    """The lead for ``name`` among the processes on the PostgreSQL database at ``url``."""

    def __init__(self, url: str, name: str) -> None:
        self._url = postgresql.plain(url)
        digest = hashlib.sha256(name.encode()).digest()
        self._key = int.from_bytes(digest[:4], "big", signed=True)
        self._name = name.partition(":")[0]
        self._connection: Any = None
        self._answered = float("-inf")
        self._leading = asyncio.Event()
        self._following = asyncio.Event()
        self._following.set()
        self._beating: asyncio.Task[None] | None = None

    def leads(self) -> bool:
        """Do we lead at this moment? Not if the server has not answered for some seconds."""
        return self._leading.is_set() and time.monotonic() - self._answered < _BELIEF

    async def won(self) -> None:
        """Wait until we lead; several may wait."""
        if self._beating is None or self._beating.done():
            self._beating = asyncio.create_task(self._stand(), name=f"lead-{self._name}")
        await self._leading.wait()

    async def lost(self) -> None:
        """Wait until we lead no more."""
        await self._following.wait()

    async def resign(self) -> None:
        """Let another lead, at once."""
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)
        self._step_down()
        await self._hang_up()

    async def _stand(self) -> None:
        """Stand for the lead for ever, and keep it while we have it."""
        while True:
            try:
                await self._ask()
                await asyncio.sleep(_BEAT if self._leading.is_set() else _RETRY)
            except Exception as error:  # noqa: BLE001 - whatever it is, we cannot know that we lead
                if self._leading.is_set():
                    log.warning("%s: the lead is lost: %s", self._name, error)
                self._step_down()
                await self._hang_up()
                await asyncio.sleep(_BEAT)

    async def _ask(self) -> None:
        """One question to the server: may we lead, or do we still?"""
        import asyncpg

        if self._connection is None:
            settings = postgresql.LASTING
            self._connection = await asyncpg.connect(
                self._url, timeout=_ANSWER, command_timeout=_ANSWER, server_settings=settings
            )
            self._connection.add_termination_listener(lambda _: self._step_down())
        asked = time.monotonic()
        if self._leading.is_set():
            await self._connection.fetchval("SELECT 1")
            self._answered = asked
            return
        locked = "SELECT pg_try_advisory_lock($1, $2)"
        if await self._connection.fetchval(locked, postgresql.LEADERS, self._key):
            self._answered = asked
            self._following.clear()
            self._leading.set()
            log.info("%s: this process leads", self._name)

    def _step_down(self) -> None:
        self._leading.clear()
        self._following.set()

    async def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                await connection.close(timeout=_BEAT)
            connection.terminate()
