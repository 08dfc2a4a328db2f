"""Looking at what the bot did, and waiting until it has done it."""

# ruff: noqa: ASYNC109 -- the callers are tests: a number of seconds is plainer to them

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Self, TypeVar

from .faults import Fault
from .inbox import Inbox, Update
from .journal import Answer, Journal, Request
from .world import Sent, World

T = TypeVar("T")

SHOWN = 15


class Observations:
    """The part of the server that tests ask; all waiting ends with a dump when it is in vain."""

    world: World
    inbox: Inbox
    journal: Journal
    planned: list[Fault]

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    @property
    def sent(self) -> list[Sent]:
        """The bot's messages, in the order of their acceptance."""
        return self.world.sent

    @property
    def requests(self) -> list[Request]:
        """Every call."""
        return self.journal.requests

    @property
    def answers(self) -> list[Answer]:
        """Every answer to a pressed button."""
        return self.journal.answers

    @property
    def problems(self) -> list[str]:
        """What was wrong with calls (and with the server's own answers): to be found empty."""
        return self.journal.problems

    async def wait_for(self, wanted: Callable[[Self], T | None], timeout: float = 10) -> T:
        """The first truthy value of ``wanted(api)``; ``AssertionError`` with a dump in vain."""
        try:
            async with asyncio.timeout(timeout):
                while not (found := wanted(self)):
                    await self._change()
        except TimeoutError:
            raise AssertionError(f"not within {timeout} s\n{self.dump()}") from None
        return found

    async def reply_to(self, update: Update, *, nth: int = 1, timeout: float = 10) -> Sent:
        """The ``nth`` message in the update's chat (and topic) after it came."""

        def reply(api: Self) -> Sent | None:
            later = (sent for sent in api.sent[update.mark :] if sent.chat is update.chat)
            found = [sent for sent in later if sent.thread == update.thread]
            return found[nth - 1] if len(found) >= nth else None

        return await self.wait_for(reply, timeout)

    async def answer_to(self, pressed: Update, *, timeout: float = 10) -> Answer:
        """The answer to a pressed button."""
        query_id = pressed.body["id"]

        def answer(api: Self) -> Answer | None:
            return next((one for one in api.answers if one.query_id == query_id), None)

        return await self.wait_for(answer, timeout)

    async def edit_of(self, message: Sent, *, after: int = 0, timeout: float = 10) -> Sent:
        """The message once it has more than ``after`` earlier texts."""
        return await self.wait_for(
            lambda _: message if len(message.versions) > after else None, timeout
        )

    async def handled(self, update: Update, *, timeout: float = 10) -> None:
        """Until the update's offset has been passed (or its push answered with 2xx)."""
        await self.wait_for(lambda api: update not in api.inbox.pending, timeout)

    def dump(self) -> str:
        """What happened last, for a person who reads a failed test."""
        polls = sum(request.method == "getUpdates" for request in self.requests)
        others = [request for request in self.requests if request.method != "getUpdates"]
        lines = [f"requests ({len(others)}, and {polls} polls):"]
        lines += [f"  {request.line()}" for request in others[-SHOWN:]]
        lines += [f"sent ({len(self.sent)}):"]
        lines += [
            f"  {one.chat.title} {one.thread or ''}: {one.text!r}" for one in self.sent[-SHOWN:]
        ]
        lines += [f"updates not taken ({len(self.inbox.pending)}):"]
        lines += [f"  {update.json!r:.200}" for update in self.inbox.pending[-SHOWN:]]
        lines += [f"problems ({len(self.problems)}):"]
        lines += [f"  {problem}" for problem in self.problems[-SHOWN:]]
        unused = [fault for fault in self.planned if not fault.used]
        lines += [f"faults that never struck: {len(unused)}"]
        lines += [f"  {fault.way} {fault.method} {fault.chat}" for fault in unused]
        return "\n".join(lines)

    def _pulse(self) -> None:
        self._changed.set()

    async def _change(self) -> None:
        """Until something was seen; a moment at most, since ``wanted`` may look elsewhere."""
        self._changed.clear()
        try:
            async with asyncio.timeout(0.05):
                await self._changed.wait()
        except TimeoutError:
            return
