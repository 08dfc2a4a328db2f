"""The server: what REST requests do, what is wrong with them, what becomes of interactions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from .deeds import Deeds
from .gateway import Gateway
from .limits import within, wrong_files
from .schema import Schema
from .script import SEND, Fault
from .world import EPHEMERAL, FORUM, PRIVATE, THREAD, Asked, Channel, Message, World

TOKEN = "MTEwMDAw.fake-token.for-tests"
_OWN_WORDS = ("/interactions/", "/webhooks/")
Path = dict[str, str]


class Refused(Exception):
    """An error with one of Discord's numbers."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


class DiscordApi(World, Deeds):
    """REST under ``url`` and a gateway, with one server, its channel and the bot in it."""

    def __init__(self, token: str = TOKEN, interval: float = 0.2) -> None:
        World.__init__(self)
        self.token = token
        self.schema = Schema()
        self.gateway = Gateway(token, interval)
        self.faults: list[Fault] = []
        self.requests: list[str] = []
        #: The files that came with messages.
        self.uploads: list[bytes] = []
        #: The files that people attached, by name.
        self.files: dict[str, bytes] = {}
        self.problems: list[str] = self.gateway.problems
        self.headers: dict[str, str] = {}
        self.same_nonce = 0
        #: What else its owner set in the developer portal.
        self.application: dict[str, Any] = {}
        #: Seconds that a new message is under way, and its answer.
        self.travel: Callable[[], tuple[float, float]] = lambda: (0.0, 0.0)
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/gateway-socket/", self.gateway.serve)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        app.router.add_get("/files/{name}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.gateway.ready_body = {
            "v": 10,
            "user": self.bot,
            "guilds": [{"id": self.guild, "unavailable": True}],
            "application": {"id": self.bot["id"], "flags": 0},
            "resume_gateway_url": self.socket_url,
        }
        self.gateway.guilds = [self.guild_json()]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Close all sockets; entering again opens the same ones."""
        for fault in self.faults:
            fault.release()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        """Where the API is."""
        return f"http://127.0.0.1:{self._port}/api/v10"

    @property
    def socket_url(self) -> str:
        """Where the gateway is."""
        return f"ws://127.0.0.1:{self._port}/gateway-socket/"

    def plan(self, fault: Fault) -> Fault:
        """Something goes wrong; the oldest that matches a request strikes."""
        assert any(one.name == fault.kind for one in self.schema.requests), fault.kind
        self.faults.append(fault)
        return fault

    async def until(self, done: Callable[[], bool], seconds: float = 15.0) -> None:
        """Wait until it is so; looked at after each request."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(done)

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["name"]])

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        try:
            return await self._answer(request)
        except Refused as error:
            body = {"message": str(error), "code": error.code}
            return web.json_response(body, status=error.status)
        finally:
            async with self._changed:
                self._changed.notify_all()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = f"/{request.match_info['path']}"
        found = self.schema.find(request.method, path)
        self.requests.append(f"{request.method} {path}")
        if found is None:
            self.problems.append(f"{request.method} {path}: not described")
            raise Refused(404, 0, "404: Not Found")
        kind, values = found
        body, files = await _read(request)
        self._check_headers(request, path)
        self.problems += [f"{kind.name}: {wrong}" for wrong in wrong_files(body, files)]
        self.uploads += files.values()
        self.problems += self.schema.problems(kind, dict(request.query), body)
        fault = next((f for f in self.faults if f.matches(kind.name, values)), None)
        if fault is not None:
            fault.used += 1
            if fault.way == "fail":
                return _failed(fault)
            if fault.way == "cut":
                return _cut(request)
        there, back = self.travel() if kind.name == SEND else (0.0, 0.0)
        await asyncio.sleep(there)
        made = HANDLERS[kind.name](self, values, body)
        await asyncio.sleep(back)
        if fault is not None and fault.way == "accept_then_cut":
            return _cut(request)
        if fault is not None:
            fault.reached.set()
            await fault.released.wait()
        if made is None:
            return web.Response(status=204, headers=self.headers)
        return web.json_response(made, headers=self.headers)

    def _check_headers(self, request: web.Request, path: str) -> None:
        if not request.headers.get("User-Agent", "").startswith("DiscordBot ("):
            self.problems.append(f"{path}: User-Agent {request.headers.get('User-Agent')!r}")
        given = request.headers.get("Authorization")
        if path == "/gateway" or path.startswith(_OWN_WORDS):
            return
        if given != f"Bot {self.token}":
            raise Refused(401, 0, "401: Unauthorized")

    def post(self, channel: Channel, body: dict[str, Any]) -> Message:
        """A message is taken; the same nonce again gives the first."""
        self.problems += [f"message: {wrong}" for wrong in within(body)]
        if body.get("allowed_mentions") is None:
            self.problems.append("a message that does not say whom it may call")
        nonce = str(body["nonce"]) if body.get("nonce") is not None else None
        if nonce is not None and len(nonce) > 25:
            raise Refused(400, 50035, "Invalid Form Body: nonce")
        for message in self.messages:
            same = message.channel == channel.id and message.nonce == nonce
            if same and nonce is not None and body.get("enforce_nonce"):
                self.same_nonce += 1
                return message
        self.messages.append(Message(self.new_id(), channel.id, body, nonce))
        return self.messages[-1]

    def channel_at(self, values: Path) -> Channel:
        if values["channel_id"] not in self.channels:
            raise Refused(404, 10003, "Unknown Channel")
        return self.channels[values["channel_id"]]

    def asked_at(self, values: Path) -> Asked:
        token = values.get("interaction_token") or values["webhook_token"]
        if token not in self.asked or self.asked[token].over:
            raise Refused(404, 10062 if "interaction_token" in values else 10015, "Unknown")
        return self.asked[token]


async def _read(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """A request's JSON, and the files beside it by their fields' names."""
    if not request.can_read_body:
        return None, {}
    if request.content_type != "multipart/form-data":
        return json.loads(await request.text()), {}
    parts = await request.post()
    files = {k: v.file.read() for k, v in parts.items() if isinstance(v, web.FileField)}
    return json.loads(str(parts["payload_json"])), files


def _failed(fault: Fault) -> web.Response:
    if isinstance(fault.body, str):
        return web.Response(status=fault.status, text=fault.body, headers=dict(fault.headers))
    return web.json_response(fault.body, status=fault.status, headers=dict(fault.headers))


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _create(api: DiscordApi, values: Path, body: dict[str, Any]) -> Any:
    channel = api.channel_at(values)
    if channel.kind == FORUM:
        raise Refused(400, 50008, "Cannot send messages in a non-text channel")
    return api.post(channel, body).json(api.bot)


def _thread(api: DiscordApi, values: Path, body: dict[str, Any]) -> Any:
    forum = api.channel_at(values)
    if forum.kind != FORUM or "message" not in body:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    if not 1 <= len(body["name"]) <= 100:
        raise Refused(400, 50035, "Invalid Form Body: name")
    made = Channel(api.new_id(), THREAD, body["name"], forum.id, api.bot["id"])
    api.channels[made.id] = made
    sent = api.post(made, body["message"])
    sent.id, sent.tags = made.id, body.get("applied_tags", [])
    return {**made.json(), "message": sent.json(api.bot)}


def _callback(api: DiscordApi, values: Path, body: dict[str, Any]) -> None:
    asked = api.asked_at(values)
    if asked.callbacks:
        raise Refused(400, 40060, "Interaction has already been acknowledged.")
    asked.callbacks.append(body["type"])
    data = body.get("data") or {}
    if body["type"] == 8:
        asked.choices = data["choices"]
        if len(asked.choices or []) > 25:
            api.problems.append("more than 25 choices")
        return
    if body["type"] in (6, 7):
        assert asked.pressed is not None, "only a press has a message to change"
        asked.message = asked.pressed
        asked.message.body = {**asked.message.body, **data}
    else:
        asked.message = Message(api.new_id(), "", data)
    if body["type"] in (4, 7):
        api.problems += [f"answer: {wrong}" for wrong in within(data)]


def _edit(api: DiscordApi, values: Path, body: dict[str, Any]) -> Any:
    asked = api.asked_at(values)
    if asked.message is None:
        raise Refused(404, 10008, "Unknown Message")
    api.problems += [f"edit: {wrong}" for wrong in within(body)]
    kept = (asked.message.body.get("flags") or 0) & EPHEMERAL
    asked.message.body = {**body, "flags": kept}
    return asked.message.json(api.bot)


def _follow(api: DiscordApi, values: Path, body: dict[str, Any]) -> Any:
    asked = api.asked_at(values)
    api.problems += [f"follow-up: {wrong}" for wrong in within(body)]
    asked.followed.append(Message(api.new_id(), "", body))
    return asked.followed[-1].json(api.bot)


def _private(api: DiscordApi, values: Path, body: dict[str, Any]) -> Any:
    person = str(body["recipient_id"])
    if person not in api.people:
        raise Refused(400, 50033, "Invalid Recipient(s)")
    return {"id": api.private(person).id, "type": PRIVATE}


def _put_commands(api: DiscordApi, values: Path, body: list[dict[str, Any]]) -> Any:
    for one in body:
        needed = [option.get("required", False) for option in one.get("options", [])]
        if needed != sorted(needed, reverse=True):
            raise Refused(400, 50035, f"{one['name']}: required options come first")
    api.commands = [
        {**one, "id": api.new_id(), "application_id": api.bot["id"], "version": "1"} for one in body
    ]
    return api.commands


def _channel(api: DiscordApi, values: Path, body: None) -> Any:
    return api.channel_at(values).json()


def _messages(api: DiscordApi, values: Path, body: None) -> Any:
    return [one.json(api.bot) for one in api.in_channel(api.channel_at(values))][:1]


def _threads(api: DiscordApi, values: Path, body: None) -> Any:
    found = [one.json() for one in api.channels.values() if one.kind == THREAD]
    return {"threads": found, "members": []}


def _gateway(api: DiscordApi, values: Path, body: None) -> Any:
    url = api.socket_url
    limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {"url": url, "shards": 1, "session_start_limit": limit}


def _me(api: DiscordApi, values: Path, body: None) -> Any:
    return api.bot


def _application(api: DiscordApi, values: Path, body: None) -> Any:
    return {
        "id": api.bot["id"],
        "name": "newsdigest",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        **api.application,
        "verify_key": "00",
        "flags": 0,
        "owner": api.bot,
    }


def _commands(api: DiscordApi, values: Path, body: None) -> Any:
    return api.commands


def _guilds(api: DiscordApi, values: Path, body: None) -> Any:
    if not api.rights:
        return []
    return [{"id": api.guild, "name": "Readers", "owner": False, "permissions": str(api.rights)}]


def _guild_commands(api: DiscordApi, values: Path, body: None) -> Any:
    if "applications.commands" not in api.scopes:
        raise Refused(403, 50001, "Missing Access")
    return []


HANDLERS: dict[str, Callable[[DiscordApi, Path, Any], Any]] = {
    "GET /applications/{application_id}/commands": _commands,
    "GET /applications/{application_id}/guilds/{guild_id}/commands": _guild_commands,
    "GET /channels/{channel_id}": _channel,
    "GET /channels/{channel_id}/messages": _messages,
    "GET /gateway": _gateway,
    "GET /gateway/bot": _gateway,
    "GET /guilds/{guild_id}/threads/active": _threads,
    "GET /oauth2/applications/@me": _application,
    "GET /users/@me": _me,
    "GET /users/@me/guilds": _guilds,
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original": _edit,
    "POST /channels/{channel_id}/messages": _create,
    "POST /channels/{channel_id}/threads": _thread,
    "POST /interactions/{interaction_id}/{interaction_token}/callback": _callback,
    "POST /users/@me/channels": _private,
    "POST /webhooks/{webhook_id}/{webhook_token}": _follow,
    "PUT /applications/{application_id}/commands": _put_commands,
}
