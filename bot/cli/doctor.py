"""``doctor``: everything that can be wrong, each with what to do about it."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from bot.cli import ground
from bot.cli.settings import quiet, settings_of
from bot.clock import Clock
from bot.config import Settings
from bot.diagnosis import Ailment
from bot.errors import AlreadyRunning, NewsdigestError
from bot.store.lock import only_one


def doctor(arguments: argparse.Namespace) -> int:
    """Check what can be checked, and say what to do about each thing that is wrong."""
    quiet()
    settings = settings_of(arguments)
    found = asyncio.run(_found(settings))
    wrong = [each for each in found if not each.note]
    if arguments.json:
        rows = [{"what": a.what, "why": a.why, "do": a.do, "note": a.note} for a in found]
        print(json.dumps({"well": not wrong, "found": rows}, ensure_ascii=False))
        return 1 if wrong else 0
    for ailment in found:
        if ailment.note:
            print(f"note: {ailment}")
        else:
            print(f"newsdigest: {ailment}", file=sys.stderr)
    if not wrong:
        print("all is well")
    return 1 if wrong else 0


async def _found(settings: Settings) -> list[Ailment]:
    found = [*ground.of_folder(settings), *ground.of_secrets(settings, Path.cwd())]
    found += ground.of_zones()
    database = await ground.of_database(settings)
    found += database or await ground.of_feeds(settings)
    found += await _platforms(settings)
    return found


async def _platforms(settings: Settings) -> list[Ailment]:
    start = settings.clock_start()
    clock = Clock() if start is None else Clock.starting_at(start)
    found, asked = [], None
    if settings.telegram_token is not None:
        from bot.platforms.telegram.check import check as on_telegram

        asked = settings.telegram_base_url
        hook = f"{settings.public_url}/telegram" if settings.telegram_webhook else None
        token = settings.telegram_token.get_secret_value()
        poll = not _runs(settings)
        found += await on_telegram(token, asked, webhook=hook, poll=poll)
    if settings.discord_token is not None:
        from bot.platforms.discord.check import check as on_discord

        asked = asked or settings.discord_api_url
        found += await on_discord(
            settings.discord_token.get_secret_value(), settings.discord_api_url
        )
    if asked is None:
        why = "neither NEWSDIGEST_TELEGRAM_TOKEN nor NEWSDIGEST_DISCORD_TOKEN is set."
        return [Ailment("platforms", why, "Type: newsdigest init. Or run with --console.")]
    return [*found, *await ground.of_clock(clock, asked)]


def _runs(settings: Settings) -> bool:
    """Does our own service run on this database? Then it polls, and we must not."""
    try:
        with only_one(settings.url):
            return False
    except AlreadyRunning:
        return True
    except NewsdigestError:
        return False
