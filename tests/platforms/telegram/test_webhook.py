"""Updates pushed to us: only Telegram's, and acknowledged only once they are stored."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.commands.request import Request
from bot.platforms.telegram.platform import Telegram
from bot.store.db import Database, open_database
from tests.fakes.bot_api import TOKEN, BotApi
from tests.platforms.telegram.conftest import Running, Talk, make

SECRET = hmac.new(TOKEN.encode(), b"newsdigest webhook", hashlib.sha256).hexdigest()
HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = b'{"update_id": 1, "message": {}}'


class Site:
    """A web server in front of whichever Telegram is running."""

    def __init__(self) -> None:
        self.telegram: Telegram | None = None
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        if self.telegram is None:
            return web.Response(status=503)
        return web.Response(
            status=await self.telegram.webhook(request.headers, await request.read())
        )


@asynccontextmanager
async def served() -> AsyncIterator[Site]:
    site, app = Site(), web.Application()
    app.router.add_post("/telegram", site.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    try:
        yield site
    finally:
        await runner.cleanup()


async def test_pushed_updates_are_handled_in_order_and_once(
    api: BotApi, running: Running, talk: Talk
) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    async with served() as site, running(webhook_url=site.url) as site.telegram:
        said = [api.says(chat, ann, f"/story {n}") for n in range(5)]
        api.repeat(said[0])
        await talk.hears(5)
        await api.handled(said[-1])

    assert [e.args for e in talk.told if isinstance(e, Request)] == ["0", "1", "2", "3", "4"]
    assert set(api.webhook.statuses) <= {200, 503}
    assert api.journal.calls("getUpdates") == []
    assert api.problems == []


async def test_what_could_not_be_stored_is_not_acknowledged(
    api: BotApi, talk: Talk, tmp_path: Path
) -> None:
    empty = open_database(f"sqlite:///{tmp_path / 'empty.sqlite3'}")  # it has no tables
    telegram = make(api, empty, talk)

    assert await telegram.webhook({HEADER: SECRET}, UPDATE) == 500

    await empty.close()


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({HEADER: SECRET}, UPDATE, 200),
        ({HEADER.lower(): SECRET}, UPDATE, 200),
        ({}, UPDATE, 403),
        ({HEADER: ""}, UPDATE, 403),
        ({HEADER: SECRET[:-1]}, UPDATE, 403),
        ({HEADER: "гадаю"}, UPDATE, 403),
        ({HEADER: SECRET}, b"no json", 400),
        ({HEADER: SECRET}, b"\xff\xfe", 400),
        ({HEADER: SECRET}, b"[]", 400),
        ({HEADER: SECRET}, b'{"message": {}}', 400),
    ],
)
async def test_only_telegram_may_push(
    api: BotApi, db: Database, talk: Talk, headers: dict[str, str], body: bytes, status: int
) -> None:
    telegram = make(api, db, talk)

    assert await telegram.webhook(headers, body) == status


async def test_polling_takes_over_from_a_webhook(api: BotApi, running: Running, talk: Talk) -> None:
    ann = api.world.person("Ann")
    chat = api.world.private(ann)
    async with served() as site:
        async with running(webhook_url=site.url):
            await api.wait_for(lambda api: api.webhook.url)
            api.says(chat, ann, "/latest")  # nobody answers there
            await api.wait_for(lambda api: 503 in api.webhook.statuses)
        async with running():
            await talk.hears(1)

    assert not api.webhook.url
