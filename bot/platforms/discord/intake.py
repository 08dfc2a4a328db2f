"""What Discord tells us, into the inbox; what must be answered at once, at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.commands.request import Request
from bot.platforms.discord.answers import Answers, Failures
from bot.platforms.discord.complete import complete, focused
from bot.platforms.discord.failures import told
from bot.platforms.discord.hear import (
    COMMAND,
    COMPLETE,
    PLATFORM,
    PRESS,
    Rules,
    hear,
    kept,
    kept_message,
    ticket_for,
    ticket_of,
)
from bot.platforms.discord.places import Places
from bot.store import inbox
from bot.store.db import Database

log = logging.getLogger(__name__)

_TRIES = 60
_BETWEEN = 1.0

Raw = Mapping[str, object]


@dataclass(slots=True)
class Intake:
    """Keeps what people do before anything is made of it. ``arrived`` is called then.

    Discord says each thing once and forgets it: what comes while the database cannot take it is
    tried again for a minute, and is lost if we are killed meanwhile. ``kinds``: (command, option)
    → what kind of value is proposed there. ``may``: whether a command is this person's to use:
    to nobody else anything is proposed.
    """

    db: Database
    clock: Clock
    answers: Answers
    places: Places
    kinds: Mapping[tuple[str, str], str]
    arrived: Callable[[], None]
    rules: Rules
    may: Callable[[Request], Awaitable[bool]]
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def interaction(self, raw: Raw) -> None:
        """A command, a press, or something that is being typed."""
        if raw.get("type") == COMPLETE:
            self._start(self._suggest(raw))
        elif raw.get("type") in (COMMAND, PRESS):
            body = kept(raw)
            self.answers.expect(ticket_for(body, self.rules) or ticket_of(raw))
            self._start(self._keep(str(raw.get("id")), body))

    def message(self, raw: Raw) -> None:
        """A message: what is said to us in private; all else is none of our business."""
        author = raw.get("author")
        if raw.get("guild_id") or not isinstance(author, Mapping) or author.get("bot"):
            return
        self.places.learn(str(author.get("id")), str(raw.get("channel_id")))
        self._start(self._keep(str(raw.get("id")), kept_message(raw)))

    async def close(self) -> None:
        """Wait for what is being kept."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep(self, key: str, body: Raw) -> None:
        for _ in range(_TRIES):
            try:
                async with self.db.write() as tx:
                    await inbox.add(tx, PLATFORM, [(key, body)], self.clock.now())
            except Exception:
                log.exception("discord: %s could not be stored yet", key)
                await asyncio.sleep(_BETWEEN)
            else:
                self.arrived()
                return
        log.error("discord: %s is lost: it could not be stored", key)

    async def _suggest(self, raw: Raw) -> None:
        data = raw.get("data")
        typed = focused(data) if isinstance(data, Mapping) else None
        if typed is None or not isinstance(data, Mapping):
            return
        try:
            choices = await self._choices(raw, str(data.get("name")), *typed)
        except Exception:
            log.exception("discord: nothing was found to propose")
            choices = []
        try:
            await self.answers.suggest(ticket_of(raw), choices)
        except Failures as error:
            log.info("discord: nothing could be proposed: %s", told(error))

    async def _choices(
        self, raw: Raw, command: str, option: str, typed: str
    ) -> list[dict[str, str]]:
        kind = self.kinds.get((command, option))
        # What is typed belongs to a command that would be heard in the same place.
        request = hear(kept({**raw, "type": COMMAND}), self.rules)
        if kind is None or request is None or not await self.may(request):
            return []
        return await complete(self.db, kind, typed, request)
