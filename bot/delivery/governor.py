"""How fast we may send: all of a platform's limits at once, pure (time is handed in).

A limit is a sliding window: at most ``number`` sends within ``seconds``. One chat's pause delays
that chat alone; a pause for everyone delays all.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field

_MANY_CHATS = 10_000
_MOST_REMEMBERED = 1_000
#: When to look again where the wait is for an answer.
_SOON = 0.05


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``number`` sends in any ``seconds``."""

    number: int
    seconds: float


def per_second(rate: float) -> Limit:
    """A limit of so many sends a second; below one, a longer window of a single send."""
    return Limit(int(rate), 1.0) if rate >= 1 else Limit(1, 1 / rate)


@dataclass(frozen=True, slots=True)
class Limits:
    """Over all chats, for one chat, and for one group (None: no such limit)."""

    everyone: Limit
    chat: Limit
    group: Limit | None = None


TELEGRAM = Limits(Limit(30, 1.0), Limit(1, 1.0), Limit(20, 60.0))
UNLIMITED = Limits(Limit(1_000, 1.0), Limit(1_000, 1.0))


@dataclass(slots=True)
class Governor:
    """Remembers the recent sends. Times are monotonic seconds.

    For everyone's limit a send counts when it leaves: of a full rate nothing is given away. For
    its chat's it counts until it was answered: by the platform's clock, too, none comes early.
    ``names_scope``: when this platform asks for a pause it says whether one chat is meant or all.
    """

    limits: Limits
    names_scope: bool = False
    _everyone: deque[float] = field(default_factory=deque)
    _chats: dict[str, deque[float]] = field(default_factory=dict)
    _flying: Counter[str] = field(default_factory=Counter)
    _paused_until: float = 0.0
    _chat_pauses: dict[str, float] = field(default_factory=dict)

    def wait(self, chat: str, *, group: bool, now: float) -> float:
        """Seconds until one more message may go to this chat; 0 when it may go now."""
        return max(self.rest(chat, group=group, now=now), self.until_room(now))

    def rest(self, chat: str, *, group: bool, now: float) -> float:
        """The same, as far as the chat itself is concerned."""
        return max(
            _SOON if self._flying[chat] else 0.0,
            self._chat_pauses.get(chat, 0.0) - now,
            *(
                _until_free(self._chats.get(chat, deque()), limit, now)
                for limit in self._limits_of(group)
            ),
        )

    def until_room(self, now: float) -> float:
        """The same, as far as all chats together are concerned."""
        limit = self.limits.everyone
        everyone = _until_free(self._everyone, limit, now)
        return max(0.0, self._paused_until - now, everyone)

    def paused(self, now: float) -> bool:
        """Did the platform ask for a pause of all that is not over?"""
        return self._paused_until > now

    def room(self, now: float) -> int:
        """How many messages may go at this moment, to as many chats."""
        if self.paused(now):
            return 0
        limit = self.limits.everyone
        recent = sum(moment + limit.seconds > now for moment in self._everyone)
        return max(0, limit.number - recent)

    def begun(self, chat: str, *, now: float) -> None:
        """A message leaves for this chat; ``landed`` must follow before the chat's next."""
        self._flying[chat] += 1
        self.sent(chat, now=now)

    def landed(self, chat: str, *, now: float) -> None:
        """It was answered, or never will be."""
        self._flying[chat] -= 1
        self._flying += Counter()  # keeps only who still flies
        if sends := self._chats.get(chat):
            sends[-1] = now

    def sent(self, chat: str, *, now: float) -> None:
        """A message leaves for this chat at this moment."""
        self._everyone.append(now)
        sends = self._chats.setdefault(chat, deque(maxlen=_MOST_REMEMBERED))
        sends.append(now)
        self._forget(now)

    def pause(self, seconds: float, *, now: float, chat: str | None = None) -> None:
        """The platform asked for a pause: for one chat, or with None for everyone.

        When a second chat is told to wait while a first one does, it was not about the chat,
        unless the platform names whom it means.
        """
        until = now + seconds
        if chat is not None:
            others = [t for c, t in self._chat_pauses.items() if c != chat and t > now]
            self._chat_pauses[chat] = max(self._chat_pauses.get(chat, 0.0), until)
            if self.names_scope or not others:
                return
        self._paused_until = max(self._paused_until, until)

    def _limits_of(self, group: bool) -> tuple[Limit, ...]:
        if group and self.limits.group is not None:
            return (self.limits.chat, self.limits.group)
        return (self.limits.chat,)

    def _forget(self, now: float) -> None:
        """Drop what no limit looks at any more, so that memory follows the last minute."""
        _drop(self._everyone, now - self.limits.everyone.seconds)
        longest = max(limit.seconds for limit in self._limits_of(group=True))
        if len(self._chats) > _MANY_CHATS:
            self._chats = {c: s for c, s in self._chats.items() if s[-1] > now - longest}
            self._chat_pauses = {c: t for c, t in self._chat_pauses.items() if t > now}


def _drop(sends: deque[float], until: float) -> None:
    while sends and sends[0] <= until:
        sends.popleft()


def _until_free(sends: deque[float], limit: Limit, now: float) -> float:
    """Seconds until fewer than ``limit.number`` of these sends lie in the window before then."""
    if len(sends) < limit.number:
        return 0.0
    return sends[-limit.number] + limit.seconds - now
