"""What a group was answered of late: nobody can make it scroll."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.commands.request import Request
from bot.model import Address

_PAUSE = timedelta(minutes=1)
_ONCE = frozenset({"latest"})
_MOST_KEPT = 10_000


@dataclass(slots=True)
class Lately:
    """Remembers, until the program ends, when each group was last answered."""

    _answered: dict[tuple[Address, str], datetime] = field(default_factory=dict)

    def answered(self, request: Request, now: datetime) -> bool:
        """Did this group see the same within the last minute? If not, it does now."""
        if request.kind != "group" or (request.command or "").casefold() not in _ONCE:
            return False
        if request.ticket is not None:
            return False  # only its person sees the answer
        # A page that is turned to is another answer; the button offers no other than the next.
        seen = (request.address, request.args if request.pressed else "")
        before = self._answered.get(seen)
        if before is not None and now - before < _PAUSE:
            return True
        if len(self._answered) >= _MOST_KEPT:
            self._answered.clear()
        self._answered[seen] = now
        return False
