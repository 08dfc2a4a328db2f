"""The console: a chat with the person at the machine, who is its owner."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import TextIO

from bot.commands.request import Answer, Request
from bot.digest.export import story_json
from bot.message import Message, Part
from bot.model import Address, ChatKind
from bot.platforms.console.render import render

ADDRESS = Address("console", "local")
Reply = Callable[[Request], Awaitable[Answer]]


class Console:
    """Prints what is sent to it."""

    name = "console"

    def __init__(self, out: TextIO = sys.stdout) -> None:
        self._out = out

    def split(self, message: Message, kind: ChatKind) -> tuple[Part, ...]:
        """One part: a terminal scrolls."""
        text = render(message)
        return (Part({"text": text}, text),)

    async def send(self, address: Address, part: Part, *, key: str) -> str:
        """Print it; the delivery's key is receipt enough."""
        print(f"\n{part.body['text']}\n", file=self._out, flush=True)
        return key


def request_of(line: str) -> Request:
    """A typed line as a request: a command with its arguments, or plain words."""
    words = line.strip()
    command, args = None, words
    if words.startswith("/"):
        command, _, args = words[1:].partition(" ")
    return Request(
        address=ADDRESS,
        kind="console",
        chat_title="console",
        person="local",
        person_name="you",
        command=command.lower() if command is not None else None,
        args=args.strip(),
    )


async def converse(reply: Reply, *, as_json: bool = False, prompt: str = "") -> None:
    """Answer line after line from standard input until it ends."""
    async for line in _lines(prompt):
        if not line.strip():
            continue
        if line.strip() in ("/quit", "/exit"):
            return
        answer = await reply(request_of(line))
        print(json.dumps(_as_json(answer), ensure_ascii=False) if as_json else _as_text(answer))
        sys.stdout.flush()


def _as_text(answer: Answer) -> str:
    if answer.message is None:
        return ""
    # A list reads best without addresses; who looks at one story wants to go there.
    return f"{render(answer.message, links=len(answer.stories) == 1)}\n"


def _as_json(answer: Answer) -> dict[str, object]:
    return {
        "command": answer.command,
        "ok": answer.ok,
        "text": render(answer.message, width=10_000) if answer.message is not None else "",
        "stories": [story_json(story) for story in answer.stories],
    }


async def _lines(prompt: str) -> AsyncIterator[str]:
    """Lines from standard input, in whatever pieces they come."""
    pieces = _pieces(sys.stdin.fileno())
    rest = b""
    while True:
        if prompt:
            print(prompt, end="", flush=True)
        while b"\n" not in rest:
            piece = await pieces.get()
            if not piece:
                if rest:
                    yield rest.decode("utf-8", "replace")
                return
            rest += piece
        line, _, rest = rest.partition(b"\n")
        yield line.decode("utf-8", "replace")


def _pieces(descriptor: int) -> asyncio.Queue[bytes]:
    """What is read from a descriptor, b"" at its end.

    By a daemon thread and without a buffer's lock: a read that waits for a person may neither
    stop the loop nor keep the process from ending.
    """
    loop = asyncio.get_running_loop()
    pieces: asyncio.Queue[bytes] = asyncio.Queue()

    def read() -> None:
        piece = b"-"
        with suppress(RuntimeError):  # the loop was closed: nobody listens any more
            while piece:
                try:
                    piece = os.read(descriptor, 65_536)
                except OSError:
                    piece = b""  # the terminal is gone
                loop.call_soon_threadsafe(pieces.put_nowait, piece)

    threading.Thread(target=read, name="console", daemon=True).start()
    return pieces
