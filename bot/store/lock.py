"""One service on one SQLite database: a lock that is free at once when its holder dies."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from bot.errors import AlreadyRunning, NewsdigestError
from bot.store.sqlite import database_file

log = logging.getLogger(__name__)


@contextmanager
def only_one(url: str) -> Iterator[None]:
    """Hold the database's lock. Raises AlreadyRunning when another process does.

    Raises NewsdigestError where its file cannot be written.
    """
    database = database_file(url)
    if database is None:  # on a server several work together
        yield
        return
    path = Path(f"{database}.lock")
    with _opened(path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as exc:
            raise AlreadyRunning(
                f"another newsdigest already runs on {database}; stop it first"
            ) from exc
        _sign(file)
        yield


def _opened(path: Path) -> FileIO:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return FileIO(path, "a")
    except OSError as exc:
        raise NewsdigestError(
            f"{path.parent} cannot be written to: {exc.strerror}; it must be a folder that "
            "belongs to the user whom newsdigest runs as"
        ) from exc


def _sign(file: FileIO) -> None:
    """Say who holds it, for people; the lock itself needs no room on the disk."""
    try:
        file.truncate(0)
        file.write(f"{os.getpid()}\n".encode())
    except OSError as exc:
        log.warning("%s could not be written: %s", file.name, exc.strerror)
