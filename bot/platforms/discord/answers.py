"""Answering interactions: within three seconds, in place, once.

Discord shows a person that nothing came unless an interaction is answered or deferred in three
seconds. After that its token is good for a quarter of an hour. An answer is an edit of what the
person sees already, so that sending it twice changes nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.errors import SendError
from bot.message import Attachment
from bot.platforms.discord.buckets import Flood
from bot.platforms.discord.failures import told
from bot.platforms.discord.upload import sent_with, taken_apart

log = logging.getLogger(__name__)

#: An answer that takes longer is announced first; a second and a half are left for the way.
PATIENCE = 1.5
_FORGET = 900.0
_ANSWER, _DEFER, _CHOICES = 4, 5, 8
#: The same for what takes the place of the message that was pressed.
_REPLACE, _DEFER_REPLACE = 7, 6
#: Of the message that is replaced nothing stays.
_BARE: Mapping[str, object] = {"content": "", "embeds": [], "components": [], "attachments": []}
_EPHEMERAL = 1 << 6
#: Discord's numbers: unknown webhook, unknown interaction, token no longer valid.
_OVER = frozenset({10015, 10062, 50027})
_ANSWERED_ALREADY = 40060
_UNKNOWN_MESSAGE = 10008
Failures = (discord.HTTPException, aiohttp.ClientError, TimeoutError, Flood)

Ticket = Mapping[str, str]


@dataclass(slots=True)
class _Open:
    """An interaction that came to this process."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    acknowledged: bool = False
    timer: asyncio.Task[None] | None = None


@dataclass(slots=True)
class Answers:
    """The interactions that wait for an answer."""

    http: Callable[[], HTTPClient]
    patience: float = PATIENCE
    _open: dict[str, _Open] = field(default_factory=dict)

    def expect(self, ticket: Ticket) -> None:
        """An answer is being made: if it takes long, the person is told so meanwhile."""
        waiting = self._open[ticket["id"]] = _Open()
        waiting.timer = asyncio.create_task(self._defer_later(ticket, waiting))
        asyncio.get_running_loop().call_later(_FORGET, self._open.pop, ticket["id"], None)

    async def give(self, ticket: Ticket, body: Mapping[str, object], part: int) -> str:
        """Show the answer's part; gives a receipt. Raises Failures, SendError when it is over."""
        shown = {name: value for name, value in body.items() if name != "flags"}
        try:
            if part > 1:
                return await self._follow(ticket, shown)
            waiting = self._open.setdefault(ticket["id"], _Open(acknowledged=True))
            async with waiting.lock:
                return await self._first(ticket, shown, waiting)
        except discord.HTTPException as error:
            if error.code in _OVER or error.status == 401:
                text = f"the interaction is over: {told(error)}"
                raise SendError(text, outcome="malformed") from error
            raise

    async def suggest(self, ticket: Ticket, choices: list[dict[str, str]]) -> None:
        """Answer what a person types with values to choose from. Raises Failures."""
        await self._callback(ticket, {"type": _CHOICES, "data": {"choices": choices}})

    def forget(self, ticket: Ticket) -> None:
        """It will not be answered."""
        waiting = self._open.pop(ticket["id"], None)
        if waiting is not None and waiting.timer is not None:
            waiting.timer.cancel()

    async def close(self) -> None:
        """Announce nothing more."""
        timers = [each.timer for each in self._open.values() if each.timer is not None]
        for timer in timers:
            timer.cancel()
        await asyncio.gather(*timers, return_exceptions=True)

    async def _first(self, ticket: Ticket, body: dict[str, object], waiting: _Open) -> str:
        if not waiting.acknowledged:
            try:
                await self._answer(ticket, body)
            except discord.HTTPException as error:
                # It was heard before, or it came so late that only an announced one can be edited.
                if error.code != _ANSWERED_ALREADY and error.code not in _OVER:
                    raise
            else:
                waiting.acknowledged = True
                return f"interaction {ticket['id']}"
        try:
            return await self._edit(ticket, body)
        except discord.NotFound as error:
            if error.code not in (*_OVER, _UNKNOWN_MESSAGE):
                raise
        # Never announced: another process died before it could. It may still be in time.
        await self._answer(ticket, body)
        return f"interaction {ticket['id']}"

    async def _answer(self, ticket: Ticket, body: Mapping[str, object]) -> None:
        data, attached = taken_apart(body)
        if ticket.get("place"):
            payload: dict[str, object] = {"type": _REPLACE, "data": {**_BARE, **data}}
        else:
            payload = {"type": _ANSWER, "data": {**data, **_flags(ticket)}}
        await self._callback(ticket, payload, attached)

    async def _defer_later(self, ticket: Ticket, waiting: _Open) -> None:
        await asyncio.sleep(self.patience)
        async with waiting.lock:
            if waiting.acknowledged:
                return
            try:
                deferred: dict[str, object] = {"type": _DEFER, "data": _flags(ticket)}
                if ticket.get("place"):
                    deferred = {"type": _DEFER_REPLACE}
                await self._callback(ticket, deferred)
                waiting.acknowledged = True
            except Failures as error:
                log.warning("discord: an interaction could not be deferred: %s", told(error))

    async def _callback(
        self, ticket: Ticket, body: Mapping[str, object], attached: Attachment | None = None
    ) -> None:
        route = Route(
            "POST",
            "/interactions/{webhook_id}/{webhook_token}/callback",
            webhook_id=ticket["id"],
            webhook_token=ticket["token"],
        )
        await self.http().request(route, **sent_with(body, attached))

    async def _edit(self, ticket: Ticket, body: Mapping[str, object]) -> str:
        route = _webhook("PATCH", ticket, "/messages/@original")
        whole = {**_BARE, **body} if ticket.get("place") else body
        sent = await self.http().request(route, **sent_with(*taken_apart(whole)))
        return str(sent["id"]) if isinstance(sent, Mapping) and "id" in sent else "edited"

    async def _follow(self, ticket: Ticket, body: Mapping[str, object]) -> str:
        data, attached = taken_apart(body)
        whole = sent_with({**data, **_flags(ticket)}, attached)
        sent = await self.http().request(_webhook("POST", ticket), params={"wait": "true"}, **whole)
        return str(sent["id"]) if isinstance(sent, Mapping) and "id" in sent else "followed"


def _webhook(method: str, ticket: Ticket, path: str = "") -> Route:
    return Route(
        method,
        "/webhooks/{webhook_id}/{webhook_token}" + path,
        webhook_id=ticket["application"],
        webhook_token=ticket["token"],
    )


def _flags(ticket: Ticket) -> dict[str, object]:
    """In a server nobody else sees the answer."""
    return {} if ticket["private"] else {"flags": _EPHEMERAL}
