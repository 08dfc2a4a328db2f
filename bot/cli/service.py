"""``run``, ``migrate`` and ``doctor``: for the person who hosts it."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import threading
from zoneinfo import available_timezones

from bot.cli.settings import quiet, settings_of, talkative
from bot.config import Settings
from bot.errors import NewsdigestError
from bot.service import serve
from bot.store.migrate import migrate as migrate_database

_PATIENCE = 9.5


def run(arguments: argparse.Namespace) -> int:
    """The service, until it is told to stop."""
    signal.signal(signal.SIGTERM, _end)
    settings = settings_of(arguments)
    talkative(settings)
    # A thread that hangs, or waits for another process's lock on the database, must not keep us
    # past the ten seconds that we promise: asyncio would wait for it. What was in flight is taken
    # up at the next start.
    watchdog = threading.Timer(_PATIENCE, os._exit, args=(1,))
    watchdog.daemon = True

    def stopping() -> None:
        if not watchdog.is_alive():
            watchdog.start()

    try:
        asyncio.run(serve(settings, console=arguments.console, stopping=stopping))
    finally:
        stopping()
    return 0


def _end(_number: int, _frame: object) -> None:
    """Told to end before the service has begun: there is nothing to finish."""
    sys.exit(0)


def migrate(arguments: argparse.Namespace) -> int:
    """Bring the database to this version's schema."""
    quiet()
    print(f"schema {asyncio.run(migrate_database(settings_of(arguments).url))}")
    return 0


def doctor(arguments: argparse.Namespace) -> int:
    """Check what can be checked, and say what to do about each thing that is wrong."""
    quiet()
    settings = settings_of(arguments)
    problems = asyncio.run(_problems(settings))
    for problem in problems:
        print(f"newsdigest: {problem}", file=sys.stderr)
    if not problems:
        print("all is well")
    return 1 if problems else 0


async def _problems(settings: Settings) -> list[str]:
    problems = []
    if "Europe/Kyiv" not in available_timezones():
        problems.append("no time zone data: install the package tzdata")
    try:
        await migrate_database(settings.url)
    except (NewsdigestError, OSError) as exc:
        problems.append(f"database: {exc}")
    if settings.telegram_token is None and settings.discord_token is None:
        problems.append(
            "NEWSDIGEST_TELEGRAM_TOKEN is not set, nor NEWSDIGEST_DISCORD_TOKEN: "
            "run needs one of them, or --console"
        )
    found = [await _telegram(settings), await _discord(settings)]
    return problems + [problem for problem in found if problem is not None]


async def _telegram(settings: Settings) -> str | None:
    if settings.telegram_token is None:
        return None
    from bot.platforms.telegram.check import check

    token = settings.telegram_token.get_secret_value()
    problem = await check(token, settings.telegram_base_url)
    hooked = problem is not None and settings.telegram_webhook and "webhook" in problem
    return None if hooked else problem


async def _discord(settings: Settings) -> str | None:
    if settings.discord_token is None:
        return None
    from bot.platforms.discord.check import check

    return await check(settings.discord_token.get_secret_value(), settings.discord_api_url)
