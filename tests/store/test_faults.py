"""The campaign of power cuts, in small."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.faults import power


def test_a_power_cut_takes_back_nothing_and_the_check_can_fail() -> None:
    pytest.importorskip("apsw", reason="power cuts need apsw: .venv/bin/pip install apsw")
    with ThreadPoolExecutor(1) as thread:  # away from the tests' own event loop
        promises = thread.submit(power.run, True).result()
    assert [promise.figure for promise in promises if not promise.kept] == []
