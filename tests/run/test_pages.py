"""The pages of a running service: read by anybody, but for the state; a sent digest by its link."""

from __future__ import annotations

import asyncio
import re
import stat
from datetime import UTC, datetime

import aiohttp

from tests.fakes.bot_api import BotApi, Sent
from tests.run.service import Service

NOW = datetime(2026, 11, 21, 7, 59, 0, tzinfo=UTC)
ROOT = "https://news.example.org"
PATIENCE = 120.0


async def test_a_digest_that_was_sent_is_read_behind_its_link(
    service: Service, api: BotApi
) -> None:
    service.settings |= {"NEWSDIGEST_PUBLIC_URL": ROOT, "NEWSDIGEST_NOW": NOW.isoformat()}
    await service.command("seed")
    await service.start()
    found = re.search(r"http://[^/ ]+", await service.wait_for_log("/health"))
    assert found is not None
    key = re.search(rf"{ROOT}/digest/([\w-]+)", await _digest(api))
    assert key is not None
    async with aiohttp.ClientSession() as session, asyncio.timeout(60):
        for path in (f"/digest/{key[1]}", "/archive", "/trends", "/search?q=border", "/feed.json"):
            async with session.get(found[0] + path) as answer:
                assert answer.status == 200, path
        async with session.get(f"{found[0]}/digest/{key[1]}") as answer:
            assert "Saturday 21 November 2026" in await answer.text()
        async with session.get(found[0] + "/", allow_redirects=False) as answer:
            assert answer.status == 303
        token = service.folder / "data" / "web_token"
        assert stat.S_IMODE(token.stat().st_mode) == 0o600
        headers = {"Authorization": f"Bearer {token.read_text()}"}
        async with session.get(found[0] + "/", headers=headers) as answer:
            assert "Telegram" in await answer.text()
    assert token.read_text() not in "\n".join(service.log)
    service.logged("what is not public asks for the token in")
    assert await service.stop() == 0


async def _digest(api: BotApi) -> str:
    """Ann subscribes, and gets it with the address that it can be read at."""
    ann = api.world.person("Ann")
    chat = api.world.private(ann, started=True)
    await api.reply_to(api.says(chat, ann, "/subscribe 08:00"), timeout=PATIENCE)

    def digests(server: BotApi) -> list[Sent]:
        return [sent for sent in server.sent if sent.text.startswith("Saturday 21 November")]

    await api.wait_for(digests, timeout=PATIENCE)
    (arrived,) = digests(api)
    assert arrived.text.endswith("read in the browser")
    return arrived.html or ""
