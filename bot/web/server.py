"""The web server: health, and the routes that platforms bring along."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from aiohttp import web

from bot.errors import NewsdigestError

log = logging.getLogger(__name__)

_MOST_BYTES = 1_000_000
_LAST_ANSWERS = 0.5  # seconds; whoever sends us a body slowly must not keep us from ending
Health = Callable[[], Awaitable[tuple[bool, Mapping[str, object]]]]
Webhook = Callable[[Mapping[str, str], bytes], Awaitable[int]]


@dataclass(slots=True)
class Web:
    """Serves ``/health`` and webhooks, each a path and a handler from (headers, body) to status."""

    host: str
    port: int
    health: Health
    webhooks: Mapping[str, Webhook] = field(default_factory=dict)
    _runner: web.AppRunner | None = None

    async def start(self) -> int:
        """Listen; gives the port (of interest when 0 was asked for).

        Raises NewsdigestError when the address is taken or not ours.
        """
        app = web.Application(client_max_size=_MOST_BYTES)
        app.router.add_get("/health", self._health)
        for path, handler in self.webhooks.items():
            app.router.add_post(path, _posted(handler))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LAST_ANSWERS)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self.host, self.port).start()
        except OSError as exc:
            await self.stop()
            raise NewsdigestError(
                f"cannot listen on {self.host}:{self.port} ({exc.strerror}): "
                "set NEWSDIGEST_WEB_HOST or NEWSDIGEST_WEB_PORT"
            ) from exc
        port = int(self._runner.addresses[0][1])
        log.info("health at http://%s:%d/health", self.host, port)
        return port

    async def stop(self) -> None:
        """Close the door."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _health(self, _request: web.Request) -> web.Response:
        try:
            well, facts = await self.health()
        except Exception:
            log.exception("health could not be told")
            well, facts = False, {"status": "failed"}
        return web.json_response(dict(facts), status=200 if well else 503)


def _posted(handler: Webhook) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=await handler(request.headers, await request.read()))

    return answer
