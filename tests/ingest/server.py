"""A real HTTP server on loopback whose answers a test writes down beforehand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Server:
    """``requests``: what was asked, in order; ``answers``: by path, a value or a handler."""

    host: str
    port: int = 0
    requests: list[web.Request] = field(default_factory=list)
    answers: dict[str, Handler] = field(default_factory=dict)

    def url(self, path: str) -> str:
        return f"http://{self.host}:{self.port}{path}"

    def asked(self, path: str) -> int:
        return sum(1 for request in self.requests if request.path == path)

    def serve(
        self,
        path: str,
        body: bytes | str = b"",
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> str:
        data = body.encode() if isinstance(body, str) else body

        async def answer(_request: web.Request) -> web.StreamResponse:
            return web.Response(status=status, body=data, headers=headers)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.serve(path, status=status, headers={"Location": to})

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        answer = self.answers.get(request.path)
        return await answer(request) if answer else web.Response(status=404)


async def started(host: str) -> tuple[Server, web.AppRunner]:
    server = Server(host)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    server.port = runner.addresses[0][1]
    return server, runner
