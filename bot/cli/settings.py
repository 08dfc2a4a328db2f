"""What every command that needs settings begins with."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from bot.config import PREFIX, Settings, load
from bot.config_unknown import unknown_settings

_TALKATIVE = (
    "aiohttp.access",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "discord",
    "httpcore",
    "httpx",
)
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings; ``--data`` wins over all others. Raises SettingsError."""
    settings = load(os.environ, Path.cwd(), data=arguments.data)
    for line in unknown_settings(os.environ, Settings.model_fields, PREFIX):
        print(f"newsdigest: {line}", file=sys.stderr)
    return settings


def quiet() -> None:
    """Commands that print say only what goes wrong."""
    logging.basicConfig(level=logging.WARNING, format=_LINE)


def talkative(settings: Settings) -> None:
    """The service says what it does; libraries that would log addresses stay quiet."""
    logging.basicConfig(level=settings.log_level, format=_LINE)
    quieter = (
        "httpx",
        "httpcore",
        "aiohttp.access",
        "apscheduler",
        "aiosqlite",
        "alembic",
        "discord",
    )
    for name in quieter:
        logging.getLogger(name).setLevel(logging.WARNING)
