"""How much one person may ask: whoever sends a hundred commands a second starves nobody else."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.commands.request import Answer, Request
from bot.message import plain
from bot.store import chats
from bot.store.db import Tx
from bot.texts.catalogue import texts_in

_WINDOW = timedelta(minutes=1)
_MOST_KEPT = 10_000

#: *fine* is handled, *told* is answered with a word on that, *left* is not answered at all.
Turn = Literal["fine", "told", "left"]


@dataclass(slots=True)
class Pace:
    """Remembers, until the program ends, when each person asked; ``most`` in a minute, None any."""

    most: int | None = None
    _asked: dict[str, deque[datetime]] = field(default_factory=dict)
    _told: dict[str, datetime] = field(default_factory=dict)

    def turn(self, person: str | None, now: datetime) -> Turn:
        """What becomes of what this person asks now. None: it is nobody's."""
        if self.most is None or person is None:
            return "fine"
        if len(self._asked) >= _MOST_KEPT:
            self._asked.clear()
            self._told.clear()
        asked = self._asked.setdefault(person, deque())
        while asked and now - asked[0] >= _WINDOW:
            asked.popleft()
        if len(asked) < self.most:
            asked.append(now)
            return "fine"
        told = self._told.get(person)
        if told is not None and now - told < _WINDOW:
            return "left"
        self._told[person] = now
        return "told"


async def slow_down(tx: Tx, request: Request) -> Answer:
    """Says once that it is too much; in a group to the person alone, or not at all."""
    chat = await chats.by_address(tx, request.address)
    language = request.language if chat is None else chat.language or request.language
    said = texts_in(language)("slow-down")
    if request.pressed and request.ticket is None:
        return Answer("", ok=False, toast=said)
    if request.kind == "group" and request.ticket is None:
        return Answer("", ok=False)
    return Answer("", ok=False, message=plain(said))
