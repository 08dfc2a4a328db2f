"""The queue of batches on PostgreSQL, by PgQueuer: who takes what, and who takes over."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.store import postgresql

if TYPE_CHECKING:
    from pgqueuer.core.qm import QueueManager
    from pgqueuer.queries import Queries

Jobs = Mapping[str, Callable[[str], Awaitable[int]]]

_INSTALLING = 2


class Queue:
    """Batches, each under a name that it has alone while it waits or is worked on."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._manager: QueueManager | None = None

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str) -> AsyncIterator[Queue]:
        """The queue of the database at ``url``, made if it is not there."""
        import asyncpg
        from pgqueuer.db import AsyncpgPoolDriver
        from pgqueuer.queries import Queries

        pool = await asyncpg.create_pool(
            postgresql.plain(url), min_size=1, max_size=4, server_settings=postgresql.LASTING
        )
        async with pool:
            queries = Queries(AsyncpgPoolDriver(pool))
            async with pool.acquire() as connection, connection.transaction():
                # Several processes start together; one of them makes it.
                lock = "SELECT pg_advisory_xact_lock($1, $2)"
                await connection.execute(lock, postgresql.LOCKS, _INSTALLING)
                if not await queries.schema_is_installed():
                    await queries.install()
            yield cls(queries)

    async def put(self, name: str, batches: Sequence[tuple[str, str]]) -> int:
        """Queue batches (key, what to look at) that are not there yet; gives how many are new.

        Raises ConnectionError when the server is away.
        """
        import asyncpg

        if not batches:
            return 0
        number = len(batches)
        away = (OSError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError)
        try:
            made = await self._queries.enqueue(
                [name] * number,
                [what.encode() for _, what in batches],
                [0] * number,
                dedupe_key=[f"{name}:{key}" for key, _ in batches],
                on_conflict="skip",
            )
        except (*away, asyncpg.OperatorInterventionError) as error:
            raise ConnectionError(f"the queue is not reached: {error}") from error
        return sum(each is not None for each in made)

    async def work(self, jobs: Jobs, *, at_once: int, patience: timedelta) -> None:
        """Take batches and do them until ``stop``. One that fails is logged and forgotten."""
        from pgqueuer.core.qm import QueueManager

        manager = self._manager = QueueManager(self._queries)
        for name, do in jobs.items():
            manager.entrypoint(name, accepts_context=False)(_entry(do))
        await manager.run(
            dequeue_timeout=timedelta(seconds=2),
            batch_size=max(1, at_once // 2),
            max_concurrent_tasks=max(2, at_once),
            heartbeat_timeout=patience,
        )

    def stop(self) -> None:
        """Take nothing more; ``work`` ends when what is under way has."""
        if self._manager is not None:
            self._manager.shutdown.set()


def _entry(do: Callable[[str], Awaitable[int]]) -> Callable[[Any], Awaitable[None]]:
    async def entry(job: Any) -> None:
        await do((job.payload or b"").decode())

    return entry
