"""The campaign on a full disk, in small."""

from __future__ import annotations

import pytest

from benchmarks.faults import disk

pytestmark = pytest.mark.campaign


async def test_a_database_that_may_not_grow_loses_and_repeats_nothing() -> None:
    promise = await disk.every_page(pages=(0,))
    assert promise.kept, promise.figure


async def test_a_folder_that_cannot_be_written_to_ends_the_start_clearly() -> None:
    promise = await disk.unwritable()
    assert promise.kept, promise.figure
