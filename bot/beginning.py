"""What a service does before all else: the seeds, and a way in for its owner."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

from bot.app import App
from bot.seeding import is_seeded, seed_feeds, seed_names, seed_topics
from bot.store import people
from bot.store.db import Tx, told, will_pass

log = logging.getLogger(__name__)

_AGAIN = 1.0
_HOUR = timedelta(hours=1)


async def patiently(do: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
    """Do it now, or as soon as the database can be written to; not at all once ``stop`` is set."""
    said = False
    while not stop.is_set():
        try:
            await do()
        except Exception as error:
            if not will_pass(error):
                raise
            if not said:
                log.error("cannot begin yet: %s", told(error))  # noqa: TRY400 - it will pass
            said = True
        else:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(_AGAIN):
                await stop.wait()


async def first_start(app: App) -> None:
    """A new installation begins with the starter topics and feeds; never with samples."""
    async with app.db.one_at_a_time("first start"):
        if await is_seeded(app.db):
            return
        topics = await seed_topics(app.db)
        await seed_names(app.db)
        feeds = await seed_feeds(app.db, app.clock, app.settings.languages)
        log.info("first start: %d topics, %d feeds", topics, feeds)


async def offer_ownership(app: App) -> None:
    """Print the one-time link by which somebody becomes the owner, while nobody is."""
    async with app.db.write() as tx:
        if app.settings.owners or await people.has_owner(tx):
            return
        # The link that init has shown a moment ago stays good.
        await people.withdraw_claims(tx, app.clock.now() - _HOUR)
        ways = [await _way_in(app, tx, name) for name in app.live or ("",)]
    log.warning("nobody owns this bot yet. To claim it, once: %s", " or ".join(ways))


async def _way_in(app: App, tx: Tx, platform: str) -> str:
    """How to become the owner on this platform."""
    payload = f"claim-{await people.invite(tx, 'owner', app.clock.now())}"
    return app.link(platform, payload) or f"send the bot: /start {payload}"
