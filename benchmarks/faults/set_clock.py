"""A clock that stands still until it is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.clock import Clock


@dataclass(frozen=True, slots=True)
class SetClock(Clock):
    """Shows the moment in ``hands[0]``."""

    hands: list[datetime] = field(default_factory=lambda: [datetime(2026, 1, 1, tzinfo=UTC)])

    def now(self) -> datetime:
        """The moment that it was set to."""
        return self.hands[0]
