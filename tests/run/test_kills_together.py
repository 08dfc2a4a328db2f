"""The campaign of several processes' kills, in small."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.scale import kills


@pytest.mark.campaign
def test_no_delivery_is_lost_whoever_is_killed() -> None:
    with ThreadPoolExecutor(1) as thread:  # away from the tests' own event loop
        promises = thread.submit(kills.run, True).result()
    assert [(each.what, each.figure) for each in promises if each.kept is False] == []
