"""The only place that reads the time; everything else is told what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic


@dataclass(frozen=True, slots=True)
class Clock:
    """Wall-clock time in UTC, shifted by a fixed offset (zero but in tests and demonstrations)."""

    offset: timedelta = timedelta()

    @classmethod
    def starting_at(cls, moment: datetime) -> Clock:
        """A clock that shows ``moment`` (aware) now and runs on at normal speed."""
        return cls(moment.astimezone(UTC) - datetime.now(UTC))

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def monotonic(self) -> float:
        """Seconds that never go backwards, for pacing only."""
        return monotonic()
