"""A real Chromium without a screen, led over its DevTools protocol."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)
_WORLD = "test"  # scripts run beside the page's own world, where its policy lets none run


@dataclass
class Browser:
    """One tab. ``complaints``: what it wrote to its console: policies broken, things missing."""

    socket: aiohttp.ClientWebSocketResponse
    complaints: list[str] = field(default_factory=list)
    _number: int = 0
    _session: str | None = None
    _loaded: bool = False

    async def open(self, url: str) -> None:
        """Go there, and wait until all is there."""
        self._loaded = False
        await self.call("Page.navigate", url=url)
        await self.loaded()

    async def loaded(self) -> None:
        """Wait until the page that is being loaded is there."""
        while not self._loaded:
            await self._heard()

    async def looks(self, width: int, scheme: str) -> None:
        """How wide the window is, and whether the reader likes it ``dark`` or ``light``."""
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        await self.call("Emulation.setEmulatedMedia", features=features)

    async def read(self, script: str) -> Any:
        """The value of an expression about the page."""
        tree = await self.call("Page.getFrameTree")
        frame = tree["frameTree"]["frame"]["id"]
        world = await self.call("Page.createIsolatedWorld", frameId=frame, worldName=_WORLD)
        said = await self.call(
            "Runtime.evaluate",
            expression=script,
            contextId=world["executionContextId"],
            returnByValue=True,
        )
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    async def press(self, key: str) -> None:
        """Press a key: Tab, or Enter, which sends a form."""
        text = {"text": "\r"} if key == "Enter" else {}
        code = {"Tab": 9, "Enter": 13}[key]
        for kind in ("keyDown", "keyUp"):
            await self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **(text if kind == "keyDown" else {}),
            )

    async def type(self, text: str) -> None:
        """Type where the cursor is."""
        await self.call("Input.insertText", text=text)

    async def enter(self) -> None:
        """Press Enter, and wait for the page that it leads to."""
        self._loaded = False
        await self.press("Enter")
        await self.loaded()

    async def call(self, method: str, **params: object) -> dict[str, Any]:
        """One command of the protocol, and its answer."""
        self._number += 1
        asked = self._number
        message: dict[str, object] = {"id": asked, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        await self.socket.send_str(json.dumps(message))
        while True:
            answer = await self._heard()
            if answer.get("id") == asked:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    async def attach(self) -> None:
        """Open the tab."""
        target = await self.call("Target.createTarget", url="about:blank")
        made = await self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = made["sessionId"]
        for domain in ("Page", "Log", "Runtime", "Audits"):
            await self.call(f"{domain}.enable")

    async def _heard(self) -> dict[str, Any]:
        async with asyncio.timeout(30):
            message: dict[str, Any] = json.loads(await self.socket.receive_str())
        match message.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Log.entryAdded" if message["params"]["entry"]["level"] == "error":
                self.complaints.append(message["params"]["entry"]["text"])
            case "Audits.issueAdded" if message["params"]["issue"]["code"] != "PerformanceIssue":
                self.complaints.append(json.dumps(message["params"]["issue"]))
            case "Runtime.exceptionThrown" | "Page.javascriptDialogOpening":
                self.complaints.append(json.dumps(message["params"]))
        return message


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """A Chromium of its own, with an empty profile in ``folder``."""
    assert CHROMIUM is not None
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        CHROMIUM,
        *_FLAGS,
        f"--user-data-dir={folder / 'profile'}",
        env={**kept, "HOME": str(folder)},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    try:
        found = None
        async with asyncio.timeout(60):
            while found is None:
                line = (await process.stderr.readline()).decode(errors="replace")
                assert line, "the browser ended"
                found = re.search(r"ws://\S+", line)
        drain = asyncio.create_task(process.stderr.read())
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(found[0], max_msg_size=0) as socket,
        ):
            made = Browser(socket)
            await made.attach()
            yield made
    finally:
        process.kill()
        await process.wait()
        await drain
