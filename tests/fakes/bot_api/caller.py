"""A plain HTTP client of the Bot API, for tests that want no Telegram library in between."""

from __future__ import annotations

from typing import Any

import aiohttp

from .server import BotApi


class Caller:
    """Calls methods with JSON and gives the decoded body back."""

    def __init__(self, api: BotApi, http: aiohttp.ClientSession) -> None:
        self.api, self.http = api, http

    async def __call__(self, method: str, **parameters: Any) -> dict[str, Any]:
        url = f"{self.api.url}/bot{self.api.token}/{method}"
        async with self.http.post(url, json=parameters) as answer:
            body: dict[str, Any] = await answer.json()
            assert body["ok"] == (answer.status == 200)
            return body
