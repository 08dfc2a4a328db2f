"""What goes wrong on purpose: which request it hits, how often, and in what way."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

#: *fail* answers with ``status``; *cut* closes the connection before anything is accepted,
#: *accept_then_cut* after; *hold* keeps the answer until ``release``.
Way = Literal["fail", "cut", "accept_then_cut", "hold"]


@dataclass(eq=False)
class Fault:
    """One scripted mishap for requests of a kind, such as "POST /channels/{channel_id}/messages".

    ``place``: only where this channel stands in the path. ``used`` counts how often it struck.
    """

    way: Way
    kind: str
    times: int | None = 1
    status: int = 500
    body: Mapping[str, Any] | str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    place: str | None = None
    used: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def matches(self, kind: str, path: Mapping[str, str]) -> bool:
        """Does it strike this request?"""
        if self.times is not None and self.used >= self.times:
            return False
        return kind == self.kind and self.place in (None, path.get("channel_id"))

    def release(self) -> None:
        """Let what waits here go on, and nothing wait any more."""
        self.times = self.used
        self.released.set()


SEND = "POST /channels/{channel_id}/messages"


def flood(seconds: float, *, everyone: bool = False, **more: Any) -> Fault:
    """429 as Discord words it."""
    headers = {"Retry-After": f"{seconds:g}", "X-RateLimit-Scope": "user"}
    if everyone:
        headers |= {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": everyone}
    return Fault("fail", SEND, status=429, body=body, headers=headers, **more)


def refusal(status: int, code: int, message: str, **more: Any) -> Fault:
    """An error with one of Discord's numbers."""
    return Fault("fail", SEND, status=status, body={"message": message, "code": code}, **more)
