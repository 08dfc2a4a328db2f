from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.ingest.ledger import Ledger
from bot.store import meta
from bot.store.db import Database, Tx


class Notes:
    """Writes notes as rows, and counts the transactions that did."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def record(self, tx: Tx, notes: Sequence[str]) -> None:
        await self.gate.wait()
        self.batches.append(list(notes))
        for note in notes:
            if note == "odd":
                raise LookupError(note)
            await meta.put(tx, note, 1)


async def written(db: Database, notes: Sequence[str]) -> list[str]:
    async with db.read() as tx:
        return [note for note in notes if await meta.get(tx, note) == 1]


async def test_who_comes_together_is_written_together(db: Database) -> None:
    notes, names = Notes(), [f"n{number}" for number in range(40)]
    ledger = Ledger(db, notes.record)
    await asyncio.gather(*(ledger.add(name) for name in names))
    assert await written(db, names) == names
    assert len(notes.batches) < 5


async def test_a_note_that_cannot_be_written_fails_alone(db: Database) -> None:
    notes = Notes()
    ledger = Ledger(db, notes.record)
    names = ["a", "b", "odd", "c"]
    told = await asyncio.gather(*(ledger.add(name) for name in names), return_exceptions=True)
    assert [type(each) for each in told] == [type(None), type(None), LookupError, type(None)]
    assert await written(db, names) == ["a", "b", "c"]


async def test_when_the_writer_is_cancelled_the_others_are_written(db: Database) -> None:
    notes = Notes()
    notes.gate.clear()
    ledger = Ledger(db, notes.record)
    tasks = [asyncio.create_task(ledger.add(name)) for name in ("a", "b", "c")]
    await asyncio.sleep(0.05)
    tasks[0].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[0]
    notes.gate.set()
    await asyncio.gather(*tasks[1:])
    assert await written(db, ["b", "c"]) == ["b", "c"]
