"""A running newsdigest and the Bot API that it talks to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.bot_api import TOKEN, BotApi
from tests.run.service import Service


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Bot API server; every call of the service must be valid."""
    async with BotApi(token=TOKEN) as server:
        yield server
        assert server.problems == []


@pytest.fixture
async def service(tmp_path: Path, api: BotApi) -> AsyncIterator[Service]:
    """An installation that talks to the server; anybody may use it. Not yet started."""
    made = Service(
        tmp_path,
        {
            "NEWSDIGEST_TELEGRAM_TOKEN": TOKEN,
            "NEWSDIGEST_TELEGRAM_BASE_URL": api.url,
            "NEWSDIGEST_ACCESS": "open",
            "NEWSDIGEST_LANGUAGES": "none",
        },
    )
    yield made
    if made.process is not None and made.process.returncode is None:
        await made.kill()
    assert TOKEN not in "\n".join(made.log)
