"""Room put by for the day when the disk is full.

On a full disk not even a DELETE works, since SQLite writes it down first. So a file of some size
lies beside the database and is given up at that moment: what is owed can go out and old articles
can be forgotten, until somebody makes room and the file is made again.
"""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from bot.store.sqlite import database_file

log = logging.getLogger(__name__)

SIZE = 16_000_000
_BLOCK = 1_000_000
#: Less than this and the next write may fail.
_LAST_ROOM = 1_000_000


@dataclass(slots=True)
class Ballast:
    """The file at ``path`` of ``size`` bytes; None: the database is no file, nothing is done.

    ``full``: the disk was found full, and there was no room since.
    """

    path: Path | None
    size: int = SIZE
    full: bool = False
    _warned: bool = False

    @classmethod
    def beside(cls, url: str) -> Ballast:
        """For the database at ``url`` (SQLAlchemy's form)."""
        database = database_file(url)
        return cls(None if database is None else Path(f"{database}.ballast"))

    def release(self) -> None:
        """The disk is full: give the room up, if it is there."""
        if self.path is None:
            return
        if not self.full:
            log.warning(
                "the disk of %s is full: the room put by is given up, the oldest articles go, and "
                "nothing new is read. Make room: all goes on by itself",
                self.path.parent,
            )
        self.full = True
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("%s could not be removed: %s", self.path, error.strerror)

    def tend(self) -> None:
        """Put the room by where there is twice as much, give it up where none is left."""
        if self.path is None:
            return
        try:
            free = shutil.disk_usage(self.path.parent).free
        except OSError as error:
            log.warning("the room on the disk is not known: %s", error.strerror)
            return
        if free < _LAST_ROOM:
            self.release()
        elif self.path.exists():
            return
        elif free >= 2 * self.size and self._make(self.path):
            if self.full or self._warned:
                log.warning("there is room on the disk again")
            self.full = self._warned = False
        elif not (self.full or self._warned):
            self._warned = True
            log.warning("little room on the disk of %s: %d MB", self.path.parent, free // 1_000_000)

    def _make(self, path: Path) -> bool:
        """Random bytes, so that no file system stores them in less."""
        try:
            with path.open("wb") as file:
                for _ in range(0, self.size, _BLOCK):
                    file.write(os.urandom(min(_BLOCK, self.size)))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            path.unlink(missing_ok=True)
            log.warning("no room could be put by at %s: %s", path, error.strerror)
            return False
        return True
