"""Requests to Discord's REST API: discord.py's client with one attempt for each request.

discord.py sleeps and repeats inside a request, for minutes if it is told to wait, and gives up
on a 429 that lacks a header of Discord's own proxy. Whoever sends through us must know at once
what became of it: the outbox keeps what waits in the store, where a crash does not lose it, and
the governor paces all. So limits have one owner; what Discord says of its buckets is kept here
only to spare requests that it would refuse.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route
from yarl import URL

from bot.message import MOST_ATTACHED
from bot.platforms.discord.buckets import Buckets, Flood
from bot.platforms.discord.root import Root
from bot.platforms.discord.socket import Socket

log = logging.getLogger(__name__)

DEFAULT_ROOT = Route.BASE
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 15.0
_FILE_HOSTS = ("cdn.discordapp.com", "media.discordapp.net")
_AGENT = "DiscordBot (https://github.com/newsdigest/newsdigest, 1)"
#: What discord.py wants to read of an application and we do not.
_APPLICATION: Mapping[str, object] = {
    **dict.fromkeys(("name", "description", "verify_key"), ""),
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "owner": {"id": "0", "username": "", "discriminator": "0", "avatar": None},
}


class Rest(HTTPClient):
    """discord.py's HTTP client for the API at ``root``; its other methods all end in ``request``.

    Raises from each: Flood, discord.HTTPException, aiohttp.ClientError, TimeoutError.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, root: str, seconds: float = ANSWER_SECONDS
    ) -> None:
        super().__init__(loop)
        self._root = Root(root)
        self._timeout = aiohttp.ClientTimeout(
            total=None, connect=CONNECT_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=seconds
        )
        self._http: aiohttp.ClientSession | None = None
        self._limits = Buckets()

    async def request(
        self, route: Route, *, files: Any = None, form: Any = None, **kwargs: Any
    ) -> Any:
        """One request, its answer's JSON. ``form``: its parts, where a file goes along."""
        self._limits.check(route.key, route.major_parameters, monotonic())
        http = self._opened()
        root = await self._root.find(http, self._timeout)
        url = root + route.url.removeprefix(Route.BASE)
        headers = {"User-Agent": _AGENT}
        if self.token is not None and not _speaks_for_itself(route):
            headers["Authorization"] = f"Bot {self.token}"
        data: bytes | aiohttp.FormData | None = None
        if form is not None:
            data = _form_of(form)
        elif "json" in kwargs:
            headers["Content-Type"] = "application/json"
            data = json.dumps(kwargs["json"], ensure_ascii=False).encode()
        async with http.request(
            route.method, URL(url, encoded=True), headers=headers, data=data,
            params=kwargs.get("params"), timeout=self._timeout,
        ) as response:  # fmt: skip
            said = await _said(response)
            self._limits.learn(
                route.key, route.major_parameters, response.status, response.headers, monotonic()
            )
            return _understood(response, said)

    async def get_from_cdn(self, url: str) -> bytes:
        """A file that a person attached, from Discord's own hosts. Raises as ``request`` does."""
        host = URL(url).host
        if host not in (*_FILE_HOSTS, URL(self._root.given).host):
            raise aiohttp.InvalidURL(url, "not one of Discord's hosts")
        async with self._opened().get(
            URL(url, encoded=True), timeout=self._timeout, allow_redirects=False
        ) as response:
            if response.status != 200:
                raise aiohttp.ClientPayloadError(f"a file was answered with {response.status}")
            body = await response.content.read(MOST_ATTACHED + 1)
            while body and len(body) <= MOST_ATTACHED and not response.content.at_eof():
                body += await response.content.read(MOST_ATTACHED + 1 - len(body))
        return body

    async def application_info(self) -> Any:
        """What we are; of what discord.py wants to know only the number matters to us."""
        try:
            found = await super().application_info()
        except discord.NotFound:
            found = await self.request(Route("GET", "/applications/@me"))
        return {**_APPLICATION, **found} if isinstance(found, dict) else found

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Open the gateway; discord.py's fixed address stands for the one that the API names."""
        wanted = URL(url)
        # Not compressed: with our intents little comes, and not every server can.
        query = {name: value for name, value in wanted.query.items() if name != "compress"}
        if wanted.host != DiscordWebSocket.DEFAULT_GATEWAY.host:
            try:
                return await self._to_gateway(wanted, query, compress)
            except (aiohttp.ClientError, OSError) as error:
                # A session may go on by any way in, and the one that was named may not be ours.
                log.warning("discord: the gateway is not at %s: %s", wanted.host, error)
        try:
            told = await self.request(Route("GET", "/gateway/bot"))
        except discord.NotFound:
            told = await self.request(Route("GET", "/gateway"))
        return await self._to_gateway(URL(told["url"]), query, compress)

    async def _to_gateway(
        self, root: URL, query: Mapping[str, str], compress: int
    ) -> aiohttp.ClientWebSocketResponse:
        socket = await self._opened().ws_connect(
            root.with_query(query),
            headers={"User-Agent": _AGENT},
            timeout=aiohttp.ClientWSTimeout(ws_close=30.0),
            autoclose=False,
            max_msg_size=0,
            compress=compress,
        )
        if isinstance(socket, Socket):
            socket.opened = str(root)
        return socket

    async def close(self) -> None:
        """Close all connections."""
        await super().close()
        self.connector = discord.utils.MISSING  # it is closed as well: a new login makes its own
        if self._http is not None:
            await self._http.close()
            self._http = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._http is None or self._http.closed:
            self._http = aiohttp.ClientSession(
                cookie_jar=aiohttp.DummyCookieJar(), ws_response_class=Socket
            )
        return self._http


def _form_of(parts: Sequence[Mapping[str, Any]]) -> aiohttp.FormData:
    made = aiohttp.FormData(quote_fields=False)
    for part in parts:
        made.add_field(**part)
    return made


def _speaks_for_itself(route: Route) -> bool:
    """Interactions and their webhooks are authorised by the token in their address."""
    return route.path.startswith(("/interactions/", "/webhooks/"))


async def _said(response: aiohttp.ClientResponse) -> Any:
    """The answer's JSON, or its text where it has none: whatever charset it names."""
    text = await response.text(encoding="utf-8", errors="replace")
    if response.content_type != "application/json":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _understood(response: aiohttp.ClientResponse, said: Any) -> Any:
    """What was answered; raises as discord.py does."""
    status = response.status
    if 200 <= status < 300:
        if response.method == "GET" and isinstance(said, str):
            raise aiohttp.ClientPayloadError("not Discord answered: what came is no JSON")
        return said
    if status == 429:
        raise _flood(response.headers, said)
    if status >= 500:
        raise discord.DiscordServerError(response, said)
    if status == 403:
        raise discord.Forbidden(response, said)
    if status == 404:
        raise discord.NotFound(response, said)
    raise discord.HTTPException(response, said)


def _flood(headers: Mapping[str, str], said: Any) -> Flood:
    body = said if isinstance(said, dict) else {}
    try:
        seconds = float(body.get("retry_after", headers.get("Retry-After", "")))
    except (TypeError, ValueError):
        seconds = 1.0
    # Without JSON it is not the API that answers but the proxy before it, and to all we ask.
    everyone = (
        bool(body.get("global"))
        or "X-RateLimit-Global" in headers
        or headers.get("X-RateLimit-Scope") == "global"
        or not isinstance(said, dict)
    )
    return Flood(max(seconds, 0.0), everyone=everyone)
