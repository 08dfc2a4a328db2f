"""A Bot API server in bad weather: floods, faults and lost answers, mixed from a seed.

It keeps to its own floods: whoever sends into one is refused again and written down.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from random import Random
from typing import Any

from tests.fakes.bot_api import BotApi, Chat, Fault, Member, Refusal

#: What befalls a request, in a thousand. The rest is fair weather.
ODDS = {
    "flood of a chat": 20,
    "flood for everyone": 8,
    "5xx": 30,
    "slow answer": 20,
    "cut before": 15,
    "cut after": 20,
    "no answer": 4,
}
#: After these the bot cannot know whether its message is there. Each message meets one at most:
#: one whose answer is lost twice is given up, as the decision on the outbox says.
LOSING = ("cut before", "cut after", "no answer")
_FLOOD = (1, 5)
_SLOW = (0.5, 3.0)
_NO_ANSWER = 25.0
#: What left before the refusal could be read: not the bot's fault.
UNDERWAY = 0.25


@dataclass(slots=True)
class Weather:
    """What has happened so far. Times are monotonic seconds; None is every chat."""

    struck: Counter[str] = field(default_factory=Counter)
    floods: dict[int | None, tuple[float, float]] = field(default_factory=dict)
    into_floods: Counter[str] = field(default_factory=Counter)
    lost: dict[tuple[int, str], str] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    left: dict[int, float] = field(default_factory=dict)
    after_leaving: int = 0


class StormServer(BotApi):
    """``leaving`` and ``moving``: chats that block the bot, or become supergroups, on the way."""

    def __init__(self, rng: Random, *, lose_answers: bool) -> None:
        super().__init__()
        self.weather = Weather()
        self.leaving: set[int] = set()
        self.moving: set[int] = set()
        self._rng = rng
        self._lose_answers = lose_answers

    def strike(self, method: str, parameters: Mapping[str, Any]) -> Fault | None:
        """What befalls this request."""
        chat_id = parameters.get("chat_id")
        chat = self.world.find(chat_id) if chat_id is not None else None
        if method != "sendMessage" or chat is None:
            return super().strike(method, parameters)
        now = time.monotonic()
        if (left := self._flood_left(chat.id, now)) > 0:
            return _flood(left)
        if chat.id in self.weather.left:
            self.weather.after_leaving += now - self.weather.left[chat.id] > UNDERWAY
            return None
        if self._goes(chat, now):
            return None  # the world itself refuses it
        return self._fault(chat.id, str(parameters["text"]), now)

    def _flood_left(self, chat: int, now: float) -> float:
        """How long the flood goes on that this request ran into."""
        longest = 0.0
        for whose in (None, chat):
            began, ends = self.weather.floods.get(whose, (0.0, 0.0))
            if now < ends:
                late = now - began > UNDERWAY
                kind = "everyone's" if whose is None else "a chat's own"
                self.weather.into_floods[f"{kind}, {'sent into' if late else 'under way'}"] += 1
                longest = max(longest, ends - now)
        return longest

    def _goes(self, chat: Chat, now: float) -> bool:
        """Does the chat leave or move at this moment? One in two, so some do between two parts."""
        if self._rng.random() < 0.5:
            return False
        if chat.id in self.leaving:
            chat.put(Member(self.world.bot, "kicked"))
            self.weather.left[chat.id] = now
            self.weather.struck["blocked"] += 1
            return True
        if chat.id in self.moving:
            self.moving.discard(chat.id)
            self.weather.moved[chat.id] = self.world.upgrade(chat).id
            self.weather.struck["moved"] += 1
            return True
        return False

    def _fault(self, chat: int, text: str, now: float) -> Fault | None:
        kind = self._drawn()
        if kind in LOSING:
            if not self._lose_answers or (chat, text) in self.weather.lost:
                return None
            self.weather.lost[chat, text] = kind
        if kind:
            self.weather.struck[kind] += 1
        match kind:
            case "flood of a chat" | "flood for everyone":
                seconds = self._rng.randint(*_FLOOD)
                whose = None if kind == "flood for everyone" else chat
                self.weather.floods[whose] = (now, now + seconds)
                return _flood(seconds)
            case "5xx":
                status = self._rng.choice((500, 502, 503, 504))
                return _failing(Refusal(status, "the gateway's own words"))
            case "slow answer":
                return _late(self._rng.uniform(*_SLOW), accepted=self._rng.random() < 0.5)
            case "cut before":
                return Fault("cut", "sendMessage", None, None)
            case "cut after":
                return Fault("accept_then_cut", "sendMessage", None, None)
            case "no answer":
                return _late(_NO_ANSWER, accepted=True)
        return None

    def _drawn(self) -> str:
        left = self._rng.randrange(1_000)
        for kind, odds in ODDS.items():
            left -= odds
            if left < 0:
                return kind
        return ""


def _flood(seconds: float) -> Fault:
    whole = max(1, ceil(seconds))
    words = f"Too Many Requests: retry after {whole}"
    return _failing(Refusal(429, words, {"retry_after": whole}))


def _failing(refusal: Refusal) -> Fault:
    return Fault("fail", "sendMessage", None, None, refusal=refusal)


def _late(seconds: float, *, accepted: bool) -> Fault:
    return Fault("wait", "sendMessage", None, None, seconds=seconds, accepted=accepted)
