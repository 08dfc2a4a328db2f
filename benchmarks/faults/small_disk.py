"""A disk of a few megabytes that can be filled: a tmpfs, which only root may mount (on Linux)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WHY_NOT = "mounting a small disk needs root on Linux: try sudo"


def can_mount() -> bool:
    """May we mount one here? A container's root often may not."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    tried = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"],
        check=False,
        capture_output=True,
    )
    return tried.returncode == 0


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount one at ``folder`` (made if need be); it is gone at the end with all that is on it."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def read_only(folder: Path) -> None:
    """From now on nothing can be written there."""
    _mount("-o", "remount,ro", str(folder))


def fill(folder: Path) -> int:
    """Take all the room that there is; gives the bytes taken. ``empty`` gives them back."""
    taken = 0
    with (folder / "filler").open("ab", buffering=0) as file:
        for size in (1_000_000, 4096, 1):
            block = b"\0" * size
            try:
                while True:
                    taken += file.write(block)
            except OSError:
                continue
    return taken


def empty(folder: Path) -> None:
    """Give back what ``fill`` took."""
    (folder / "filler").unlink()


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)
