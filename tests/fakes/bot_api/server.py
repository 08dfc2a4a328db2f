"""The server itself: a real socket in front of the world, the script and the journal."""

from __future__ import annotations

import asyncio
import inspect
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from .actions import Actions
from .chats import HANDLERS
from .faults import Fault, Faults, Refusal
from .journal import Request
from .observe import Observations
from .schema import Schema, Upload
from .webhook import Webhook
from .world import Person, World

TOKEN = "123456:TEST-token-of-no-real-bot-0123456789"
MAX_BODY = 60 * 1024 * 1024


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class BotApi(Observations, Actions, Faults):
    """A scriptable Bot API server; ``async with BotApi() as api:`` serves at ``api.url``.

    ``now`` is the server's clock for the dates of messages; pacing is measured on a monotonic
    one. ``privacy`` is the bot's privacy mode in groups. ``host`` may be any loopback address.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        username: str = "newsdigest_test_bot",
        now: Callable[[], datetime] = utc_now,
        privacy: bool = True,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        bot = Person(int(token.partition(":")[0]), "News digest", username, is_bot=True)
        Actions.__init__(self, World(bot), now, privacy=privacy)
        Faults.__init__(self)
        Observations.__init__(self)
        self.token = token
        self.schema = Schema.load()
        self.webhook = Webhook(self.inbox)
        self.commands: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.uploads: list[Upload] = []
        self.url = ""
        self._address = (host, port)
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        # A client that goes away must not keep its long poll: it would look like a second poller.
        self._runner = web.AppRunner(
            app, handler_cancellation=True, shutdown_timeout=1, access_log=None
        )
        await self._runner.setup()
        host, port = self._address
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self._address = (host, self._runner.addresses[0][1])
        self.url = f"http://{host}:{self._address[1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Close the socket; ``start`` opens the same one again with the same world behind it."""
        await self.webhook.stop()
        self.inbox.close()
        for fault in self.planned:
            fault.released.set()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def start(self) -> None:
        """Serve again after ``stop``: the platform was down and is back."""
        await self.__aenter__()

    def _plan(self, fault: Fault) -> Fault:
        known = fault.method is None or fault.method in self.schema.methods
        assert known, f"a fault of {fault.method}, which does not exist, would never strike"
        return super()._plan(fault)

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"])
        if request.match_info["token"] != self.token or content is None:
            return reply(Refusal(404, "Not Found"))
        return web.Response(body=content)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            parameters = self.schema.decode(method, await read_parameters(request))
            record = Request(method, parameters)
            self.journal.requests.append(record)
            self._pulse()
            answer = await self._answer(request, record)
        except Exception as error:
            self.journal.problems.append(f"{method}: the fake itself broke: {error!r}")
            raise
        finally:
            self._pulse()
        if record.status is not None:
            record.status = answer.status
        return answer

    async def _answer(self, request: web.Request, record: Request) -> web.StreamResponse:
        """Authorise, let the script have its say, do what is asked."""
        if request.match_info["token"] != self.token:
            return refuse(record, Refusal(401, "Unauthorized"))
        fault = self.strike(record.method, record.parameters)
        record.scripted = fault is not None
        if fault is None:
            return await self._perform(record)
        if fault.way == "fail":
            return fail(record, fault)
        if fault.way == "cut":
            return cut(request)
        if fault.way == "wait" and not fault.accepted:
            await fault.wait()
        answer = await self._perform(record)
        if fault.way == "accept_then_cut":
            record.status = None
            return cut(request)
        if fault.accepted:
            # Until the answer is out, the client has none.
            status, record.status = record.status, None
            self._pulse()
            await fault.wait()
            record.status = status
        return answer

    async def _perform(self, record: Request) -> web.Response:
        """Check the call, handle it, check the result."""
        method, given = record.method, record.parameters
        try:
            self._check(method, given)
            chat_id = given.get("chat_id")
            chat = self.world.find(chat_id) if chat_id is not None else None
            record.chat_id = chat.id if chat is not None else None
            result = HANDLERS[method](self, given)
            if inspect.isawaitable(result):
                result = await result
        except Refusal as refusal:
            return refuse(record, refusal)
        # A message may change later: the answer is what it is now.
        body = json.dumps({"ok": True, "result": result})
        self.journal.problems += [
            f"the fake's own answer: {problem}"
            for problem in self.schema.check_answer(method, result)
        ]
        record.status, record.accepted = 200, time.monotonic()
        return web.Response(text=body, content_type="application/json")

    def _check(self, method: str, given: dict[str, Any]) -> None:
        problems = self.schema.check_call(method, given)
        self.journal.problems += problems
        if method not in self.schema.methods:
            raise Refusal(404, "Not Found")
        if problems:
            raise Refusal(400, f"Bad Request: {problems[0]}")
        if method not in HANDLERS:
            self.journal.problems.append(f"{method}: exists, but is not modelled here")
            raise Refusal(501, f"Not Implemented: {method}")


async def read_parameters(request: web.Request) -> dict[str, Any]:
    """Query, form, multipart or JSON; uploads as ``Upload``, the rest as it came."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        given |= json.loads(body) if body else {}
        return given
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            content = await asyncio.to_thread(value.file.read)
            given[name] = Upload(value.filename, content)
        else:
            given[name] = value
    attached = {
        name.removeprefix("attach://")
        for name in given.values()
        if isinstance(name, str) and name.startswith("attach://")
    }
    return {
        name: given[value.removeprefix("attach://")] if is_reference(value, given) else value
        for name, value in given.items()
        if name not in attached
    }


def is_reference(value: object, given: dict[str, Any]) -> bool:
    """Does it name another part of the same body?"""
    return (
        isinstance(value, str)
        and value.startswith("attach://")
        and value.removeprefix("attach://") in given
    )


def reply(refusal: Refusal) -> web.Response:
    """An error as Telegram words it."""
    body: dict[str, Any] = {
        "ok": False,
        "error_code": refusal.status,
        "description": refusal.description,
    }
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return web.json_response(body, status=refusal.status)


def refuse(record: Request, refusal: Refusal) -> web.Response:
    """Answer with an error and write it down."""
    record.status, record.description = refusal.status, refusal.description
    return reply(refusal)


def fail(record: Request, fault: Fault) -> web.Response:
    """The scripted refusal, in Telegram's words or in a proxy's."""
    assert fault.refusal is not None
    answer = refuse(record, fault.refusal)
    if fault.raw is None:
        return answer
    return web.Response(status=fault.refusal.status, text=fault.raw, content_type="text/html")


def cut(request: web.Request) -> web.Response:
    """Break the connection off; what is returned reaches nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
