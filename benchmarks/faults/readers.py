"""Two hundred chats on a platform that fails now and then, and remembers what each was shown."""

from __future__ import annotations

import random
import re
from array import array
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.errors import SendError
from bot.message import Message, Part, text_of
from bot.model import Address, ChatKind

#: Around the world; seven of them change their clocks during the soak.
ZONES = (
    "Europe/London",
    "Europe/Warsaw",
    "Europe/Kyiv",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Asia/Tehran",
    "Africa/Cairo",
    "Africa/Lagos",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "Etc/UTC",
)
_CODE = re.compile(r"Q(\d{5})")
_RETRY, _UNKNOWN, _BLOCKED = 0.02, 0.01, 0.004


@dataclass(slots=True)
class Reader:
    """One chat and its order. ``active``: since when, and ``spans`` when it was so before."""

    number: int
    zone: str
    at: time
    active: datetime | None
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)

    def expected(self, until: datetime) -> set[date]:
        """The local days whose digest fell due while the order was active.

        No time of day here is one that clocks skip or repeat, so that this needs no rule.
        """
        spans = [*self.spans, *([(self.active, until)] if self.active else [])]
        found = set()
        for start, end in spans:
            day = start.date() - timedelta(days=2)
            while day <= end.date() + timedelta(days=2):
                due = datetime.combine(day, self.at, ZoneInfo(self.zone)).astimezone(UTC)
                if start < due <= end:
                    found.add(day)
                day += timedelta(days=1)
        return found


class Readers:
    """The platform. ``repeats``: stories shown twice for no good reason; ``tries`` by outcome.

    Memory is taken at the start, so that a leak of the bot's is not mistaken for ours.
    """

    name = "soak"

    def __init__(self, readers: list[Reader], stories: int, chance: random.Random) -> None:
        self.readers = readers
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.repeats = 0
        self.shown = 0
        self.tries = {"taken": 0, "retry": 0, "unknown": 0, "blocked": 0, "unexpected": 0}
        self._chance = chance
        self._by = [array("L", [0]) * stories for _ in readers]

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """One part of plain text."""
        text = text_of(message)
        return (Part({"text": text}, text),)

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Take it, or fail in one of the ways in which platforms fail."""
        reader = self.readers[int(address.chat)]
        if reader.active is None:
            self.tries["unexpected"] += 1
        luck = self._chance.random()
        if luck < _RETRY:
            raise self._failed("retry")
        if luck < _RETRY + _BLOCKED and reader.active is not None:
            reader.spans.append((reader.active, self.now))
            reader.active = None
            raise self._failed("blocked")
        lost = luck > 1 - _UNKNOWN
        if not lost or self._chance.random() < 0.5:
            self._take(reader.number, str(part.body["text"]), int(key.rpartition("-")[2]))
        if lost:
            raise self._failed("unknown")
        self.tries["taken"] += 1
        return key

    def _failed(self, outcome: str) -> SendError:
        self.tries[outcome] += 1
        assert outcome in ("retry", "unknown", "blocked")
        return SendError(f"scripted: {outcome}", outcome=outcome)

    def _take(self, chat: int, text: str, delivery: int) -> None:
        """A reader sees it. The same delivery may come again after a lost answer, no other may."""
        for found in set(_CODE.findall(text)):
            before = self._by[chat][int(found)]
            self._by[chat][int(found)] = delivery
            self.shown += before == 0
            self.repeats += before not in (0, delivery)
