"""What a process of several does: all of it, or the part that it was started for."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal, get_args

from bot.config import Settings
from bot.store.db import is_postgresql
from bot.store.leader import Alone, Elected, Leader

Role = Literal["all", "web", "ingest", "send"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Duties:
    """``works``: feeds, stories, digests. ``talks``: sends and receives, whenever it leads.

    ``shares``: others may be at work on the same database. Every process answers over HTTP.
    """

    works: bool
    talks: bool
    shares: bool


def duties_of(role: Role, settings: Settings) -> Duties:
    """What a process with this role does."""
    return Duties(
        works=role in ("all", "ingest"),
        talks=role in ("all", "send"),
        shares=is_postgresql(settings.url),
    )


def leader_of(settings: Settings, platform: str) -> Leader:
    """Who leads on a platform: one for each token, whose limits they are."""
    if not is_postgresql(settings.url):
        return Alone()
    tokens = {"telegram": settings.telegram_token, "discord": settings.discord_token}
    token = tokens.get(platform)
    secret = token.get_secret_value() if token is not None else ""
    return Elected(settings.url, f"{platform}:{hashlib.sha256(secret.encode()).hexdigest()}")


async def while_leading(leader: Leader, work: Callable[[], Awaitable[None]]) -> None:
    """Do it whenever we lead, from its beginning each time; ends when it ends by itself."""
    while True:
        await leader.won()
        doing, lost = asyncio.ensure_future(work()), asyncio.create_task(leader.lost())
        try:
            await asyncio.wait({doing, lost}, return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                doing.result()
                return
        finally:
            for task in (doing, lost):
                task.cancel()
            await asyncio.gather(doing, lost, return_exceptions=True)
