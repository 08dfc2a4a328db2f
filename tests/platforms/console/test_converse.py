"""Talking on standard input and output, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_ECHO = """
import asyncio, sys
from bot.commands.request import Answer, Request
from bot.message import plain
from bot.platforms.console.platform import converse

async def reply(request: Request) -> Answer:
    if request.args == "nothing":
        return Answer("", ok=True)
    return Answer(request.command or "words", ok=True, message=plain(f"you said {request.args}"))
"""


def _talk(typed: bytes, script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _ECHO + script],
        input=typed,
        capture_output=True,
        timeout=30,
        cwd=_ROOT,
        check=True,
    )
    assert done.stderr == b""
    return done.stdout.decode()


def test_each_line_is_answered_until_the_end() -> None:
    typed = "/say hello\n\n  \nnothing\nplain wörds\r\nand no line break".encode()
    assert _talk(typed, "asyncio.run(converse(reply))") == (
        "you said hello\n\n\nyou said plain wörds\n\nyou said and no line break\n\n"
    )


def test_quitting_leaves_the_rest_unread() -> None:
    assert _talk(b"one\n/quit\ntwo\n", "asyncio.run(converse(reply))") == "you said one\n\n"


def test_answers_as_json_are_one_object_a_line() -> None:
    said = _talk(b"/Say x\nnothing\n", "asyncio.run(converse(reply, as_json=True))")
    assert [json.loads(line) for line in said.splitlines()] == [
        {"command": "say", "ok": True, "text": "you said x", "stories": []},
        {"command": "", "ok": True, "text": "", "stories": []},
    ]


def test_bytes_that_are_no_text_are_answered_too() -> None:
    assert "you said \ufffd\ufffd" in _talk(b"\xff\xfe\n", "asyncio.run(converse(reply))")


def test_a_person_who_types_nothing_does_not_keep_the_process() -> None:
    """Standard input stays open; the conversation is given up, as on SIGTERM."""
    script = """
async def main() -> None:
    try:
        await asyncio.wait_for(converse(reply), 0.3)
    except TimeoutError:
        print("given up", flush=True)

asyncio.run(main())
"""
    process = subprocess.Popen(
        [sys.executable, "-c", _ECHO + script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
    )
    try:
        assert process.wait(30) == 0
        assert process.stdin is not None
        process.stdin.close()
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read() == b"given up\n"
        assert process.stderr.read() == b""
    finally:
        process.kill()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
