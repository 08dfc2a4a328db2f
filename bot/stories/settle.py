"""The shell that finds out whom new names stand for."""

from __future__ import annotations

import asyncio
import logging

from bot.spellings import settle
from bot.store import names
from bot.store.db import Database

log = logging.getLogger(__name__)


async def settle_names(db: Database) -> int:
    """Give every name that was mentioned an entity; gives how many names."""
    done = 0
    while True:
        async with db.read() as tx:
            new = await names.unsettled(tx)
            rules = await names.rules(tx)
            known = await names.candidates(tx, new, rules) if new else {}
        if not new:
            return done
        settled = await asyncio.to_thread(settle, new, known, rules)
        async with db.write() as tx:
            await names.settle(tx, settled)
        done += len(settled)
