"""Updates from Telegram into the inbox: by long polls, or pushed to a webhook.

Telegram forgets an update as soon as a poll asks for what comes after it (or a push is answered),
so it is in our database before that happens. A crash at any line loses nothing; what comes twice
is kept once.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from telegram.error import InvalidToken

from bot.platforms.telegram.connection import Connection
from bot.platforms.telegram.location import without_location
from bot.platforms.telegram.updates import ALLOWED, PLATFORM, key_of
from bot.store import inbox, meta
from bot.store.db import Database

log = logging.getLogger(__name__)

OFFSET = "telegram.offset"
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 -- the header's name

Found = tuple[int, Mapping[str, object]]


@dataclass(slots=True)
class Receiver:
    """Keeps what Telegram tells us. ``arrived`` is set when there may be something to handle."""

    connection: Connection
    db: Database
    poll_seconds: float = 30.0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def poll(self) -> None:
        """Fetch updates until cancelled. Raises TokenRefused; nothing else ends it."""
        insist = self.connection.insist
        await insist(self._leave_webhook)
        offset = await insist(self._kept_offset)
        while True:
            offset = await insist(partial(self._poll_once, offset))

    async def ask_for_pushes(self, url: str) -> None:
        """Have updates pushed to ``url`` from now on. Raises TokenRefused."""
        api = self.connection.api
        await self.connection.insist(
            lambda: api.set_webhook(
                url,
                allowed_updates=ALLOWED,
                secret_token=secret(api.token),
                max_connections=1,  # else they could overtake each other
            )
        )
        log.info("telegram: updates are pushed to %s", url)

    async def take_push(self, headers: Mapping[str, str], body: bytes) -> int:
        """Keep one pushed update; the HTTP status to answer with, 200 only once it is kept."""
        given = next((v for k, v in headers.items() if k.lower() == SECRET_HEADER), "")
        expected = secret(self.connection.api.token)
        if not hmac.compare_digest(given.encode(), expected.encode()):
            return 403
        try:
            update = json.loads(body)
        except ValueError:
            return 400
        if not (found := _numbered([update])):
            return 400
        try:
            await self._keep(found, None)
        except Exception:
            log.exception("telegram: a pushed update could not be stored; it will come again")
            return 500
        self.connection.patience.heard()
        return 200

    async def _leave_webhook(self) -> None:
        """Where one is set no poll is answered. Not every server knows webhooks.

        It says so in the words that refuse a token; if that is meant, the first poll is refused.
        """
        try:
            await self.connection.api.delete_webhook(drop_pending_updates=False)
        except InvalidToken:
            log.info("telegram: this server knows no webhooks")

    async def _kept_offset(self) -> int | None:
        """Where this bot stopped; another bot's numbers would skip ours."""
        async with self.db.read() as tx:
            kept = await meta.get(tx, OFFSET)
        if not isinstance(kept, dict) or kept.get("bot") != self.connection.api.id:
            return None
        following = kept.get("next")
        return following if isinstance(following, int) else None

    async def _poll_once(self, offset: int | None) -> int | None:
        """One long poll: fetch, store, and only then give the offset that acknowledges it."""
        api = self.connection.api
        updates = _numbered(await api.raw_updates(offset, self.poll_seconds, ALLOWED))
        if not updates:
            return offset
        following = max(number for number, _ in updates) + 1
        await self._keep(updates, following)
        return following

    async def _keep(self, updates: Sequence[Found], offset: int | None) -> None:
        now, bot = self.connection.patience.clock.now(), self.connection.api.id
        kept = await asyncio.to_thread(lambda: [(key, without_location(b)) for key, b in updates])
        async with self.db.write() as tx:
            await inbox.add(tx, PLATFORM, [(key_of(key, bot), body) for key, body in kept], now)
            if offset is not None:
                await meta.put(tx, OFFSET, {"bot": bot, "next": offset})
        self.arrived.set()


def secret(token: str) -> str:
    """What Telegram shows with each push, so that nobody else can hand us updates."""
    return hmac.new(token.encode(), b"newsdigest webhook", hashlib.sha256).hexdigest()


def _numbered(updates: Sequence[object]) -> list[Found]:
    """The updates that have an id; one without can neither be kept nor acknowledged."""
    found: list[Found] = []
    for update in updates:
        number = update.get("update_id") if isinstance(update, Mapping) else None
        if isinstance(update, Mapping) and isinstance(number, int):
            found.append((number, update))
        else:
            log.warning("telegram: an update without an id was left out")
    return found
