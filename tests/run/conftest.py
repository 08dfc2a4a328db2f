"""A running newsdigest and the Bot API or Discord that it talks to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.bot_api import TOKEN, BotApi
from tests.fakes.discord_api import TOKEN as DISCORD_TOKEN
from tests.fakes.discord_api import DiscordApi
from tests.run.service import Service


@asynccontextmanager
async def installed(folder: Path, token: str, settings: dict[str, str]) -> AsyncIterator[Service]:
    """An installation that anybody may use, not yet started; its log never shows its token."""
    anybody = {"NEWSDIGEST_ACCESS": "open", "NEWSDIGEST_LANGUAGES": "none"}
    made = Service(folder, settings | anybody)
    yield made
    if made.process is not None and made.process.returncode is None:
        await made.kill()
    assert token not in "\n".join(made.log)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Bot API server; every call of the service must be valid."""
    async with BotApi(token=TOKEN) as server:
        yield server
        assert server.problems == []


@pytest.fixture
async def discord() -> AsyncIterator[DiscordApi]:
    """A Discord; every request of the service must be valid."""
    async with DiscordApi(interval=1.0) as server:
        yield server
        assert server.problems == []


@pytest.fixture
async def service(tmp_path: Path, api: BotApi) -> AsyncIterator[Service]:
    """An installation on Telegram."""
    settings = {"NEWSDIGEST_TELEGRAM_TOKEN": TOKEN, "NEWSDIGEST_TELEGRAM_BASE_URL": api.url}
    async with installed(tmp_path, TOKEN, settings) as made:
        yield made


@pytest.fixture
async def on_discord(tmp_path: Path, discord: DiscordApi) -> AsyncIterator[Service]:
    """An installation on Discord alone."""
    where = {"NEWSDIGEST_DISCORD_API_URL": discord.url}
    settings = {"NEWSDIGEST_DISCORD_TOKEN": DISCORD_TOKEN, **where}
    async with installed(tmp_path, DISCORD_TOKEN, settings) as made:
        yield made
