"""When something counts as trouble, and when it is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.health import (
    CALM,
    LATE,
    PATIENCE,
    Finding,
    Record,
    What,
    delivery_stopped,
    disk_full,
    feeds_stopped,
    followed,
    lasting,
    present,
)
from tests.builders import NOW

LOOK = timedelta(seconds=30)


def looked(
    what: What, found: list[bool], start: tuple[Record, ...] = ()
) -> tuple[tuple[Record, ...], datetime]:
    """The records after so many looks, half a minute apart, and when the last one was."""
    records, now = start, NOW
    for number, there in enumerate(found):
        now = NOW + number * LOOK
        records = followed(records, [Finding(what, "one", "why")] if there else [], now)
    return records, now


def test_a_slow_platform_is_no_trouble_and_a_silent_one_is() -> None:
    records, now = looked("platform", [True] * 6)
    assert present(records, now) == ()
    records, now = looked("platform", [True] * 7)
    (trouble,) = present(records, now)
    assert (trouble.what, trouble.which, trouble.since) == ("platform", "one", NOW)


def test_what_comes_and_goes_never_counts() -> None:
    records, _ = looked("platform", [True, False, False, False] * 50)
    assert lasting(records) == ()


def test_what_is_over_was_absent_for_some_time() -> None:
    looks = int(CALM / LOOK)
    records, now = looked("disk", [True, *[False] * (looks - 1)])
    assert present(records, now) == ()
    assert len(lasting(records)) == 1
    records, _ = looked("disk", [True, *[False] * looks])
    assert lasting(records) == ()


@given(st.lists(st.booleans(), max_size=200), st.sampled_from(sorted(PATIENCE)))
def test_it_starts_after_its_patience_and_ends_after_calm(found: list[bool], what: What) -> None:
    """However it comes and goes, it starts and ends at most once in a patience and a calm."""
    records: tuple[Record, ...] = ()
    changes: list[tuple[bool, datetime]] = []
    for number, there in enumerate(found):
        now = NOW + number * LOOK
        records = followed(records, [Finding(what, "", "why")] if there else [], now)
        is_there = bool(lasting(records))
        if is_there != bool(changes and changes[-1][0]):
            changes.append((is_there, now))
            begun = now - PATIENCE[what]
            if is_there:
                assert begun >= NOW
    for (_, before), (now_there, after) in pairwise(changes):
        if not now_there:
            assert after - before >= CALM


def test_a_long_queue_that_moves_has_not_stopped() -> None:
    late = NOW - LATE
    assert delivery_stopped(None, None, NOW) is None
    assert delivery_stopped(late + LOOK, None, NOW) is None
    assert delivery_stopped(late, NOW - LOOK, NOW) is None
    assert delivery_stopped(late, late, NOW) == "the oldest message is 15 minutes late"
    assert delivery_stopped(late, None, NOW) is not None


def test_one_feed_that_can_be_read_is_enough() -> None:
    assert feeds_stopped(0, 0, None) is None
    assert feeds_stopped(3, 2, "gone") is None
    assert feeds_stopped(3, 3, "no answer") == "none of 3 feeds can be read: no answer"


def test_the_disk() -> None:
    assert disk_full(None, full=False) is None
    assert disk_full(10**9, full=False) is None
    assert disk_full(5_000_000, full=False) == "5 MB are left on the disk"
    assert disk_full(10**9, full=True) == "the disk is full"
