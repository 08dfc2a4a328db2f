"""What has been seen: requests, answers to buttons, what was wrong, and how fast it came."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

SENDING = frozenset({"sendDocument", "sendMessage", "sendPhoto"})


@dataclass(eq=False, slots=True)
class Request:
    """One call; ``status`` stays None when the client went away or the connection was cut.

    ``at`` is monotonic seconds, as is ``accepted``, when what it asked for was done (None: never);
    ``scripted`` tells that a fault had its hand in it.
    """

    method: str
    parameters: dict[str, Any]
    at: float = field(default_factory=time.monotonic)
    when: datetime = field(default_factory=lambda: datetime.now(UTC))
    chat_id: int | None = None
    status: int | None = None
    description: str | None = None
    accepted: float | None = None
    scripted: bool = False

    def line(self) -> str:
        """For a dump."""
        shown = {key: value for key, value in self.parameters.items() if value is not None}
        reason = f" {self.description}" if self.description else ""
        scripted = " (scripted)" if self.scripted else ""
        return f"{self.method} {shown!r:.300} → {self.status}{reason}{scripted}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a pressed button."""

    query_id: str
    text: str | None
    alert: bool
    url: str | None


class Journal:
    """Everything observed, in order."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.problems: list[str] = []
        self.answers: list[Answer] = []

    def calls(self, method: str) -> list[Request]:
        """The requests of one method."""
        return [request for request in self.requests if request.method == method]

    def refused(self) -> list[Request]:
        """What was answered with an error that no fault asked for: mostly the client's fault."""
        return [
            request
            for request in self.requests
            if request.status is not None and request.status >= 400 and not request.scripted
        ]

    def peaks(self, seconds: float) -> dict[int, int]:
        """The most messages accepted within any ``seconds``, for each chat's id."""
        times: dict[int, list[float]] = {}
        for request, moment in self._accepted():
            times.setdefault(request.chat_id or 0, []).append(moment)
        return {chat_id: most_within(of_chat, seconds) for chat_id, of_chat in times.items()}

    def peak(self, seconds: float) -> int:
        """The most messages accepted within any ``seconds``, over all chats."""
        return most_within([moment for _, moment in self._accepted()], seconds)

    def counts(self) -> Counter[str]:
        """How often each method was called."""
        return Counter(request.method for request in self.requests)

    def _accepted(self) -> list[tuple[Request, float]]:
        return [
            (request, request.accepted)
            for request in self.requests
            if request.accepted is not None and request.method in SENDING
        ]


def most_within(times: list[float], seconds: float) -> int:
    """The largest number of ``times`` in any half-open window of this many seconds."""
    ordered = sorted(times)
    most = start = 0
    for end, moment in enumerate(ordered):
        while moment - ordered[start] >= seconds:
            start += 1
        most = max(most, end - start + 1)
    return most
