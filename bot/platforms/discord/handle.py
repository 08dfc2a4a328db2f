"""What was kept of Discord's interactions and messages, handed to the conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.clock import Clock
from bot.commands.request import Answer, Request
from bot.commands.worker import Conversation
from bot.model import Update
from bot.platforms.discord.hear import PLATFORM, Rules, hear
from bot.store import inbox
from bot.store.db import Database

#: Called with what was asked and what was answered; None: it failed, or means nothing to us.
Done = Callable[[Update, Request | None, Answer | None], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Hands:
    """Handles what came from Discord; each person's is in a row.

    ``left``: called with what is not going to be answered at all.
    """

    db: Database
    clock: Clock
    conversation: Conversation
    rules: Rules
    done: Done
    forget: Callable[[Update], None]

    def rows(self, updates: Sequence[Update]) -> Mapping[str, Sequence[Update]]:
        """Each person's."""
        people: dict[str, list[Update]] = {}
        for update in updates:
            people.setdefault(self.person(update) or "", []).append(update)
        return people

    def person(self, update: Update) -> str | None:
        """Who asked."""
        request = hear(update.body, self.rules)
        return None if request is None else request.person

    async def handle(self, update: Update, *, too_many: bool) -> None:
        """Hand it to the conversation; whoever waits is not left waiting for nothing."""
        request = hear(update.body, self.rules)
        answer: Answer | None = None
        if request is None:
            async with self.db.write() as tx:
                await inbox.handled(tx, PLATFORM, update.key, self.clock.now())
        else:
            request = replace(request, too_many=too_many)
            answer = await self.conversation.handle(request)
        await self.done(update, request, answer)

    async def left(self, update: Update, *, failed: bool) -> None:
        """Close what failed; what was too much says by itself that nothing comes."""
        if failed:
            await self.done(update, hear(update.body, self.rules), None)
        else:
            self.forget(update)

    def told(self, error: Exception) -> str:
        """An error's text; discord.py's hold no token."""
        return str(error)
