"""How a feed is: pure, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.reading import FAILING, Feed, FeedKind

Kind = Literal["stopped", "failing", "empty", "silent"]

_EMPTY_ANSWERS = 3
_SILENCE = timedelta(days=30)
_GAPS = 10


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a feed; ``days``: for how long, or ``because`` in the server's words."""

    kind: Kind
    because: str = ""
    days: int = 0


def trouble_of(feed: Feed, now: datetime) -> Trouble | None:
    """What its owner should know of a feed; None while it is well or may recover by itself."""
    if feed.stopped:
        return Trouble("stopped", feed.error or "")
    if feed.failures >= FAILING:
        return Trouble("failing", feed.error or "")
    if feed.empty_answers >= _EMPTY_ANSWERS:
        return Trouble("empty")
    if feed.newest_at is not None and feed.kind is FeedKind.FEED:
        silence = now - feed.newest_at
        usual = timedelta(seconds=feed.gap_seconds or 0)
        if silence > max(_SILENCE, _GAPS * usual):
            return Trouble("silent", days=silence.days)
    return None


def told(trouble: Trouble) -> str:
    """The trouble in English, in one line, for logs and the command line."""
    return {
        "stopped": f"stopped: {trouble.because}",
        "failing": f"failing: {trouble.because}",
        "empty": "answers, but with no entries",
        "silent": f"nothing new for {trouble.days} days",
    }[trouble.kind]
