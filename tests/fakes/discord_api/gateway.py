"""The gateway's end of the protocol: hello, identify or resume, heartbeats, events."""

from __future__ import annotations

import asyncio
import json
import zlib
from typing import Any

from aiohttp import WSMsgType, web

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
_AUTHENTICATION_FAILED = 4004


class Gateway:
    """One session at a time. ``identified`` and ``resumed`` count how clients came.

    ``packs``: each event is compressed, as a client that identifies so must expect.
    """

    def __init__(self, token: str, interval: float = 0.2) -> None:
        self.token = token
        self.interval = interval
        self.problems: list[str] = []
        self.identified: list[dict[str, Any]] = []
        self.resumed: list[int] = []
        self.beats = 0
        self.session = "session-1"
        self.refuse_resume = False
        self.acknowledge = True
        self.ready = asyncio.Event()
        self.ready_body: dict[str, Any] = {}
        self.guilds: list[dict[str, Any]] = []
        self.packs = False
        self._sent: list[dict[str, Any]] = []
        self._socket: web.WebSocketResponse | None = None

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One connection."""
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            self.problems.append(f"gateway opened with {dict(request.query)}")
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await _send(socket, HELLO, {"heartbeat_interval": int(self.interval * 1000)})
        try:
            async for message in socket:
                if message.type != WSMsgType.TEXT:
                    break
                await self._hear(socket, json.loads(message.data))
        finally:
            if self._socket is socket:
                self._socket = None
                self.ready.clear()
        return socket

    async def dispatch(self, event: str, body: dict[str, Any]) -> None:
        """Tell the client; while none is there it is kept for one that resumes."""
        frame = {"op": DISPATCH, "t": event, "s": len(self._sent) + 1, "d": body}
        self._sent.append(frame)
        if self._socket is not None and self.ready.is_set():
            await self._tell(self._socket, frame)

    async def drop(self, code: int | None = None) -> None:
        """Lose the connection: cut, or closed with a code."""
        socket, self._socket = self._socket, None
        self.ready.clear()
        assert socket is not None
        if code is None:
            transport = socket.get_extra_info("socket") and socket._req.transport  # type: ignore[union-attr]
            assert transport is not None
            transport.abort()
        else:
            await socket.close(code=code)

    async def babble(self, text: str) -> None:
        """Send what no gateway sends."""
        assert self._socket is not None
        await self._socket.send_str(text)

    async def ask_to_reconnect(self) -> None:
        """The server is about to restart (op 7)."""
        assert self._socket is not None
        self.ready.clear()
        await _send(self._socket, RECONNECT, None)

    async def _hear(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        match frame["op"]:
            case 1:
                self.beats += 1
                if self.acknowledge:
                    await _send(socket, ACK, None)
            case 2:
                await self._identify(socket, frame["d"])
            case 6:
                await self._resume(socket, frame["d"])
            case op:
                self.problems.append(f"gateway: op {op} is not for bots like ours")

    async def _identify(self, socket: web.WebSocketResponse, body: dict[str, Any]) -> None:
        if body.get("token") != self.token:
            await socket.close(code=_AUTHENTICATION_FAILED)
            return
        if body.get("intents", 0) & PRIVILEGED:
            self.problems.append(f"privileged intents: {body['intents']}")
        if not {"os", "browser", "device"} <= set(body.get("properties", {})):
            self.problems.append("identified without properties")
        self.identified.append(body)
        self._sent.clear()
        self._socket = socket
        await self._start(socket)

    async def _start(self, socket: web.WebSocketResponse) -> None:
        body = {**self.ready_body, "session_id": self.session}
        self._sent.append({"op": DISPATCH, "t": "READY", "s": 1, "d": body})
        await self._tell(socket, self._sent[0])
        self.ready.set()
        for guild in self.guilds:
            await self.dispatch("GUILD_CREATE", guild)

    async def _resume(self, socket: web.WebSocketResponse, body: dict[str, Any]) -> None:
        if body.get("token") != self.token or body.get("session_id") != self.session:
            self.problems.append(f"resumed with {body.get('session_id')!r}")
        if self.refuse_resume:
            self.refuse_resume = False
            await _send(socket, INVALID, False)
            return
        self.resumed.append(body["seq"])
        self._socket = socket
        self.ready.set()
        for frame in self._sent[body["seq"] :]:
            await self._tell(socket, frame)
        await self.dispatch("RESUMED", {})

    async def _tell(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        if self.packs:
            await socket.send_bytes(zlib.compress(json.dumps(frame).encode()))
        else:
            await socket.send_json(frame)


async def _send(socket: web.WebSocketResponse, op: int, body: Any) -> None:
    await socket.send_json({"op": op, "d": body, "s": None, "t": None})
