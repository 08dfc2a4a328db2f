"""Pauses that double: what failed is tried again, each time after a longer pause. Pure."""

from __future__ import annotations

from datetime import timedelta

_MOST_TIMES = 30  # beyond this the ceiling was reached long ago, and the number would overflow


def doubled(first: timedelta, times: int, ceiling: timedelta) -> timedelta:
    """``first``, doubled so many times (below zero counts as none), at most ``ceiling``."""
    return min(first * (1 << min(max(times, 0), _MOST_TIMES)), ceiling)
