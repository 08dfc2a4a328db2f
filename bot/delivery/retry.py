"""What becomes of a delivery after an attempt: one table, pure.

===========  =====================================================================
outcome      what it means for the delivery
===========  =====================================================================
retry        it did not arrive: planned again, after the pause asked for or a longer one
unknown      nobody knows: sent again once, a minute later; lost a second time, it ends
blocked      the chat is gone: this and all that waits for it ends
forbidden    we may not write there now: planned again, rarely, for two days
moved        the chat has a new address: planned again at once, there (nowhere told: as retry)
malformed    the platform refuses the message itself: it ends
===========  =====================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import SendError
from bot.model import Delivery, DeliveryState
from bot.pause import doubled

_FIRST_PAUSE = timedelta(seconds=2)
_LONGEST_PAUSE = timedelta(minutes=15)
_RETRY_FOR = timedelta(hours=24)
_UNKNOWN_PAUSE = timedelta(minutes=1)
_FORBIDDEN_PAUSE = timedelta(hours=6)
_FORBIDDEN_FOR = timedelta(days=2)
_MOST_MOVES = 3
_MOST_CRASHES = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """The delivery's next state, when it is due again, and why. ``unknown``: an answer was lost."""

    state: DeliveryState
    due_at: datetime
    because: str
    unknown: bool = False

    @property
    def final(self) -> bool:
        """Nothing more is done for it."""
        return self.state in (DeliveryState.BLOCKED, DeliveryState.DEAD)


def after_failure(delivery: Delivery, error: SendError, now: datetime) -> Verdict:
    """What to do after an attempt that gave no receipt."""
    why = str(error)
    age = now - delivery.created_at
    match error.outcome:
        case "retry":
            return _again(delivery, error, now)
        case "unknown":
            return after_lost_answer(delivery, now, why)
        case "blocked":
            return Verdict(DeliveryState.BLOCKED, now, why)
        case "forbidden":
            if age > _FORBIDDEN_FOR:
                return Verdict(DeliveryState.DEAD, now, f"given up after two days: {why}")
            return Verdict(DeliveryState.PLANNED, now + _FORBIDDEN_PAUSE, why)
        case "moved":
            if error.new_address is None or delivery.attempts > _MOST_MOVES:
                # Nowhere to go, or sent back and forth: at once would be for ever.
                return _again(delivery, error, now)
            return Verdict(DeliveryState.PLANNED, now, why)
        case "malformed":
            return Verdict(DeliveryState.DEAD, now, why)


def after_lost_answer(delivery: Delivery, now: datetime, why: str) -> Verdict:
    """It may have arrived: sent again at most once, later."""
    if delivery.unknowns:
        return Verdict(DeliveryState.DEAD, now, f"its answer was lost twice: {why}", unknown=True)
    return Verdict(DeliveryState.UNKNOWN, now + _UNKNOWN_PAUSE, why, unknown=True)


def after_crash(delivery: Delivery, now: datetime) -> Verdict:
    """The process died between claim and record: at most what was in flight may come twice.

    That is hardly ever the delivery's fault, so it is sent again each time, the second time and
    later after others; but for one that was there so often that it may be what kills the process.
    """
    why = "the process ended while it was being sent"
    if delivery.unknowns + 1 >= _MOST_CRASHES:
        why = f"its answer was lost {_MOST_CRASHES} times: {why}"
        return Verdict(DeliveryState.DEAD, now, why, unknown=True)
    pause = timedelta()
    if delivery.unknowns:
        pause = doubled(_FIRST_PAUSE, delivery.unknowns - 1, _LONGEST_PAUSE)
    return Verdict(DeliveryState.UNKNOWN, now + pause, why, unknown=True)


def _again(delivery: Delivery, error: SendError, now: datetime) -> Verdict:
    if now - delivery.created_at > _RETRY_FOR:
        return Verdict(DeliveryState.DEAD, now, f"given up after a day: {error}")
    return Verdict(DeliveryState.PLANNED, now + _pause(delivery, error), str(error))


def _pause(delivery: Delivery, error: SendError) -> timedelta:
    if error.retry_after is not None:
        return min(timedelta(seconds=min(error.retry_after, 1e9)), _RETRY_FOR)
    return doubled(_FIRST_PAUSE, delivery.attempts - 1, _LONGEST_PAUSE)
