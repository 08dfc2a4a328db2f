from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.asked import fresh_for
from bot.ingest.pace import after_failure, after_success, rhythm
from bot.pause import doubled
from bot.reading import Schedule
from tests.ingest.test_decide import FEED, HALF_HOUR, NOW

HOUR = timedelta(hours=1)
DATE = "Sat, 21 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("schedule", "headers", "gap", "expected", "because"),
    [
        (Schedule(), {}, None, HALF_HOUR, "usual"),
        (Schedule(ttl=timedelta(minutes=5)), {}, None, HALF_HOUR, "usual"),
        (Schedule(ttl=2 * HOUR), {}, None, 2 * HOUR, "feed asks"),
        (Schedule(ttl=timedelta(days=3)), {}, None, timedelta(days=1), "feed asks"),
        (Schedule(), {"cache-control": "public, max-age=5400"}, None, 1.5 * HOUR, "host"),
        (Schedule(), {"cache-control": "max-age=5400", "age": "1800"}, None, HOUR, "host"),
        (Schedule(), {"cache-control": "no-cache, max-age=5400"}, None, HALF_HOUR, "usual"),
        (Schedule(), {"cache-control": "max-age=60"}, None, HALF_HOUR, "usual"),
        (
            Schedule(),
            {"date": DATE, "expires": "Sat, 21 Nov 2026 15:00:00 GMT"},
            None,
            3 * HOUR,
            "host",
        ),
        (Schedule(), {"date": DATE, "expires": "0"}, None, HALF_HOUR, "usual"),
        (Schedule(ttl=2 * HOUR), {"cache-control": "max-age=10800"}, None, 3 * HOUR, "host"),
        (Schedule(), {}, 8 * HOUR, 2 * HOUR, "seldom"),
        (Schedule(), {}, timedelta(days=30), 4 * HOUR, "seldom"),
        (Schedule(), {}, timedelta(minutes=10), HALF_HOUR, "usual"),
    ],
)
def test_the_latest_wish_counts(
    schedule: Schedule,
    headers: dict[str, str],
    gap: timedelta | None,
    expected: timedelta,
    because: str,
) -> None:
    following = after_success(
        NOW, interval=HALF_HOUR, jitter=0.0, schedule=schedule, headers=headers, gap=gap
    )
    assert following.at == NOW + expected
    assert because in following.because


def test_a_feed_is_not_asked_at_hours_and_days_that_it_names() -> None:
    closed = Schedule(skip_hours=frozenset({12, 13, 14}), skip_days=frozenset({6}))
    following = after_success(NOW, interval=HALF_HOUR, jitter=0.0, schedule=closed)
    assert following.at == datetime(2026, 11, 21, 15, tzinfo=UTC)
    late = after_success(NOW + 11.5 * HOUR, interval=HALF_HOUR, jitter=0.0, schedule=closed)
    assert late.at == datetime(2026, 11, 23, 0, tzinfo=UTC)
    always = Schedule(skip_hours=frozenset(range(24)))
    assert after_success(NOW, interval=HALF_HOUR, jitter=0.0, schedule=always).at == NOW + HALF_HOUR


@given(
    st.sampled_from([None, timedelta(0), HOUR, timedelta(days=400)]),
    st.frozensets(st.integers(0, 23)),
    st.frozensets(st.integers(0, 6)),
    st.text(max_size=30),
    st.integers(0, 10**10).map(str),
    st.floats(0, 1),
)
def test_a_check_is_never_early_and_never_lost(
    ttl: timedelta | None,
    hours: frozenset[int],
    days: frozenset[int],
    expires: str,
    age: str,
    jitter: float,
) -> None:
    headers = {"cache-control": f"max-age={age}", "expires": expires, "date": DATE, "age": age}
    following = after_success(
        NOW,
        interval=HALF_HOUR,
        jitter=jitter,
        schedule=Schedule(ttl, hours, days),
        headers=headers,
    )
    assert NOW + HALF_HOUR <= following.at <= NOW + timedelta(days=9)
    assert following.because


def test_checks_that_fell_together_are_spread() -> None:
    assert after_success(NOW, interval=HALF_HOUR, jitter=1.0).at == NOW + timedelta(minutes=33)


def test_a_feeds_rhythm_is_its_usual_gap_or_the_silence_since() -> None:
    assert rhythm([], NOW) is None
    assert rhythm([NOW, NOW - HOUR], NOW) is None
    hourly = [NOW - n * HOUR for n in range(6)]
    assert rhythm(hourly, NOW) == HOUR
    assert rhythm([*hourly, NOW - timedelta(days=300), NOW + 9 * HOUR], NOW) == HOUR
    assert rhythm(hourly, NOW + timedelta(days=2)) == timedelta(days=2)


@pytest.mark.parametrize(
    ("failures", "retry_after", "hours"),
    [
        (0, None, 1),
        (1, None, 2),
        (3, None, 8),
        (5, None, 24),
        (99, None, 24),
        (0, 60.0, 1),
        (0, 7200.0, 2),
        (0, 1e30, 168),
    ],
)
def test_the_pause_doubles_with_each_failure(
    failures: int, retry_after: float | None, hours: float
) -> None:
    following = after_failure(
        replace(FEED, failures=failures),
        NOW,
        permanent=False,
        retry_after=retry_after,
        interval=HALF_HOUR,
        jitter=0.0,
    )
    assert following.at == NOW + timedelta(hours=hours)
    assert not following.stopped
    assert following.because


def test_what_is_gone_is_not_asked_again() -> None:
    following = after_failure(
        FEED, NOW, permanent=True, retry_after=None, interval=HALF_HOUR, jitter=0.0
    )
    assert following.stopped


def test_headers_that_say_nothing_ask_for_nothing() -> None:
    assert fresh_for({}) is None
    assert fresh_for({"expires": DATE}) is None
    assert fresh_for({"cache-control": "private"}) is None


@given(st.timedeltas(min_value=timedelta(seconds=1), max_value=HOUR), st.integers(-5, 10**9))
def test_a_pause_grows_up_to_its_ceiling(first: timedelta, times: int) -> None:
    pause = doubled(first, times, timedelta(days=1))
    assert first <= pause <= timedelta(days=1)
    assert pause <= doubled(first, times + 1, timedelta(days=1))
