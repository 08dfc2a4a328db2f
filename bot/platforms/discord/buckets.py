"""What Discord said of its buckets: pure but for what it remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import NewsdigestError

_MOST = 5_000


class Flood(NewsdigestError):
    """Too many requests: nothing was taken; ``seconds`` until the next may be.

    ``everyone``: all requests are meant, not those to one place.
    """

    def __init__(self, seconds: float, *, everyone: bool = False) -> None:
        super().__init__(f"too many requests, retry after {seconds:g} s")
        self.seconds = seconds
        self.everyone = everyone


@dataclass(slots=True)
class Buckets:
    """Until when a place is full. Times are monotonic seconds.

    ``names``: a route's bucket, which other routes may share; ``full``: (bucket, place) → until
    when Discord would refuse.
    """

    names: dict[str, str] = field(default_factory=dict)
    full: dict[tuple[str, str], float] = field(default_factory=dict)

    def check(self, route: str, place: str, now: float) -> None:
        """Raises Flood while this route would be refused there."""
        until = self.full.get((self.names.get(route, route), place), 0.0)
        if until > now:
            raise Flood(until - now)

    def learn(
        self, route: str, place: str, status: int, headers: Mapping[str, str], now: float
    ) -> None:
        """Note what an answer's headers say."""
        if (name := headers.get("X-RateLimit-Bucket")) is not None:
            self.names[route] = name
        key = (self.names.get(route, route), place)
        if headers.get("X-RateLimit-Remaining") == "0" or _own_limit(status, headers):
            self.full[key] = now + _seconds(headers)
            if len(self.full) > _MOST:
                self.full = {k: until for k, until in self.full.items() if until > now}


def _own_limit(status: int, headers: Mapping[str, str]) -> bool:
    return (
        status == 429
        and "X-RateLimit-Global" not in headers
        and headers.get("X-RateLimit-Scope", "user") == "user"
        and "X-RateLimit-Reset-After" in headers
    )


def _seconds(headers: Mapping[str, str]) -> float:
    try:
        return max(0.0, float(headers.get("X-RateLimit-Reset-After", "0")))
    except ValueError:
        return 0.0
