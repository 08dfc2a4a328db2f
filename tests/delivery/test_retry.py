"""What becomes of a delivery after an attempt: every row of the table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.retry import Verdict, after_crash, after_failure
from bot.errors import SendError, SendOutcome
from bot.model import Address, Delivery, DeliveryState
from tests.builders import DAY, HOUR, NOW

SECOND = timedelta(seconds=1)


def _delivery(*, attempts: int = 1, unknowns: int = 0, age: timedelta = timedelta()) -> Delivery:
    return Delivery(
        id=1,
        address=Address("fake", "anna"),
        chat_id=1,
        chat_kind="private",
        digest_id=None,
        part=1,
        parts=1,
        body={},
        state=DeliveryState.SENDING,
        attempts=attempts,
        unknowns=unknowns,
        created_at=NOW - age,
        due_at=NOW - age,
    )


def _after(
    outcome: SendOutcome,
    delivery: Delivery | None = None,
    retry_after: float | None = None,
    new_address: str | None = "-1001",
) -> tuple[DeliveryState, timedelta, bool]:
    error = SendError("no", outcome=outcome, retry_after=retry_after, new_address=new_address)
    verdict = after_failure(delivery or _delivery(), error, NOW)
    assert verdict.because
    return verdict.state, verdict.due_at - NOW, verdict.unknown


P, U, B, D = (
    DeliveryState.PLANNED,
    DeliveryState.UNKNOWN,
    DeliveryState.BLOCKED,
    DeliveryState.DEAD,
)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("retry", (P, 2 * SECOND, False)),
        ("unknown", (U, 60 * SECOND, True)),
        ("blocked", (B, 0 * SECOND, False)),
        ("forbidden", (P, 6 * HOUR, False)),
        ("moved", (P, 0 * SECOND, False)),
        ("malformed", (D, 0 * SECOND, False)),
    ],
)
def test_the_first_time(
    outcome: SendOutcome, expected: tuple[DeliveryState, timedelta, bool]
) -> None:
    assert _after(outcome) == expected


def test_pauses_double_up_to_a_quarter_of_an_hour() -> None:
    pauses = [_after("retry", _delivery(attempts=n))[1] / SECOND for n in (1, 2, 3, 9, 10, 99)]
    assert pauses == [2, 4, 8, 512, 900, 900]


@pytest.mark.parametrize(("asked", "pause"), [(0, 0), (7.5, 7.5), (3600, 3600), (1e300, 86400)])
def test_the_pause_that_is_asked_for_is_kept(asked: float, pause: float) -> None:
    assert _after("retry", retry_after=asked)[1] == pause * SECOND


def test_it_is_given_up_after_a_day_or_two() -> None:
    assert _after("retry", _delivery(age=DAY))[0] is P
    assert _after("retry", _delivery(age=DAY + SECOND))[0] is D
    assert _after("forbidden", _delivery(age=2 * DAY))[0] is P
    assert _after("forbidden", _delivery(age=2 * DAY + SECOND))[0] is D


def test_a_lost_answer_is_sent_again_once() -> None:
    assert _after("unknown", _delivery(unknowns=1)) == (D, timedelta(), True)


def test_a_chat_that_moved_nowhere_or_back_and_forth_is_no_endless_loop() -> None:
    assert _after("moved", new_address=None) == (P, 2 * SECOND, False)
    assert _after("moved", _delivery(attempts=4))[1] == 16 * SECOND
    assert _after("moved", _delivery(attempts=9, age=2 * DAY))[0] is D


def test_a_crash_is_a_lost_answer_without_the_pause() -> None:
    assert after_crash(_delivery(), NOW) == Verdict(
        U, NOW, "the process ended while it was being sent", unknown=True
    )
    again = [after_crash(_delivery(unknowns=n), NOW) for n in range(12)]
    assert [each.state for each in again] == [U] * 11 + [D], "a kill is hardly the message's fault"
    pauses = [(each.due_at - NOW) / SECOND for each in again[:5]]
    assert pauses == [0, 2, 4, 8, 16], "but should it be, others come first"


@given(
    outcome=st.sampled_from(["retry", "unknown", "blocked", "forbidden", "moved", "malformed"]),
    attempts=st.integers(0, 10_000),
    unknowns=st.integers(0, 1),
    minutes=st.integers(0, 60 * 24 * 9),
    retry_after=st.none() | st.floats(0, 1e12),
)
def test_every_delivery_ends(
    outcome: SendOutcome, attempts: int, unknowns: int, minutes: int, retry_after: float | None
) -> None:
    """Nothing is tried for longer than two days and one pause, and never in the past."""
    delivery = _delivery(attempts=attempts, unknowns=unknowns, age=timedelta(minutes=minutes))
    state, pause, _ = _after(outcome, delivery, retry_after)
    assert pause >= timedelta()
    if (
        minutes > 2 * 24 * 60
        and (outcome != "unknown" or unknowns)
        and (outcome != "moved" or attempts > 3)
    ):
        assert state in (B, D)
