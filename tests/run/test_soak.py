"""The campaign of a month, in two days."""

from __future__ import annotations

import pytest

from benchmarks.faults.soak import soak

pytestmark = pytest.mark.campaign


async def test_two_days_of_two_dozen_readers_leave_nothing_open_and_repeat_nothing() -> None:
    promises = await soak(days=2, readers=24)
    assert [promise for promise in promises if promise.kept is False] == []
