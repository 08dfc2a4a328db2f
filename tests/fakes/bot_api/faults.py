"""What goes wrong on purpose: which request it hits, how often, and in what way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .world import Chat

Way = Literal["fail", "cut", "accept_then_cut", "wait"]

DESCRIPTIONS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"


class Refusal(Exception):
    """An answer with ``ok: false``."""

    def __init__(
        self, status: int, description: str, parameters: Mapping[str, int] | None = None
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = dict(parameters or {})


@dataclass(eq=False, slots=True)
class Fault:
    """One scripted mishap; ``used`` counts how often it has struck.

    ``way``: *fail* answers with ``refusal`` (or with ``raw``, as a proxy in front would);
    *cut* closes the connection before anything is accepted; *accept_then_cut* after; *wait*
    keeps the answer (or, not ``accepted``, the request) until ``seconds`` have passed or, where
    there are none, until ``release`` is called.
    """

    way: Way
    method: str | None
    chat: Chat | int | None
    times: int | None
    where: Callable[[Mapping[str, Any]], bool] | None = None
    refusal: Refusal | None = None
    raw: str | None = None
    seconds: float | None = None
    accepted: bool = True
    used: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def matches(self, method: str, parameters: Mapping[str, Any]) -> bool:
        """Does it strike this request?"""
        if self.times is not None and self.used >= self.times:
            return False
        if self.method is not None and self.method != method:
            return False
        if self.chat is not None and not self._same_chat(parameters.get("chat_id")):
            return False
        return self.where is None or self.where(parameters)

    def _same_chat(self, chat_id: object) -> bool:
        if isinstance(self.chat, Chat):
            named = f"@{self.chat.username}" if self.chat.username else None
            return chat_id in (self.chat.id, named)
        return chat_id == self.chat

    async def wait(self) -> None:
        """Stand still for as long as the script says."""
        self.reached.set()
        if self.seconds is not None:
            await asyncio.sleep(self.seconds)
        else:
            await self.released.wait()

    def release(self) -> None:
        """Let everything that waits here go on, and nothing wait any more."""
        self.clear()
        self.released.set()

    def clear(self) -> None:
        """Strike no more."""
        self.times = self.used


class Faults:
    """The script of mishaps; the oldest that matches a request strikes, one a request."""

    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def fail(
        self,
        method: str | None = None,
        *,
        status: int,
        chat: Chat | int | None = None,
        times: int | None = 1,
        description: str | None = None,
        retry_after: int | None = None,
        migrate_to: Chat | int | None = None,
        raw: str | None = None,
        where: Callable[[Mapping[str, Any]], bool] | None = None,
    ) -> Fault:
        """Refuse; the description defaults to the status's usual one, ``times=None`` is for ever.

        ``raw`` is a body that is no JSON at all, with the same status.
        """
        parameters: dict[str, int] = {}
        if status == 429:
            parameters["retry_after"] = 1 if retry_after is None else retry_after
        if migrate_to is not None:
            target = migrate_to.id if isinstance(migrate_to, Chat) else migrate_to
            parameters["migrate_to_chat_id"] = target
            description = description or UPGRADED
        text = description or DESCRIPTIONS[status].format(**parameters)
        refusal = Refusal(status, text, parameters)
        return self._plan(Fault("fail", method, chat, times, where, refusal, raw))

    def cut(
        self,
        method: str | None = None,
        *,
        chat: Chat | int | None = None,
        times: int | None = 1,
        where: Callable[[Mapping[str, Any]], bool] | None = None,
    ) -> Fault:
        """Close the connection with nothing accepted."""
        return self._plan(Fault("cut", method, chat, times, where))

    def accept_then_cut(
        self,
        method: str | None = None,
        *,
        chat: Chat | int | None = None,
        times: int | None = 1,
        where: Callable[[Mapping[str, Any]], bool] | None = None,
    ) -> Fault:
        """Do what is asked and lose the answer."""
        return self._plan(Fault("accept_then_cut", method, chat, times, where))

    def delay(
        self,
        seconds: float,
        method: str | None = None,
        *,
        chat: Chat | int | None = None,
        times: int | None = 1,
        accepted: bool = True,
        where: Callable[[Mapping[str, Any]], bool] | None = None,
    ) -> Fault:
        """Answer late: ``accepted`` at once or, if not, only after the delay."""
        fault = Fault("wait", method, chat, times, where, seconds=seconds, accepted=accepted)
        return self._plan(fault)

    def hold(
        self,
        method: str | None = None,
        *,
        chat: Chat | int | None = None,
        times: int | None = 1,
        accepted: bool = True,
        where: Callable[[Mapping[str, Any]], bool] | None = None,
    ) -> Fault:
        """Answer when ``release`` is called; ``await fault.reached.wait()`` tells that it is met.

        ``accepted``: the message is out, only the answer is kept: the moment to kill a client
        between its send and its record of it.
        """
        return self._plan(Fault("wait", method, chat, times, where, accepted=accepted))

    def strike(self, method: str, parameters: Mapping[str, Any]) -> Fault | None:
        """The fault that hits this request, counted as used."""
        for fault in self.planned:
            if fault.matches(method, parameters):
                fault.used += 1
                return fault
        return None

    def _plan(self, fault: Fault) -> Fault:
        self.planned.append(fault)
        return fault
