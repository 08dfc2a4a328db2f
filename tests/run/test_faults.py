"""The campaigns of benchmarks/faults on the running service, short: the long ones are for a human.

Each gives its promises with the figures that were measured; none may be broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.faults.kills import while_answering, while_sending
from benchmarks.faults.promises import Promise, table
from benchmarks.faults.storms import storm

pytestmark = pytest.mark.campaign


def kept(promises: Sequence[Promise]) -> None:
    """All of them, or the table."""
    assert all(each.kept for each in promises), "\n" + table("a campaign", promises, 0.0)


async def test_a_service_that_is_killed_loses_no_digest(tmp_path: Path) -> None:
    kept(await while_sending(tmp_path, kills=3, digests=8))


async def test_a_service_that_is_killed_answers_every_command(tmp_path: Path) -> None:
    kept(await while_answering(tmp_path, kills=2, chats=3))


async def test_a_storm_loses_nothing_and_is_not_answered_with_more(tmp_path: Path) -> None:
    kept(await storm(tmp_path, digests=30, lose_answers=False))
