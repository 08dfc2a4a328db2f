"""Updates pushed to the bot: one POST each, in order, again until it is answered with 2xx."""

from __future__ import annotations

import asyncio
import time
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from .faults import Refusal
from .inbox import BY_WEBHOOK, Inbox

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
NEEDS_HTTPS = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


class Webhook:
    """Where updates are pushed to, and how that goes."""

    def __init__(self, inbox: Inbox, *, retry: float = 0.05) -> None:
        self.inbox = inbox
        self.retry = retry
        self.url = ""
        self.secret: str | None = None
        self.max_connections = 40
        self.statuses: list[int | str] = []
        self.replies: list[str] = []
        self.last_error: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None

    async def set(
        self, url: str, *, secret: str | None, drop_pending: bool, max_connections: int
    ) -> None:
        """Push from now on to ``url``; an empty one goes back to polling."""
        await self.stop()
        if drop_pending:
            self.inbox.pending.clear()
        address = urlsplit(url)
        # Plain http only to this machine: that is what a Bot API server of one's own allows.
        if url and address.scheme != "https" and address.hostname not in LOOPBACK:
            raise Refusal(400, NEEDS_HTTPS)
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.inbox.webhook_active = bool(url)
        if url:
            self.inbox.interrupt(BY_WEBHOOK)
            self._task = asyncio.create_task(self._push_all(), name="webhook")

    async def stop(self) -> None:
        """End the pushing."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def info(self) -> dict[str, Any]:
        """As Telegram's ``WebhookInfo``."""
        known: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.inbox.pending),
        }
        if self.url:
            known["max_connections"] = self.max_connections
        if self.last_error is not None:
            known["last_error_date"], known["last_error_message"] = self.last_error
        if self.inbox.allowed is not None:
            known["allowed_updates"] = sorted(self.inbox.allowed)
        return known

    async def _push_all(self) -> None:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        timeout = aiohttp.ClientTimeout(total=10)
        async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
            while True:
                queue = self.inbox.again or self.inbox.pending
                if not queue:
                    self.inbox.arrived.clear()
                    await self.inbox.arrived.wait()
                elif await self._push(session, queue[0].json):
                    queue.pop(0)
                else:
                    await asyncio.sleep(self.retry)

    async def _push(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        try:
            async with session.post(self.url, json=update) as answer:
                self.statuses.append(answer.status)
                if reply := (await answer.text()).strip():
                    self.replies.append(reply)
                if 200 <= answer.status < 300:
                    return True
                why = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            self.statuses.append(type(error).__name__)
            why = f"Connection failed: {error}"
        self.last_error = (int(time.time()), why)
        return False
