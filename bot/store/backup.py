"""Copies of the database: taken while it is in use, checked, and put back.

SQLite's own backup does the copying (https://www.sqlite.org/backup.html): a copy is the state of
one moment, and putting one back is a single transaction. PostgreSQL has its own tools for both.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from bot.errors import NewsdigestError
from bot.store.sqlite import database_file

log = logging.getLogger(__name__)

_NIGHTLY = "newsdigest-????-??-??.db"
_PATIENCE = 30.0


def back_up(url: str, path: Path) -> Path:
    """Copy the database to ``path``, while others may be at work in it.

    What stood there before is replaced only by a whole copy. Gives the file.
    Raises NewsdigestError when there is nothing to copy or it cannot be written.
    """
    source = _file(url)
    if not source.exists():
        raise NewsdigestError(f"there is no database at {source} yet: nothing to back up")
    if path.exists() and path.samefile(source):
        raise NewsdigestError(f"{path} is the database itself: name another file")
    if not path.parent.is_dir():
        raise NewsdigestError(f"{path} could not be written: there is no folder {path.parent}")
    half = path.with_name(f".{path.name}.half")
    try:
        half.unlink(missing_ok=True)
        half.touch(mode=0o600)
        _copy(source, half, lone=True)
        _check(half)
        with half.open("rb") as file:
            os.fsync(file.fileno())
        half.replace(path)
        _settle(path.parent)
    except (OSError, sqlite3.Error) as exc:
        raise NewsdigestError(f"{path} could not be written: {exc}") from exc
    finally:
        half.unlink(missing_ok=True)
    return path


def restore(url: str, path: Path) -> Path | None:
    """Put the copy at ``path`` in the database's place, in one transaction.

    What was there is copied first; gives that file, None when nothing was there. The service must
    not run. Raises NewsdigestError when the copy is none, or damaged; then nothing was changed.
    """
    target = _file(url)
    if not path.is_file():
        raise NewsdigestError(f"there is no file {path}")
    try:
        _check(path)
    except sqlite3.Error as exc:
        raise NewsdigestError(f"{path} is no backup that could be used: {exc}") from exc
    kept = None
    if target.exists():
        kept = back_up(url, target.with_name(f"{target.name}.before-restore"))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        _copy(path, target)
    except sqlite3.Error as exc:
        raise NewsdigestError(f"{target} could not be written: {exc}") from exc
    return kept


def nightly(url: str, today: date, keep: int) -> int:
    """The day's copy, once, in the folder ``backups`` beside the database; ``keep`` of them stay.

    Gives 1 when one was made. Where there is no room, none is made and the log says so.
    """
    source = database_file(url)
    if not keep or source is None or not source.exists():
        return 0
    folder = source.parent / "backups"
    path = folder / f"newsdigest-{today}.db"
    if path.exists():
        return 0
    folder.mkdir(mode=0o700, exist_ok=True)
    if shutil.disk_usage(folder).free < 3 * source.stat().st_size:
        log.warning("no backup was made: too little room on the disk of %s", folder)
        return 0
    back_up(url, path)
    for old in sorted(folder.glob(_NIGHTLY))[:-keep]:
        old.unlink(missing_ok=True)
    return 1


def _file(url: str) -> Path:
    file = database_file(url)
    if file is None:
        raise NewsdigestError(
            "only an SQLite file is copied here. PostgreSQL has its own tools: "
            "pg_dump --format=custom makes a copy, pg_restore --clean puts one back"
        )
    return file


def _copy(source: Path, target: Path, *, lone: bool = False) -> None:
    with (
        closing(sqlite3.connect(source, timeout=_PATIENCE)) as read,
        closing(sqlite3.connect(target, timeout=_PATIENCE)) as write,
    ):
        read.backup(write)
        if lone:
            write.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself


def _check(path: Path) -> None:
    """Raises sqlite3.Error unless it is a whole database of ours."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(str(found))
        copy.execute("SELECT version_num FROM alembic_version").fetchone()


def _settle(folder: Path) -> None:
    """Have the folder's new entry survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
