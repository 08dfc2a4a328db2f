"""What waits for the bot: updates with rising ids, fetched by long polls."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from .faults import DESCRIPTIONS, Refusal
from .world import Chat

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MAX_BATCH = 100
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
BY_WEBHOOK = "Conflict: terminated by setWebhook request"


@dataclass(eq=False, slots=True)
class Update:
    """One event; ``delivered`` is False where the bot may not see it (privacy, not there).

    ``mark`` is how many messages the bot had sent before, so that a reply can be told.
    """

    id: int
    kind: str
    body: dict[str, Any]
    chat: Chat | None
    mark: int
    delivered: bool = True

    @property
    def json(self) -> dict[str, Any]:
        """As Telegram's ``Update``."""
        return {"update_id": self.id, self.kind: self.body}

    @property
    def message(self) -> dict[str, Any]:
        """The message that it is, or under which a button was pressed."""
        found: dict[str, Any] = self.body.get("message", self.body)
        return found

    @property
    def thread(self) -> int | None:
        """The forum topic, if any."""
        found: int | None = self.message.get("message_thread_id")
        return found


@dataclass(eq=False, slots=True)
class Poll:
    """One getUpdates that waits; ``refusal`` ends it."""

    wake: asyncio.Event = field(default_factory=asyncio.Event)
    refusal: str | None = None
    closing: bool = False


class Inbox:
    """Pending updates, forgotten when an offset beyond them is asked for."""

    def __init__(self) -> None:
        self.pending: list[Update] = []
        self.again: list[Update] = []
        self.allowed: frozenset[str] | None = None
        self.conflicts = 0
        self.arrived = asyncio.Event()
        self.webhook_active = False
        self._ids = count(700_001)
        self._poll: Poll | None = None

    def new(
        self, kind: str, body: dict[str, Any], chat: Chat | None, mark: int, *, visible: bool = True
    ) -> Update:
        """Make an update and, if the bot may see it and asked for its kind, queue it.

        The body is copied: a message that changes later was what it was at that time.
        """
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        update = Update(next(self._ids), kind, copy.deepcopy(body), chat, mark, visible and wanted)
        if update.delivered:
            self.pending.append(update)
            self._wake()
        return update

    def repeat(self, update: Update) -> None:
        """Deliver an update once more, though its offset may have passed."""
        self.again.append(update)
        self._wake()

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Which kinds are made from now on; None keeps the setting, empty is the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    async def take(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Wait up to ``seconds`` for updates; a newer poll ends this one with a 409."""
        if self.webhook_active:
            raise Refusal(409, WEBHOOK_ACTIVE)
        self.interrupt(DESCRIPTIONS[409])
        poll = self._poll = Poll()
        self._forget(offset)
        deadline = asyncio.get_running_loop().time() + min(seconds, 50)
        try:
            while True:
                if poll.refusal is not None:
                    raise Refusal(409, poll.refusal)
                batch = self._batch(max(1, min(limit, MAX_BATCH)))
                left = deadline - asyncio.get_running_loop().time()
                if batch or left <= 0 or poll.closing:
                    return batch
                await _wait(poll.wake, left)
        finally:
            if self._poll is poll:
                self._poll = None

    @property
    def polled(self) -> bool:
        """Does a poll wait just now?"""
        return self._poll is not None

    def interrupt(self, reason: str) -> None:
        """End the poll that waits, if one does."""
        if self._poll is not None:
            self.conflicts += 1
            self._poll.refusal = reason
            self._poll.wake.set()

    def close(self) -> None:
        """Let the poll that waits end with nothing."""
        if self._poll is not None:
            self._poll.closing = True
            self._poll.wake.set()

    def _forget(self, offset: int) -> None:
        if offset > 0:
            self.pending = [update for update in self.pending if update.id >= offset]
        elif offset < 0:
            self.pending = self.pending[offset:]

    def _batch(self, limit: int) -> list[dict[str, Any]]:
        repeated, self.again = self.again, []
        batch = {update.id: update for update in [*repeated, *self.pending]}
        return [batch[key].json for key in sorted(batch)][:limit]

    def _wake(self) -> None:
        self.arrived.set()
        if self._poll is not None:
            self._poll.wake.set()


async def _wait(event: asyncio.Event, seconds: float) -> None:
    event.clear()
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
