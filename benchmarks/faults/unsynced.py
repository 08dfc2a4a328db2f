"""A disk in memory that forgets what was not synced when the power goes: a VFS for apsw.

Each write waits, in order, until its file is synced. At the cut none of what waits has reached the
disk, or the first of it up to the middle of a write, or any sectors of it in any order.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import apsw

SECTOR = 512
Way = Literal["drop", "prefix", "subset"]
WAYS: tuple[Way, ...] = ("drop", "prefix", "subset")


class PowerCut(Exception):
    """There is no power; nothing more can be read or written."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes that wait for a sync; ``body`` None: the file is cut off at ``at``."""

    name: str
    at: int
    body: bytes | None

    def on(self, content: bytearray) -> None:
        """Do it to a file's content."""
        if self.body is None:
            del content[self.at :]
            return
        if len(content) < self.at:
            content.extend(bytes(self.at - len(content)))
        content[self.at : self.at + len(self.body)] = self.body

    def sectors(self) -> list[Write]:
        """The same in pieces that a disk writes whole."""
        if self.body is None:
            return [self]
        steps = range(0, len(self.body), SECTOR)
        return [Write(self.name, self.at + s, self.body[s : s + SECTOR]) for s in steps]


@dataclass(slots=True)
class Disk:
    """A disk with these ``files``; ``seen`` is what a program sees there.

    ``kept`` is what a power cut leaves, before what waits is taken into account.
    calls_left: how many writes and syncs are still done before the power goes (None: all).
    """

    files: Mapping[str, bytes | bytearray] = field(default_factory=dict)
    calls_left: int | None = None
    kept: dict[str, bytearray] = field(init=False)
    seen: dict[str, bytearray] = field(init=False)
    waiting: list[Write] = field(default_factory=list)
    calls: int = 0
    dark: bool = False

    def __post_init__(self) -> None:
        self.kept = {name: bytearray(content) for name, content in self.files.items()}
        self.seen = {name: bytearray(content) for name, content in self.files.items()}

    def write(self, write: Write) -> None:
        """The program writes."""
        self._call()
        write.on(self.seen[write.name])
        self.waiting.append(write)

    def sync(self, name: str) -> None:
        """All that waits for this file is on the disk, and so is its name."""
        self._call()
        self._reach(write for write in self.waiting if write.name == name)
        self.kept.setdefault(name, bytearray())
        self.waiting = [write for write in self.waiting if write.name != name]

    def delete(self, name: str) -> None:
        """A file goes at once."""
        self._call()
        self.seen.pop(name, None)
        self.kept.pop(name, None)
        self.waiting = [write for write in self.waiting if write.name != name]

    def after_cut(self, way: Way, chance: random.Random) -> Disk:
        """The disk as it is found when the power is back."""
        if way == "prefix" and self.waiting:
            whole = chance.randrange(len(self.waiting))
            torn = self.waiting[whole].sectors()
            self._reach(self.waiting[:whole])
            self._reach(torn[: chance.randrange(len(torn) + 1)])
        if way == "subset":
            pieces = [piece for write in self.waiting for piece in write.sectors()]
            self._reach(piece for piece in pieces if chance.random() < 0.5)
        return Disk(self.kept)

    def _reach(self, writes: Iterable[Write]) -> None:
        for write in writes:
            write.on(self.kept.setdefault(write.name, bytearray()))

    def _call(self) -> None:
        self.calls += 1
        if self.calls_left is not None and self.calls > self.calls_left:
            self.dark = True
        if self.dark:
            raise PowerCut


class File:
    """An open file, with the methods that apsw looks for."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk, self._name = disk, name

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        """Bytes; fewer where the file ends."""
        if self._disk.dark:
            raise PowerCut
        return bytes(self._disk.seen[self._name][offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        """Keep for the next sync."""
        self._disk.write(Write(self._name, offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        """Cut off."""
        self._disk.write(Write(self._name, size, None))

    def xSync(self, _flags: int) -> None:  # noqa: N802
        """What was written is safe."""
        self._disk.sync(self._name)

    def xFileSize(self) -> int:  # noqa: N802
        """Bytes."""
        return len(self._disk.seen[self._name])

    def xLock(self, _level: int) -> None:  # noqa: N802
        """There is one connection."""

    def xUnlock(self, _level: int) -> None:  # noqa: N802
        """There is one connection."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        """There is one connection."""
        return False

    def xFileControl(self, _op: int, _pointer: int) -> bool:  # noqa: N802
        """Nothing is known here."""
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        """What SQLite's own file systems say."""
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        """As on Unix: a write changes no byte beside it."""
        return int(apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE)

    def xClose(self) -> None:  # noqa: N802
        """Nothing to do."""


class Unsynced(apsw.VFS):
    """Makes a disk known to SQLite as ``name``."""

    def __init__(self, name: str, disk: Disk) -> None:
        self._disk = disk
        super().__init__(name, "")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> File:  # type: ignore[override]  # noqa: N802
        """A file of the disk, made if it is new."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._disk.seen.setdefault(path, bytearray())
        flags[1] = flags[0]
        return File(self._disk, path)

    def xDelete(self, name: str, _sync: bool) -> None:  # noqa: N802
        """Remove a file."""
        self._disk.delete(name)

    def xAccess(self, name: str, _flags: int) -> bool:  # noqa: N802
        """Is there such a file?"""
        return name in self._disk.seen

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        """Names are whole as they are."""
        return name
