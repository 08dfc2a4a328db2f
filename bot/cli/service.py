"""``run`` and ``migrate``: the service, and its database."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import threading

from bot.cli.settings import quiet, settings_of, talkative
from bot.config_database import with_password
from bot.errors import UsageError
from bot.service import serve
from bot.store.db import is_postgresql
from bot.store.migrate import migrate as migrate_database
from bot.store.moving import move

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
        asyncio.run(
            serve(settings, console=arguments.console, role=arguments.role, stopping=stopping)
        )
    finally:
        stopping()
    return 0


def _end(_number: int, _frame: object) -> None:
    """Told to end before the service has begun: there is nothing to finish."""
    sys.exit(0)


def migrate(arguments: argparse.Namespace) -> int:
    """Bring the database to this version's schema, or copy it from SQLite to PostgreSQL."""
    quiet()
    if arguments.source or arguments.target:
        return _move(arguments)
    print(f"schema {asyncio.run(migrate_database(settings_of(arguments).url))}")
    return 0


def _move(arguments: argparse.Namespace) -> int:
    settings = settings_of(arguments)
    target = arguments.target or (settings.url if is_postgresql(settings.url) else None)
    if target is None:
        raise UsageError("migrate --from needs --to as well: postgresql://user@host/news")
    target = with_password(target, settings.postgres_password)

    def told(table: str, done: int, number: int) -> None:
        print(f"{table}: {done:,} of {number:,}", file=sys.stderr)

    rows = asyncio.run(move(arguments.source or settings.url, target, told))
    print(f"{rows:,} rows copied; every table has the same rows on both sides")
    return 0
