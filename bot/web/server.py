"""The web server: health, and the routes that platforms bring along."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web

from bot.errors import NewsdigestError
from bot.web.near import is_near

log = logging.getLogger(__name__)

_MOST_BYTES = 1_000_000
_PROMETHEUS = "text/plain; version=1.0.0; charset=utf-8"
_MOST_CONNECTIONS = 200
_PATIENCE = 30.0  # seconds for a connection that asks nothing, or never ends its headers
_LAST_ANSWERS = 0.5  # seconds; whoever sends us a body slowly must not keep us from ending
Health = Callable[[], Awaitable[tuple[bool, Mapping[str, object]]]]
Exposed = Callable[[], Awaitable[bytes]]
Webhook = Callable[[Mapping[str, str], bytes], Awaitable[int]]


@dataclass(slots=True)
class Web:
    """Serves ``/health`` and webhooks, each a path and a handler from (headers, body) to status.

    metrics: what ``/metrics`` shows to who brings the token, as ``opens`` knows it, and to this
    machine; not to that when ``published``: a proxy makes strangers look like neighbours.
    ``pages`` adds what else there is to read.
    """

    host: str
    port: int
    health: Health
    webhooks: Mapping[str, Webhook] = field(default_factory=dict)
    metrics: Exposed | None = None
    published: bool = False
    opens: Callable[[str], bool] = lambda _token: False
    pages: Callable[[web.Application], None] | None = None
    _runner: web.AppRunner | None = None
    _listener: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen; gives the port (of interest when 0 was asked for).

        Raises NewsdigestError when the address is taken or not ours.
        """
        app = web.Application(client_max_size=_MOST_BYTES)
        app.router.add_get("/health", self._health)
        app.router.add_get("/health/live", _live)
        app.router.add_get("/health/ready", self._ready)
        if self.metrics is not None:
            app.router.add_get("/metrics", self._metrics)
        for path, handler in self.webhooks.items():
            app.router.add_post(path, _posted(handler))
        if self.pages is not None:
            self.pages(app)
        app.on_response_prepare.append(_unnamed)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=_LAST_ANSWERS,
            keepalive_timeout=_PATIENCE,
            lingering_time=_LAST_ANSWERS,
        )
        await self._runner.setup()
        loop = asyncio.get_running_loop()
        try:
            self._listener = await loop.create_server(self._admitted, self.host, self.port)
        except OSError as exc:
            await self.stop()
            raise NewsdigestError(
                f"cannot listen on {self.host}:{self.port} ({exc.strerror}): "
                "set NEWSDIGEST_WEB_HOST or NEWSDIGEST_WEB_PORT"
            ) from exc
        port = int(self._listener.sockets[0].getsockname()[1])
        log.info("health at http://%s:%d/health", self.host, port)
        return port

    async def stop(self) -> None:
        """Close the door."""
        if self._listener is not None:
            self._listener.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def _admitted(self) -> asyncio.BaseProtocol:
        """A new connection; one too many is closed, so that nobody takes all our files."""
        assert self._runner is not None
        server = self._runner.server
        assert server is not None
        return server() if len(server.connections) < _MOST_CONNECTIONS else _Refused()

    async def _health(self, request: web.Request) -> web.Response:
        well, facts = await self._told()
        return web.json_response(self._fit_for(request, facts), status=200 if well else 503)

    async def _ready(self, request: web.Request) -> web.Response:
        well, facts = await self._told()
        ready = well and facts.get("ready", True)
        return web.json_response(self._fit_for(request, facts), status=200 if ready else 503)

    def _fit_for(self, request: web.Request, facts: Mapping[str, object]) -> dict[str, object]:
        """Strangers learn whether all is well, not what is not."""
        if self.published and not self._is_known(request):
            return {name: facts[name] for name in ("status", "ready") if name in facts}
        return dict(facts)

    def _is_known(self, request: web.Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.opens(token.strip())

    async def _told(self) -> tuple[bool, Mapping[str, object]]:
        try:
            return await self.health()
        except Exception:
            log.exception("health could not be told")
            return False, {"status": "failed"}

    async def _metrics(self, request: web.Request) -> web.Response:
        assert self.metrics is not None
        if not self._is_known(request) and (self.published or not is_near(request)):
            raise web.HTTPNotFound
        return web.Response(body=await self.metrics(), headers={"Content-Type": _PROMETHEUS})


class _Refused(asyncio.Protocol):
    """One too many."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()


async def _live(_request: web.Request) -> web.Response:
    return web.json_response({"live": True})


async def _unnamed(_request: web.Request, response: web.StreamResponse) -> None:
    """Nobody need know what we are made of."""
    response.headers.pop("Server", None)


def _posted(handler: Webhook) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=await handler(request.headers, await request.read()))

    return answer
