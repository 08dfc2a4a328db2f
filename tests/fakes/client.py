"""python-telegram-bot's own client, pointed at a server of the tests."""

from __future__ import annotations

from telegram import Bot

from tests.fakes.bot_api import BotApi


def client_of(api: BotApi, token: str | None = None) -> Bot:
    """A bot that is not yet initialised."""
    return Bot(token or api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot")
