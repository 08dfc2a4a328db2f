"""Checks of feeds, recorded many in one transaction: a commit is waited for by all who came.

Whoever comes first writes for those who have come meanwhile. A record is in the database when
``add`` returns, as if each had its own transaction.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Generic, TypeVar

from bot.store.db import Database, Tx, will_pass

_T = TypeVar("_T")
_Waiting = tuple[_T, asyncio.Future[None]]
Record = Callable[[Tx, Sequence[_T]], Coroutine[object, object, None]]


class Ledger(Generic[_T]):
    """Writes notes by ``record``, as many at once as wait, relying on nothing that was read."""

    def __init__(self, db: Database, record: Record[_T]) -> None:
        self._db = db
        self._record = record
        self._turn = asyncio.Lock()
        self._waiting: list[_Waiting[_T]] = []

    async def add(self, note: _T) -> None:
        """Write this down. Raises what the database raised."""
        written = asyncio.get_running_loop().create_future()
        mine = (note, written)
        self._waiting.append(mine)
        try:
            async with self._turn:
                if not written.done():
                    await self._write()
        except asyncio.CancelledError:
            if mine in self._waiting:
                self._waiting.remove(mine)
            raise
        await written

    async def _write(self) -> None:
        batch, self._waiting = self._waiting, []
        try:
            error = await self._try(batch)
            if error is not None and len(batch) > 1 and not will_pass(error):
                # One note that cannot be written must not take the others with it.
                for each in batch:
                    _tell([each], await self._try([each]))
            else:
                _tell(batch, error)
        except BaseException:
            # Who wrote was cancelled: the next one writes for the rest.
            self._waiting[:0] = [each for each in batch if not each[1].done()]
            raise

    async def _try(self, batch: Sequence[_Waiting[_T]]) -> Exception | None:
        try:
            async with self._db.write(alone=False) as tx:
                await self._record(tx, [note for note, _ in batch])
        except Exception as error:  # noqa: BLE001 - each who waits is told, and raises it
            return error
        return None


def _tell(batch: Sequence[_Waiting[_T]], error: Exception | None) -> None:
    for _, written in batch:
        if written.done():
            continue
        if error is None:
            written.set_result(None)
        else:
            written.set_exception(error)
