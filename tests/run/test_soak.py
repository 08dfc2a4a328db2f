"""The campaign of a month, in two days."""

from __future__ import annotations

from benchmarks.faults.soak import soak


async def test_two_days_of_two_dozen_readers_leave_nothing_open_and_repeat_nothing() -> None:
    promises = await soak(days=2, readers=24)
    assert [promise for promise in promises if promise.kept is False] == []
