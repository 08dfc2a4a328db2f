"""What every command that needs settings begins with."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bot.config import PREFIX, Settings, load, secrets_of
from bot.config_unknown import unknown_settings
from bot.logs import start


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings; ``--data`` wins over all others. Raises SettingsError."""
    settings = load(os.environ, Path.cwd(), data=arguments.data)
    for line in unknown_settings(os.environ, Settings.model_fields, PREFIX):
        print(f"newsdigest: {line}", file=sys.stderr)
    return settings


def quiet() -> None:
    """Commands that print say only what goes wrong."""
    start("WARNING", "text", (), sys.stderr)


def talkative(settings: Settings) -> None:
    """The service says what it does."""
    start(settings.log_level, settings.log_format, secrets_of(settings), sys.stderr)
