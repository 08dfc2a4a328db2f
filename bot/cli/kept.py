"""``backup`` and ``restore``: what is kept, copied and put back."""

from __future__ import annotations

import argparse
import asyncio

from bot.cli.settings import quiet, settings_of
from bot.clock import Clock
from bot.store import backup as copies
from bot.store.lock import only_one
from bot.store.migrate import migrate


def backup(arguments: argparse.Namespace) -> int:
    """Copy the database into a file, or under today's name into a folder."""
    quiet()
    settings = settings_of(arguments)
    path = arguments.path
    if path.is_dir():
        path /= f"newsdigest-{Clock().now().date()}.db"
    made = copies.back_up(settings.url, path)
    print(f"{made}: {made.stat().st_size / 1_000_000:.1f} MB")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a copy in the database's place; what was there is kept beside it."""
    quiet()
    url = settings_of(arguments).url
    with only_one(url):
        kept = copies.restore(url, arguments.path)
        schema = asyncio.run(migrate(url))
    print(f"restored from {arguments.path}, schema {schema}")
    if kept is not None:
        print(f"what was there before is kept as {kept}")
    return 0
