"""``newsdigest clean`` and ``summarize``: to the letter, but no letter steers a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

_TEXT = (
    "The council decided on Tuesday \x1b[31mto renew\x1b[0m the harbour in three stages. "
    "It will cost three million and open\x9b2J in two years.\n"
)


def _printed(command: str, file: Path) -> bytes:
    """What a terminal gets."""
    mine, its = pty.openpty()
    words = [sys.executable, "-m", "bot", command, str(file)]
    subprocess.run(words, stdout=its, check=True, timeout=60)
    os.close(its)
    with os.fdopen(mine, "rb") as terminal:
        return os.read(terminal.fileno(), 65_536)


@pytest.mark.parametrize("command", ["clean", "summarize"])
def test_a_text_does_not_steer_the_terminal(command: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_TEXT)
    printed = _printed(command, file)
    assert b"to renew" in printed
    assert b"\x1b" not in printed
    assert "\x9b".encode() not in printed


def test_a_file_gets_every_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(_TEXT)
    words = [sys.executable, "-m", "bot", "clean", str(file)]
    done = subprocess.run(words, capture_output=True, check=True, timeout=60)
    assert "\x1b[31mto renew\x1b[0m" in done.stdout.decode()
