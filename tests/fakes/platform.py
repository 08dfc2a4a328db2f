"""A platform that does as it is told: takes parts, refuses them, loses its answer, hangs."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from bot.errors import SendError
from bot.message import Message, Part, text_of
from bot.model import Address, ChatKind

Outcome = SendError | BaseException | asyncio.Event | None


@dataclass(slots=True)
class FakePlatform:
    """``script``: what becomes of each send; None takes it, an event waits to be set first.

    ``arrived`` is what readers see, ``tried`` every attempt. ``lost``: a part arrives although
    its send raises, as when the answer is lost.
    """

    name: str = "fake"
    script: deque[Outcome] = field(default_factory=deque)
    arrived: list[tuple[str, str]] = field(default_factory=list)
    tried: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    lost: bool = False
    sending: asyncio.Event = field(default_factory=asyncio.Event)

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """One part of plain text."""
        text = text_of(message)
        return (Part({"text": text}, text),)

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Follow the script, then take everything."""
        said = (address.chat, str(part.body["text"]))
        self.tried.append(said)
        self.keys.append(key)
        self.sending.set()
        outcome = self.script.popleft() if self.script else None
        if isinstance(outcome, asyncio.Event):
            await outcome.wait()
        elif outcome is not None:
            if self.lost:
                self.arrived.append(said)
            raise outcome
        self.arrived.append(said)
        return f"receipt {len(self.arrived)}"

    def texts(self) -> list[str]:
        """What readers see, in order."""
        return [text for _, text in self.arrived]
